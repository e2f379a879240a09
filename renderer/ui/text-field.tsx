import { CircleAlert } from 'lucide-react';
import { type FocusEvent, type ReactNode, type Ref, useRef } from 'react';
import { FieldError, Input, Label, Text, TextField as AriaTextField } from 'react-aria-components';
import { classNames } from './class-names';
import styles from './field.module.css';

export interface TextFieldProps {
  readonly label: string;
  /** Keeps the label for screen readers only. */
  readonly hideLabel?: boolean;
  readonly value: string;
  readonly onChange: (value: string) => void;
  readonly placeholder?: string;
  /** Why the value is refused; stands below the field. */
  readonly error?: ReactNode;
  readonly hint?: ReactNode;
  /** For what travels on the wire. */
  readonly mono?: boolean;
  readonly type?: 'text' | 'password' | 'search' | 'number' | 'url';
  readonly isDisabled?: boolean;
  readonly isReadOnly?: boolean;
  /** Has the focus when it appears, ready to be typed over: the first field of a dialog. */
  readonly takesFocus?: boolean;
  readonly onKeyDown?: (event: { readonly key: string; preventDefault(): void }) => void;
  readonly onFocus?: () => void;
  readonly onBlur?: () => void;
  readonly inputRef?: Ref<HTMLInputElement>;
}

/** One line of text with its label, and its error where there is one. */
export function TextField(props: TextFieldProps) {
  const { label, hideLabel, error, hint, mono, placeholder, inputRef, type = 'text', onKeyDown, takesFocus, ...field } = props;
  const selectOnce = useSelectOnce(takesFocus === true);
  return (
    <AriaTextField
      {...field}
      {...(takesFocus && { autoFocus: true })}
      type={type}
      className={classNames(styles.field)}
      isInvalid={Boolean(error)}
      // The browser would not submit a form again whose field was refused once.
      validationBehavior="aria"
      {...(hideLabel && { 'aria-label': label })}
    >
      {!hideLabel && <Label className={styles.label}>{label}</Label>}
      <Input
        className={classNames(styles.input, mono && styles.mono)}
        placeholder={placeholder}
        ref={inputRef}
        onKeyDown={onKeyDown}
        onFocus={selectOnce}
        dir="auto"
        spellCheck={false}
        autoComplete="off"
        autoCapitalize="off"
      />
      {hint && !error && (
        <Text slot="description" className={styles.hint}>
          {hint}
        </Text>
      )}
      <FieldError className={classNames(styles.error)}>
        <CircleAlert size={14} strokeWidth={1.5} aria-hidden />
        <span>{error}</span>
      </FieldError>
    </AriaTextField>
  );
}

function useSelectOnce(isWanted: boolean) {
  const isDone = useRef(!isWanted);
  return (event: FocusEvent<HTMLInputElement>) => {
    if (!isDone.current) event.currentTarget.select();
    isDone.current = true;
  };
}
