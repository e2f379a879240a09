import { CircleAlert } from 'lucide-react';
import { useId } from 'react';
import { classNames } from '../class-names';
import styles from '../field.module.css';
import { VariableField } from './variable-field';

interface Props {
  readonly label: string;
  readonly value: string;
  readonly onChange: (value: string) => void;
  readonly placeholder?: string | undefined;
  /** Why the value is refused; stands below the field. */
  readonly error?: string | undefined;
  readonly type?: 'text' | 'password';
  readonly onBlur?: (() => void) | undefined;
}

/** One line for what travels on the wire, with its variables; its label stands elsewhere. */
export function VariableTextField({ label, value, onChange, placeholder, error, type = 'text', onBlur }: Props) {
  const id = useId();
  return (
    <div className={styles.field}>
      <VariableField
        className={classNames(styles.input, styles.mono)}
        label={label}
        value={value}
        onChange={onChange}
        placeholder={placeholder}
        type={type}
        onBlur={onBlur}
        aria-invalid={error !== undefined}
        aria-describedby={error === undefined ? undefined : id}
        {...(error !== undefined && { 'data-invalid': true })}
      />
      {error !== undefined && (
        <p id={id} className={styles.error}>
          <CircleAlert size={14} strokeWidth={1.5} aria-hidden />
          <span>{error}</span>
        </p>
      )}
    </div>
  );
}
