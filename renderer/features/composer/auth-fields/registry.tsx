import type { Auth, AuthKind } from '#shared/model/auth';
import type { ReactNode } from 'react';
import { apiKeyForm } from './api-key';
import { awsSigV4Form } from './aws-sigv4';
import { clientCertificateForm } from './client-certificate';
import { digestForm } from './digest';
import { inheritForm } from './inherit';
import { ntlmForm } from './ntlm';
import { oauth1Form } from './oauth1';
import { sessionForm } from './session';
import { tokenForm } from './token';
import type { AuthFieldsProps, AuthForm } from './auth-form';
import { basicForm } from './basic';
import { bearerForm } from './bearer';
import { noneForm } from './none';
import { oauth2Form } from './oauth2';

/** One form for each auth kind, in the order they are offered. Forgetting one does not compile. */
export const authForms: { readonly [K in AuthKind]: AuthForm<K> } = {
  none: noneForm,
  inherit: inheritForm,
  basic: basicForm,
  bearer: bearerForm,
  apiKey: apiKeyForm,
  token: tokenForm,
  session: sessionForm,
  digest: digestForm,
  oauth1: oauth1Form,
  oauth2: oauth2Form,
  awsSigV4: awsSigV4Form,
  ntlm: ntlmForm,
  clientCertificate: clientCertificateForm,
};

type Rest = Pick<AuthFieldsProps<AuthKind>, 'problemAt'> & { readonly onChange: (auth: Auth) => void };

/** The fields for what a draft holds. */
export function fieldsOf(auth: Auth, rest: Rest): ReactNode {
  // The table is keyed by the same kinds, which TypeScript cannot follow through a union.
  const Fields = authForms[auth.kind].Fields as (props: Rest & { readonly auth: Auth }) => ReactNode;
  return <Fields key={auth.kind} auth={auth} {...rest} />;
}
