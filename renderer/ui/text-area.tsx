import type { ClipboardEvent } from 'react';
import { classNames } from './class-names';
import type { FieldProps } from './field-props';
import styles from './line-field.module.css';

export interface TextAreaProps extends FieldProps {
  readonly value: string;
  readonly onChange: (text: string) => void;
  readonly mono?: boolean | undefined;
  readonly placeholder?: string | undefined;
  readonly label?: string | undefined;
  /** Begins as one line. */
  readonly isSmall?: boolean;
}

/** From so many characters on, what browsers do with a paste takes seconds, and ever more for each line. */
const longPaste = 100_000;

/** Text of several lines that grows with what is typed. */
export function TextArea(props: TextAreaProps) {
  const { id, describedBy, isInvalid = false, isRequired = false, value, onChange, mono = false } = props;
  return (
    <div className={classNames(styles.box, styles.tall, isInvalid && styles.invalid)}>
      <textarea
        id={id}
        className={classNames(styles.area, mono && styles.mono, props.isSmall && styles.small)}
        value={value}
        onChange={(event) => onChange(event.target.value)}
        onPaste={(event) => pasteLong(event, onChange)}
        placeholder={props.placeholder}
        aria-label={props.label}
        aria-describedby={describedBy}
        aria-invalid={isInvalid || undefined}
        aria-required={isRequired || undefined}
        rows={props.isSmall ? 1 : 3}
        dir="auto"
        spellCheck={false}
        autoComplete="off"
        autoCapitalize="off"
      />
    </div>
  );
}

/** Puts a long text in the place of the selection as a whole, which cannot be undone by the keys; the caret stands behind it. */
function pasteLong(event: ClipboardEvent<HTMLTextAreaElement>, onChange: (text: string) => void): void {
  const field = event.currentTarget;
  const text = event.clipboardData.getData('text/plain').replaceAll(/\r\n?/g, '\n');
  if (text.length < longPaste) return;
  event.preventDefault();
  const { value, selectionStart: from, selectionEnd: to } = field;
  onChange(value.slice(0, from) + text + value.slice(to));
  requestAnimationFrame(() => field.setSelectionRange(from + text.length, from + text.length));
}
