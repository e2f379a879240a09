import type { AuthFieldsProps, AuthForm } from './auth-form';
import { AuthText } from './auth-text';

export const bearerForm: AuthForm<'bearer'> = {
  label: 'Bearer token',
  says: 'Whoever holds the token is let in.',
  Fields: BearerFields,
};

function BearerFields({ auth, onChange, problemAt }: AuthFieldsProps<'bearer'>) {
  return (
    <>
      <AuthText
        label="Token"
        field="token"
        value={auth.token}
        onChange={(token) => onChange({ ...auth, token })}
        problem={problemAt('token')}
        isSecret
      />
      <AuthText
        label="Scheme"
        field="prefix"
        value={auth.prefix}
        onChange={(prefix) => onChange({ ...auth, prefix })}
        problem={problemAt('prefix')}
        hint="The word before the token. Django REST framework’s own tokens say Token."
      />
    </>
  );
}
