import type { AuthKind, AuthOf } from '#shared/model/auth';
import type { ReactNode } from 'react';
import { Segments } from '../../../ui/segments';
import { FormLine } from '../form-line';
import type { AuthFieldsProps } from './auth-form';
import { AuthText } from './auth-text';

type FieldsWith<T, V> = { [F in keyof T]: T[F] extends V ? (string extends T[F] ? F : never) : never }[keyof T] & string;
type ChoicesOf<T> = { [F in keyof T]: T[F] extends string ? (string extends T[F] ? never : F) : never }[keyof T] & string;

interface TextManner {
  readonly isSecret?: boolean;
  readonly hint?: string;
  readonly placeholder?: string;
}

/** How a form of one kind draws its fields: each knows its value, its problem and how it changes the credentials. */
export interface FieldPen<K extends AuthKind> {
  text(field: FieldsWith<AuthOf<K>, string>, label: string, manner?: TextManner): ReactNode;
  choice<F extends Exclude<ChoicesOf<AuthOf<K>>, 'kind'>>(
    field: F,
    label: string,
    options: readonly { readonly value: AuthOf<K>[F] & string; readonly label: string }[],
    hint?: string,
  ): ReactNode;
}

/** The pen for a form's fields. */
export function fieldPen<K extends AuthKind>({ auth, onChange, problemAt }: AuthFieldsProps<K>): FieldPen<K> {
  // One field of a kind is exchanged for a value of the same type.
  const put = (change: object) => onChange({ ...auth, ...change } as AuthOf<K>);
  const valueOf = (field: string): string => String((auth as Readonly<Record<string, unknown>>)[field]);
  return {
    text: (field, label, manner = {}) => (
      <AuthText
        key={field}
        label={label}
        field={field}
        value={valueOf(field)}
        onChange={(value) => put({ [field]: value })}
        problem={problemAt(field)}
        {...manner}
      />
    ),
    choice: (field, label, options, hint) => (
      <FormLine key={field} label={label} hint={hint}>
        <div>
          <Segments label={label} value={valueOf(field)} options={options} onChange={(value) => put({ [field]: value })} />
        </div>
      </FormLine>
    ),
  };
}
