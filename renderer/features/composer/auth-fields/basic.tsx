import type { AuthFieldsProps, AuthForm } from './auth-form';
import { fieldPen } from './auth-texts';

export const basicForm: AuthForm<'basic'> = {
  label: 'Basic',
  says: 'Name and password with every request, encoded but not encrypted.',
  Fields: BasicFields,
};

function BasicFields(props: AuthFieldsProps<'basic'>) {
  const pen = fieldPen(props);
  return [pen.text('username', 'User name'), pen.text('password', 'Password', { isSecret: true })];
}
