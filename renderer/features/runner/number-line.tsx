import { useState } from 'react';
import { TextField } from '../../ui/text-field';

interface Bounds {
  readonly label: string;
  readonly from: number;
  readonly to: number;
  readonly placeholder?: string;
}

type Props =
  | (Bounds & { readonly value: number; readonly isOptional?: false; readonly onChange: (value: number) => void })
  | (Bounds & { readonly value: number | null; readonly isOptional: true; readonly onChange: (value: number | null) => void });

/** A whole number within bounds, or none where that is said; what is neither is told, and the last one holds. */
export function NumberLine({ label, placeholder, from, to, ...field }: Props) {
  const [text, setText] = useState(String(field.value ?? ''));
  const readIn = (typed: string): number | null | undefined => {
    if (typed.trim() === '') return field.isOptional ? null : undefined;
    const number = /^\d{1,9}$/.test(typed.trim()) ? Number(typed) : undefined;
    return number !== undefined && number >= from && number <= to ? number : undefined;
  };
  const type = (next: string) => {
    setText(next);
    const read = readIn(next);
    if (read === undefined) return;
    if (field.isOptional) field.onChange(read);
    else if (read !== null) field.onChange(read);
  };
  return (
    <TextField
      label={label}
      value={text}
      onChange={type}
      {...(placeholder !== undefined && { placeholder })}
      error={readIn(text) === undefined ? `From ${from} to ${to.toLocaleString('en-GB')}` : undefined}
    />
  );
}
