import type { AuthFieldsProps, AuthForm } from './auth-form';
import { fieldPen } from './auth-texts';

export const apiKeyForm: AuthForm<'apiKey'> = {
  label: 'API key',
  says: 'A key of the server’s own making, in a header, the query or a cookie.',
  Fields: ApiKeyFields,
};

function ApiKeyFields(props: AuthFieldsProps<'apiKey'>) {
  const pen = fieldPen(props);
  return [
    pen.choice('placement', 'Goes into', [
      { value: 'header', label: 'Header' },
      { value: 'query', label: 'Query' },
      { value: 'cookie', label: 'Cookie' },
    ]),
    pen.text('name', 'Name'),
    pen.text('value', 'Key', { isSecret: true }),
  ];
}
