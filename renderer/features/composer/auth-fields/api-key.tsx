import { Segments } from '../../../ui/segments';
import { FormLine } from '../form-line';
import type { AuthFieldsProps, AuthForm } from './auth-form';
import { AuthText } from './auth-text';

export const apiKeyForm: AuthForm<'apiKey'> = {
  label: 'API key',
  says: 'A key of the server’s own making, in a header or in the query.',
  Fields: ApiKeyFields,
};

function ApiKeyFields({ auth, onChange, problemAt }: AuthFieldsProps<'apiKey'>) {
  return (
    <>
      <FormLine label="Goes into">
        <div>
          <Segments
            label="Goes into"
            value={auth.placement}
            options={[
              { value: 'header', label: 'Header' },
              { value: 'query', label: 'Query' },
            ]}
            onChange={(placement) => onChange({ ...auth, placement })}
          />
        </div>
      </FormLine>
      <AuthText
        label="Name"
        field="name"
        value={auth.name}
        onChange={(name) => onChange({ ...auth, name })}
        problem={problemAt('name')}
      />
      <AuthText
        label="Key"
        field="value"
        value={auth.value}
        onChange={(value) => onChange({ ...auth, value })}
        problem={problemAt('value')}
        isSecret
      />
    </>
  );
}
