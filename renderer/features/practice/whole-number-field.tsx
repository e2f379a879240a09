import { useState } from 'react';
import { TextField } from '../../ui/text-field';
import styles from './whole-number-field.module.css';

interface Props {
  readonly label: string;
  readonly value: number | null;
  readonly from: number;
  readonly to: number;
  /** Stands in the field behind the number. */
  readonly unit?: string;
  readonly placeholder?: string;
  /** Hears of a number in the range, or of null where nothing may stand there and does. */
  readonly onCommit: (value: number | null) => void;
  readonly mayBeEmpty?: boolean;
}

/** A number that counts when the field is left or Enter is pressed. What is none is said, and changes nothing. */
export function WholeNumberField(props: Props) {
  const { label, value, unit, placeholder, onCommit } = props;
  const [typed, setTyped] = useState<string | null>(null);
  const shown = typed ?? (value === null ? '' : String(value));
  const read = readNumber(shown, props);
  const commit = () => {
    if (read === undefined || typed === null) return;
    setTyped(null);
    if (read !== value) onCommit(read);
  };
  return (
    <div className={styles.field}>
      <TextField
        label={label}
        hideLabel
        mono
        value={shown}
        onChange={setTyped}
        onBlur={commit}
        onKeyDown={({ key }) => {
          if (key === 'Enter') commit();
          if (key === 'Escape') setTyped(null);
        }}
        {...(placeholder !== undefined && { placeholder })}
        {...(read === undefined && { error: `A whole number from ${props.from} to ${props.to}.` })}
      />
      {unit !== undefined && (
        <span className={styles.unit} aria-hidden>
          {unit}
        </span>
      )}
    </div>
  );
}

/** Undefined: neither a number in the range nor, where that is fine, nothing. */
function readNumber(text: string, { from, to, mayBeEmpty = false }: Props): number | null | undefined {
  const trimmed = text.trim();
  if (trimmed === '') return mayBeEmpty ? null : undefined;
  const number = /^\d{1,9}$/.test(trimmed) ? Number(trimmed) : Number.NaN;
  return number >= from && number <= to ? number : undefined;
}
