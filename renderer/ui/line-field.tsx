import type { HTMLInputTypeAttribute, KeyboardEvent, ReactNode, Ref } from 'react';
import { classNames } from './class-names';
import type { FieldProps } from './field-props';
import styles from './line-field.module.css';

export interface LineFieldProps extends FieldProps {
  readonly value: string;
  readonly onChange: (text: string) => void;
  /** For what travels on the wire. */
  readonly mono?: boolean | undefined;
  readonly placeholder?: string | undefined;
  readonly type?: HTMLInputTypeAttribute | undefined;
  readonly inputMode?: 'decimal' | 'numeric' | 'email' | 'url' | undefined;
  /** Inside the edge, before and behind the text. */
  readonly start?: ReactNode;
  readonly end?: ReactNode;
  readonly label?: string | undefined;
  readonly onKeyDown?: ((event: KeyboardEvent<HTMLInputElement>) => void) | undefined;
  readonly inputRef?: Ref<HTMLInputElement>;
}

/** One line of text whose label and remarks stand beside it. The text is kept as typed. */
export function LineField(props: LineFieldProps) {
  const { id, describedBy, isInvalid = false, isRequired = false, value, onChange, mono = false, inputRef } = props;
  return (
    <div className={classNames(styles.box, isInvalid && styles.invalid)}>
      {props.start}
      <input
        id={id}
        ref={inputRef}
        type={props.type ?? 'text'}
        inputMode={props.inputMode}
        className={classNames(styles.input, mono && styles.mono)}
        value={value}
        onChange={(event) => onChange(event.target.value)}
        onKeyDown={props.onKeyDown}
        placeholder={props.placeholder}
        aria-label={props.label}
        aria-describedby={describedBy}
        aria-invalid={isInvalid || undefined}
        aria-required={isRequired || undefined}
        dir="auto"
        spellCheck={false}
        autoComplete="off"
        autoCapitalize="off"
      />
      {props.end}
    </div>
  );
}
