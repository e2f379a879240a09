import type { AuthKind, AuthOf } from '#shared/model/auth';
import type { ReactNode } from 'react';

/** What a form of one auth kind gets. */
export interface AuthFieldsProps<K extends AuthKind> {
  readonly auth: AuthOf<K>;
  readonly onChange: (auth: AuthOf<K>) => void;
  /** Why a field was refused. */
  readonly problemAt: (field: string) => string | undefined;
}

/** The form of one auth kind. */
export interface AuthForm<K extends AuthKind> {
  readonly label: string;
  /** What the kind is, in a sentence. */
  readonly says: string;
  readonly Fields: (props: AuthFieldsProps<K>) => ReactNode;
}
