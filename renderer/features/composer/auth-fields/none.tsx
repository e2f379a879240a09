import type { AuthForm } from './auth-form';

export const noneForm: AuthForm<'none'> = {
  label: 'None',
  says: 'The request says nothing about who is asking.',
  Fields: () => null,
};
