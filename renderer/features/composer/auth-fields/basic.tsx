import type { AuthFieldsProps, AuthForm } from './auth-form';
import { AuthText } from './auth-text';

export const basicForm: AuthForm<'basic'> = {
  label: 'Basic',
  says: 'Name and password with every request, encoded but not encrypted.',
  Fields: BasicFields,
};

function BasicFields({ auth, onChange, problemAt }: AuthFieldsProps<'basic'>) {
  return (
    <>
      <AuthText
        label="User name"
        field="username"
        value={auth.username}
        onChange={(username) => onChange({ ...auth, username })}
        problem={problemAt('username')}
      />
      <AuthText
        label="Password"
        field="password"
        value={auth.password}
        onChange={(password) => onChange({ ...auth, password })}
        problem={problemAt('password')}
        isSecret
      />
    </>
  );
}
