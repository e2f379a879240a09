import type { AuthFieldsProps, AuthForm } from './auth-form';
import { fieldPen } from './auth-texts';

export const digestForm: AuthForm<'digest'> = {
  label: 'Digest',
  says: 'Answers a challenge of the server; the password stays here. The server chooses the algorithm, and the strongest it offers is taken.',
  Fields: DigestFields,
};

function DigestFields(props: AuthFieldsProps<'digest'>) {
  const pen = fieldPen(props);
  return [pen.text('username', 'User name'), pen.text('password', 'Password', { isSecret: true })];
}
