import { oauth1Methods } from '#shared/model/auth/signed';
import { SelectField } from '../../../ui/select-field';
import { Switch } from '../../../ui/switch';
import { useFileChoice } from '../../../state/use-file-choice';
import { FilePicker } from '../../../ui/file-picker';
import { FormLine } from '../form-line';
import type { AuthFieldsProps, AuthForm } from './auth-form';
import { fieldPen } from './auth-texts';
import { MoreFields } from './more-fields';

export const oauth1Form: AuthForm<'oauth1'> = {
  label: 'OAuth 1.0a',
  says: 'Signs each request with the secrets of the program and of the user; the secrets stay here.',
  Fields: OAuth1Fields,
};

const methods = oauth1Methods.map((value) => ({ value, label: value }));

function OAuth1Fields(props: AuthFieldsProps<'oauth1'>) {
  const { auth, onChange } = props;
  const pen = fieldPen(props);
  return (
    <>
      {pen.text('consumerKey', 'Consumer key')}
      {pen.text('consumerSecret', 'Consumer secret', { isSecret: true })}
      {pen.text('token', 'Token', { isSecret: true })}
      {pen.text('tokenSecret', 'Token secret', { isSecret: true })}
      <FormLine label="Signature">
        <SelectField
          label="Signature"
          hideLabel
          value={auth.signatureMethod}
          options={methods}
          onChange={(signatureMethod) => onChange({ ...auth, signatureMethod })}
        />
      </FormLine>
      {auth.signatureMethod.startsWith('RSA') && <PrivateKey {...props} />}
      {pen.choice('placement', 'Goes into', [
        { value: 'header', label: 'Header' },
        { value: 'query', label: 'Query' },
        { value: 'body', label: 'Body' },
      ])}
      <MoreFields title="Realm, and the steps to a token">
        {pen.text('realm', 'Realm')}
        {pen.text('callbackUrl', 'Callback', {
          hint: 'First step, for temporary credentials: where the user comes back to, or oob.',
        })}
        {pen.text('verifier', 'Verifier', { hint: 'Third step, for the token: what the user came back with.' })}
        {pen.text('version', 'Version', { hint: 'Sent as oauth_version; empty for none.' })}
        {pen.text('timestamp', 'Timestamp', { hint: 'Empty: the time of sending.' })}
        {pen.text('nonce', 'Nonce', { hint: 'Empty: a new one each time.' })}
        <FormLine label="Body hash" hint="Signs bodies that are no forms as well.">
          <div>
            <Switch isSelected={auth.includeBodyHash} onChange={(includeBodyHash) => onChange({ ...auth, includeBodyHash })}>
              sent as oauth_body_hash
            </Switch>
          </div>
        </FormLine>
      </MoreFields>
    </>
  );
}

function PrivateKey(props: AuthFieldsProps<'oauth1'>) {
  const { auth, onChange } = props;
  const pen = fieldPen(props);
  const choice = useFileChoice();
  const put = (privateKey: string) => onChange({ ...auth, privateKey });
  return (
    <>
      {pen.choice('privateKeyFrom', 'Private key', [
        { value: 'text', label: 'Pasted' },
        { value: 'file', label: 'From a file' },
      ])}
      {auth.privateKeyFrom === 'file' ? (
        <>
          {pen.text('privateKey', 'Key file')}
          <FormLine label="">
            <div>
              <FilePicker label="Choose a file…" choice={choice} onChoose={put} />
            </div>
          </FormLine>
        </>
      ) : (
        pen.text('privateKey', 'Key in PEM', { isSecret: true, hint: 'Pasted whole; line breaks may be lost.' })
      )}
    </>
  );
}
