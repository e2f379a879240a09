import type { AuthFieldsProps, AuthForm } from './auth-form';
import { fieldPen } from './auth-texts';

export const ntlmForm: AuthForm<'ntlm'> = {
  label: 'NTLM',
  says: 'Logs a connection in, in three messages, as servers of Windows want it; the password stays here.',
  Fields: NtlmFields,
};

function NtlmFields(props: AuthFieldsProps<'ntlm'>) {
  const pen = fieldPen(props);
  return [
    pen.text('username', 'User name'),
    pen.text('password', 'Password', { isSecret: true }),
    pen.text('domain', 'Domain', { hint: 'Or as DOMAIN\\name in the user name.' }),
    pen.text('workstation', 'Workstation', { hint: 'What this machine calls itself; empty for nothing.' }),
  ];
}
