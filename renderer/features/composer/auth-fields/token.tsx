import type { AuthFieldsProps, AuthForm } from './auth-form';
import { fieldPen } from './auth-texts';

export const tokenForm: AuthForm<'token'> = {
  label: 'Token (Django REST framework)',
  says: 'A token of TokenAuthentication: like a bearer token, under a word of its own.',
  Fields: TokenFields,
};

function TokenFields(props: AuthFieldsProps<'token'>) {
  const pen = fieldPen(props);
  const isTyped = props.auth.source === 'typed';
  return [
    pen.choice('source', 'Token is', [
      { value: 'typed', label: 'Typed here' },
      { value: 'login', label: 'Fetched with a name' },
    ]),
    ...(isTyped
      ? [pen.text('token', 'Token', { isSecret: true })]
      : [
          pen.text('loginUrl', 'Login address', {
            hint: 'Takes name and password by POST. Relative to the address of the request.',
          }),
          pen.text('username', 'User name'),
          pen.text('password', 'Password', { isSecret: true }),
        ]),
    pen.text('keyword', 'Keyword', { hint: 'The word before the token.' }),
  ];
}
