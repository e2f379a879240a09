import { blankAuth } from '#shared/model/auth';
import type { OAuth2Auth } from '#shared/model/auth/oauth2';
import { useId } from 'react';
import { SelectField } from '../../../ui/select-field';
import { TextArea } from '../../../ui/text-area';
import { FormLine } from '../form-line';
import { Remark } from '../remark';
import type { AuthFieldsProps } from './auth-form';
import { AuthText } from './auth-text';

const ways: readonly { readonly value: OAuth2Auth['clientAuth']; readonly label: string; readonly hint: string }[] = [
  { value: 'basic', label: 'Basic', hint: 'as RFC 6749 encodes it' },
  { value: 'basicRaw', label: 'Basic, not encoded', hint: 'as many servers want it' },
  { value: 'body', label: 'In the form', hint: 'client_secret' },
  { value: 'clientSecretJwt', label: 'A JWT, signed with the secret', hint: 'client_secret_jwt' },
  { value: 'privateKeyJwt', label: 'A JWT, signed with a key', hint: 'private_key_jwt' },
  { value: 'certificate', label: 'A client certificate', hint: 'tls_client_auth' },
  { value: 'none', label: 'By name alone', hint: 'for clients without a secret' },
];

const withoutSecret: readonly OAuth2Auth['clientAuth'][] = ['none', 'privateKeyJwt', 'certificate'];

/** One that is shown already is shown to both. */
const byCertificate = ({ certificate }: OAuth2Auth): Partial<OAuth2Auth> => {
  const { kind: _kind, ...blank } = blankAuth.clientCertificate;
  return { clientAuth: 'certificate', certificate: certificate ?? blank, certificateTo: certificate ? 'both' : 'server' };
};

/** Who asks: the client, how it proves that it is that, and the person where the grant hands over a password. */
export function OAuth2Client({ auth, onChange, problemAt }: AuthFieldsProps<'oauth2'>) {
  const keyFieldId = useId();
  const change = (part: Partial<OAuth2Auth>) => onChange({ ...auth, ...part });
  const field = (name: keyof OAuth2Auth & ('clientId' | 'clientSecret' | 'username' | 'password' | 'keyId'), label: string) => ({
    label,
    field: name,
    value: auth[name],
    onChange: (value: string) => change({ [name]: value }),
    problem: problemAt(name),
  });
  const hasSecret = !withoutSecret.includes(auth.clientAuth) && auth.grant !== 'implicit';
  return (
    <>
      <AuthText {...field('clientId', 'Client id')} />
      {hasSecret && (
        <AuthText
          {...field('clientSecret', 'Client secret')}
          isSecret
          hint={auth.clientSecret === '' ? 'Empty for a client that cannot keep one.' : ''}
        />
      )}
      {auth.grant !== 'implicit' && <SaysWhoItIs auth={auth} onChange={onChange} />}
      {auth.clientAuth === 'privateKeyJwt' && auth.grant !== 'implicit' && (
        <>
          <FormLine label="Private key" hint={problemAt('privateKey') && <Remark tone="danger" text={problemAt('privateKey')} />}>
            <div data-place="auth:privateKey">
              <TextArea
                id={keyFieldId}
                label="Private key"
                mono
                value={auth.privateKey}
                onChange={(privateKey) => change({ privateKey })}
                placeholder="-----BEGIN PRIVATE KEY----- or a JWK"
              />
            </div>
          </FormLine>
          <AuthText {...field('keyId', 'Key id')} hint="The kid of the JWT, where the server wants one." />
        </>
      )}
      {auth.grant === 'password' && (
        <>
          <AuthText {...field('username', 'User name')} />
          <AuthText {...field('password', 'Password')} isSecret />
        </>
      )}
    </>
  );
}

function SaysWhoItIs({ auth, onChange }: Pick<AuthFieldsProps<'oauth2'>, 'auth' | 'onChange'>) {
  const isShown = auth.clientAuth === 'certificate';
  return (
    <FormLine
      label="Says who it is"
      hint={isShown ? 'The one below, which the server asks for in the handshake (RFC 8705).' : undefined}
    >
      <SelectField
        label="How the client says who it is"
        hideLabel
        value={auth.clientAuth}
        options={ways}
        onChange={(clientAuth) => onChange({ ...auth, ...(clientAuth === 'certificate' ? byCertificate(auth) : { clientAuth }) })}
      />
    </FormLine>
  );
}
