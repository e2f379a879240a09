import type { Ref } from 'react';
import { classNames } from '../class-names';
import styles from './variable-field.module.css';
import type { VariableWords } from './variable-words';

/** A stretch of a text with its colour; all stretches together are the text, letter by letter. */
export interface PaintPart {
  readonly text: string;
  readonly className?: string | undefined;
  /** It names this variable. */
  readonly variable?: string | undefined;
}

interface Props {
  readonly parts: readonly PaintPart[];
  readonly words: VariableWords | null;
  /** That of the field, whose letters these lie under. */
  readonly className: string | undefined;
  readonly dir: string;
  readonly inkRef: Ref<HTMLSpanElement>;
}

/** The text of a field in colours, exactly where the field has it. Nobody can press or read it: the field itself is there for that. */
export function VariablePaint({ parts, words, className, dir, inkRef }: Props) {
  return (
    <span className={classNames(className, styles.paint)} aria-hidden data-paint>
      <span ref={inkRef} className={styles.ink} dir={dir}>
        {parts.map(({ text, className: color, variable }, index) => (
          <span
            // Stretches have no identity of their own; their place is all there is.
            // oxlint-disable-next-line react/no-array-index-key -- as said above
            key={index}
            className={variable === undefined ? color : styles[words?.meaning(variable).state ?? 'known']}
            data-variable={variable}
          >
            {text}
          </span>
        ))}
      </span>
    </span>
  );
}

/** A text cut where its variables begin and end. */
export function partsOf(text: string, spans: ReturnType<VariableWords['spans']>): PaintPart[] {
  const parts: PaintPart[] = [];
  let from = 0;
  for (const { name, start, end } of spans) {
    parts.push({ text: text.slice(from, start) }, { text: text.slice(start, end), variable: name });
    from = end;
  }
  return [...parts, { text: text.slice(from) }].filter((part) => part.text !== '');
}
