import type { Auth, AuthKind } from '#shared/model/auth';
import type { ReactNode } from 'react';
import { apiKeyForm } from './api-key';
import type { AuthFieldsProps, AuthForm } from './auth-form';
import { basicForm } from './basic';
import { bearerForm } from './bearer';
import { noneForm } from './none';

const later = <K extends AuthKind>(label: string): AuthForm<K> => ({ label, says: '', Fields: () => null });

/** One form for each auth kind. Forgetting one does not compile. */
export const authForms: { readonly [K in AuthKind]: AuthForm<K> } = {
  none: noneForm,
  basic: basicForm,
  bearer: bearerForm,
  apiKey: apiKeyForm,
  inherit: later('Inherit'),
  token: later('Token'),
  session: later('Session'),
  digest: later('Digest'),
  oauth1: later('OAuth 1.0a'),
  oauth2: later('OAuth 2'),
  awsSigV4: later('AWS SigV4'),
  ntlm: later('NTLM'),
  clientCertificate: later('Client certificate'),
};

type Rest = Pick<AuthFieldsProps<AuthKind>, 'problemAt'> & { readonly onChange: (auth: Auth) => void };

/** The fields for what a draft holds. */
export function fieldsOf(auth: Auth, rest: Rest): ReactNode {
  // The table is keyed by the same kinds, which TypeScript cannot follow through a union.
  const Fields = authForms[auth.kind].Fields as (props: Rest & { readonly auth: Auth }) => ReactNode;
  return <Fields key={auth.kind} auth={auth} {...rest} />;
}
