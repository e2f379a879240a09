import { useEffect, useRef } from 'react';
import { classNames } from './class-names';
import styles from './raw-editor.module.css';

interface Props {
  /** For screen readers. */
  readonly label: string;
  readonly text: string;
  readonly onChange: (text: string) => void;
  /** Number of a line, from 1, where something is wrong: it is marked and stands in view at first. */
  readonly markedLine?: number | null;
}

/** Plain text with the numbers of its lines, to be edited as it is. */
export function RawEditor({ label, text, onChange, markedLine = null }: Props) {
  const field = useRef<HTMLTextAreaElement>(null);
  const lines = text.split('\n').length;
  useEffect(() => {
    const area = field.current;
    if (!area) return;
    const before = area.value.split('\n').slice(0, Math.max(0, (markedLine ?? 1) - 1));
    const start = before.reduce((length, line) => length + line.length + 1, 0);
    area.focus({ preventScroll: true });
    area.setSelectionRange(start, start);
    area.parentElement?.querySelector('[data-marked]')?.scrollIntoView({ block: 'center' });
    // Once, when it appears.
  }, []); // oxlint-disable-line react/exhaustive-deps
  return (
    <div className={styles.frame}>
      <div className={styles.numbers} aria-hidden>
        {Array.from({ length: lines }, (_, index) => (
          <span
            key={index}
            data-marked={index + 1 === markedLine || undefined}
            className={classNames(styles.number, index + 1 === markedLine && styles.marked)}
          >
            {index + 1}
          </span>
        ))}
      </div>
      <textarea
        ref={field}
        className={styles.text}
        aria-label={label}
        value={text}
        rows={lines}
        wrap="off"
        spellCheck={false}
        autoComplete="off"
        autoCapitalize="off"
        onChange={(event) => onChange(event.target.value)}
      />
    </div>
  );
}
