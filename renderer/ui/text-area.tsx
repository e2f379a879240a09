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
