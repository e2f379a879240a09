import { useState } from 'react';
import { TextField } from '../../ui/text-field';

interface Props {
  readonly label: string;
  readonly value: number;
  readonly from: number;
  readonly to: number;
  readonly onChange: (value: number) => void;
}

/** A whole number within bounds; what is none is said, and the last one holds. */
export function NumberLine({ label, value, from, to, onChange }: Props) {
  const [text, setText] = useState(String(value));
  const read = /^\d{1,9}$/.test(text.trim()) ? Number(text) : null;
  const isGood = read !== null && read >= from && read <= to;
  const type = (next: string) => {
    setText(next);
    const number = /^\d{1,9}$/.test(next.trim()) ? Number(next) : null;
    if (number !== null && number >= from && number <= to) onChange(number);
  };
  return (
    <TextField
      label={label}
      value={text}
      onChange={type}
      error={isGood ? undefined : `From ${from} to ${to.toLocaleString('en-GB')}`}
    />
  );
}
