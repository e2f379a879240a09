import { looksLikeCurl } from '#shared/interop/curl/looks-like-curl';
import { type SecretSpan, secretSpansIn } from '#shared/secrets/mask-address';
import { Eye, EyeOff } from 'lucide-react';
import { type ClipboardEvent, type KeyboardEvent, type ReactNode, useState } from 'react';
import { IconButton } from '../../ui/icon-button';
import { addressParts, dotted } from './address-parts';
import { classNames } from '../../ui/class-names';
import { isComposing } from '../../ui/is-composing';
import { VariableField } from '../../ui/variable-field/variable-field';
import type { PaintPart } from '../../ui/variable-field/variable-paint';
import styles from './address-field.module.css';

interface Acts {
  readonly onSend: () => void;
  /** What was pasted had to be changed to fit on a line. */
  readonly onPasteMended: (text: string) => void;
  /** A curl command was pasted: the field is left as it was. */
  readonly onPasteCurl: (command: string) => void;
  /** Takes back what a command changed; false where there is nothing to take back, and the field's own undo counts. */
  readonly onUndo: () => boolean;
}

interface Props extends Acts {
  readonly tabId: string;
  readonly url: string;
  readonly problemId: string | undefined;
  readonly onChange: (url: string) => void;
  /** Secrets that are hidden in it until they are asked for, besides those that their names tell. */
  readonly secretWords: readonly string[];
  readonly start: ReactNode;
  readonly end: ReactNode;
}

/** The address on one line. A plain field in all it does; its colours lie behind it. */
export function AddressField({ tabId, url, problemId, onChange, secretWords, start, end, ...acts }: Props) {
  const [shownIn, setShownIn] = useState<string | null>(null);
  const isShown = shownIn === tabId;
  const spans = secretSpansIn(url, secretWords);
  const { onKeyDown, onPaste } = handlersOf(acts);
  return (
    <div className={classNames(styles.frame, problemId !== undefined && styles.refused)}>
      {start}
      <div className={styles.line} dir="ltr">
        <VariableField
          className={styles.input}
          value={url}
          onChange={onChange}
          paint={(text) => paintAddress(text, isShown ? [] : secretSpansIn(text, secretWords))}
          onKeyDown={onKeyDown}
          onPaste={onPaste}
          label="Address"
          aria-invalid={problemId !== undefined}
          aria-describedby={problemId}
          data-place="url"
          placeholder="https://example.com/path?query=1"
          inputMode="url"
          enterKeyHint="send"
          dir="ltr"
        />
      </div>
      {spans.length > 0 && (
        <IconButton
          label={isShown ? 'Hide what is secret in the address' : 'Show what is secret in the address'}
          icon={isShown ? EyeOff : Eye}
          onPress={() => setShownIn(isShown ? null : tabId)}
        />
      )}
      {end}
    </div>
  );
}

/** What keys and the clipboard do in the field beside what they do in every field. */
function handlersOf({ onSend, onPasteMended, onPasteCurl, onUndo }: Acts) {
  const onKeyDown = (event: KeyboardEvent) => {
    if (isUndo(event) && onUndo()) return event.preventDefault();
    if (event.key !== 'Enter' || isComposing(event) || event.altKey || event.shiftKey) return;
    event.preventDefault();
    // With Ctrl or Command the window's own shortcut sends.
    if (!event.ctrlKey && !event.metaKey) onSend();
  };
  const onPaste = (event: ClipboardEvent) => {
    const pasted = event.clipboardData.getData('text/plain');
    if (looksLikeCurl(pasted)) {
      event.preventDefault();
      return onPasteCurl(pasted);
    }
    const mended = pasted.replace(/\s*[\r\n]+\s*/g, '').trim();
    if (mended === pasted) return;
    event.preventDefault();
    insertText(mended);
    if (/[\r\n]/.test(pasted.trim())) onPasteMended(pasted);
  };
  return { onKeyDown, onPaste };
}

const isUndo = (event: KeyboardEvent): boolean =>
  event.key.toLowerCase() === 'z' && (event.ctrlKey || event.metaKey) && !event.shiftKey && !event.altKey;

/** Secrets as dots, one for each letter, so that the caret stands where it seems to. */
const paintAddress = (url: string, spans: readonly SecretSpan[]): PaintPart[] =>
  dotted(addressParts(url), spans).map(({ text, kind }) =>
    kind === 'variable' ? { text, variable: text.slice(2, -2).trim() } : { text, className: styles[kind] },
  );

/** As if typed, so that undo knows of it. The one way that all browsers have for this, deprecated or not. */
function insertText(text: string): void {
  document.execCommand('insertText', false, text);
}
