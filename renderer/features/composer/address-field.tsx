import { type ClipboardEvent, type KeyboardEvent, type ReactNode, useRef } from 'react';
import { addressParts } from './address-parts';
import { useFollowScroll } from './use-follow-scroll';
import { classNames } from '../../ui/class-names';
import { isComposing } from '../../ui/is-composing';
import styles from './address-field.module.css';

interface Props {
  readonly url: string;
  readonly problemId: string | undefined;
  readonly onChange: (url: string) => void;
  readonly onSend: () => void;
  /** What was pasted had to be changed to fit on a line. */
  readonly onPasteMended: (text: string) => void;
  readonly start: ReactNode;
  readonly end: ReactNode;
}

/** The address on one line. A plain field in all it does; its colours lie behind it. */
export function AddressField({ url, problemId, onChange, onSend, onPasteMended, start, end }: Props) {
  const input = useRef<HTMLInputElement>(null);
  const paint = useRef<HTMLDivElement>(null);
  useFollowScroll(input, paint, url);

  const onKeyDown = (event: KeyboardEvent) => {
    if (event.key !== 'Enter' || isComposing(event) || event.altKey || event.shiftKey) return;
    event.preventDefault();
    // With Ctrl or Command the window's own shortcut sends.
    if (!event.ctrlKey && !event.metaKey) onSend();
  };
  const onPaste = (event: ClipboardEvent) => {
    const pasted = event.clipboardData.getData('text/plain');
    const mended = pasted.replace(/\s*[\r\n]+\s*/g, '').trim();
    if (mended === pasted) return;
    event.preventDefault();
    insertText(mended);
    if (/[\r\n]/.test(pasted.trim())) onPasteMended(pasted);
  };
  return (
    <div className={classNames(styles.frame, problemId !== undefined && styles.refused)}>
      {start}
      <div className={styles.line} dir="ltr">
        <div className={styles.paint} ref={paint} aria-hidden>
          {addressParts(url).map(({ text, kind }, index) => (
            // Stretches have no identity of their own; their place is all there is.
            // oxlint-disable-next-line react/no-array-index-key -- as said above
            <span key={index} className={styles[kind]}>
              {text}
            </span>
          ))}
        </div>
        <input
          ref={input}
          className={styles.input}
          value={url}
          onChange={(event) => onChange(event.target.value)}
          onKeyDown={onKeyDown}
          onPaste={onPaste}
          aria-label="Address"
          aria-invalid={problemId !== undefined}
          aria-describedby={problemId}
          data-place="url"
          placeholder="https://example.com/path?query=1"
          type="text"
          inputMode="url"
          spellCheck={false}
          autoComplete="off"
          autoCapitalize="off"
          autoCorrect="off"
          enterKeyHint="send"
          dir="ltr"
        />
      </div>
      {end}
    </div>
  );
}

/** As if typed, so that undo knows of it. The one way that all browsers have for this, deprecated or not. */
function insertText(text: string): void {
  document.execCommand('insertText', false, text);
}
