import type { AuthFieldsProps, AuthForm } from './auth-form';
import { fieldPen } from './auth-texts';

export const bearerForm: AuthForm<'bearer'> = {
  label: 'Bearer token',
  says: 'Whoever holds the token is let in.',
  Fields: BearerFields,
};

function BearerFields(props: AuthFieldsProps<'bearer'>) {
  const pen = fieldPen(props);
  return [
    pen.text('token', 'Token', { isSecret: true }),
    pen.text('prefix', 'Scheme', { hint: 'The word before the token; empty for none.' }),
  ];
}
