import { TextField } from '../../../ui/text-field';
import { FormLine } from '../form-line';
import type { AuthFieldsProps, AuthForm } from './auth-form';
import { fieldPen } from './auth-texts';

export const awsSigV4Form: AuthForm<'awsSigV4'> = {
  label: 'AWS signature',
  says: 'Signs with Signature Version 4, as Amazon’s services and those like them want it; the secret key stays here.',
  Fields: AwsFields,
};

function AwsFields(props: AuthFieldsProps<'awsSigV4'>) {
  const { auth } = props;
  const pen = fieldPen(props);
  return (
    <>
      {pen.choice('source', 'Keys', [
        { value: 'typed', label: 'Typed here' },
        { value: 'profile', label: 'Of a profile' },
      ])}
      {auth.source === 'profile' ? (
        pen.text('profile', 'Profile', {
          placeholder: 'default',
          hint: 'From ~/.aws on this machine, read when the request is sent.',
        })
      ) : (
        <>
          {pen.text('accessKeyId', 'Access key id')}
          {pen.text('secretAccessKey', 'Secret access key', { isSecret: true })}
          {pen.text('sessionToken', 'Session token', { isSecret: true, hint: 'For keys that hold for a while only.' })}
        </>
      )}
      {pen.text('region', 'Region', { placeholder: 'as the host says', hint: 'Such as eu-central-1.' })}
      {pen.text('service', 'Service', { placeholder: 'as the host says', hint: 'Such as s3 or execute-api.' })}
      {pen.choice('placement', 'Goes into', [
        { value: 'header', label: 'Header' },
        { value: 'query', label: 'Query' },
      ])}
      {auth.placement === 'query' && <Expiry {...props} />}
    </>
  );
}

function Expiry({ auth, onChange }: AuthFieldsProps<'awsSigV4'>) {
  const put = (typed: string) => {
    const seconds = Number(typed);
    if (Number.isInteger(seconds) && seconds >= 1 && seconds <= 604_800) onChange({ ...auth, expiresSeconds: seconds });
  };
  return (
    <FormLine label="Holds for" hint="Seconds, a week at most.">
      <TextField label="Holds for" hideLabel mono type="number" value={String(auth.expiresSeconds)} onChange={put} />
    </FormLine>
  );
}
