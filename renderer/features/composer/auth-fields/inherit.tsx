import type { AuthForm } from './auth-form';

export const inheritForm: AuthForm<'inherit'> = {
  label: 'Inherit',
  says: 'As the folder of the request says, or its collection.',
  Fields: () => null,
};
