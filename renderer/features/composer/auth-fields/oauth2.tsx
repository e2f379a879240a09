import type { OAuth2Auth } from '#shared/model/auth/oauth2';
import { Segments } from '../../../ui/segments';
import { SelectField } from '../../../ui/select-field';
import { FormLine } from '../form-line';
import { redirectWarnings } from '#shared/warnings/redirect-warnings';
import { Remark } from '../remark';
import type { AuthFieldsProps, AuthForm } from './auth-form';
import { AuthText } from './auth-text';
import { MoreFields } from './more-fields';
import { OAuth2Addresses } from './oauth2-addresses';
import { OAuth2Advanced } from './oauth2-advanced';
import { OAuth2Client } from './oauth2-client';
import styles from './oauth2.module.css';

export const oauth2Form: AuthForm<'oauth2'> = {
  label: 'OAuth 2',
  says: 'A token of an authorization server, got and renewed by Cairn.',
  Fields: OAuth2Fields,
};

type Props = AuthFieldsProps<'oauth2'>;

const grants: readonly { readonly value: OAuth2Auth['grant']; readonly label: string; readonly hint: string }[] = [
  { value: 'authorizationCode', label: 'Authorization code', hint: 'a person signs in' },
  { value: 'clientCredentials', label: 'Client credentials', hint: 'a program for itself' },
  { value: 'deviceCode', label: 'Device code', hint: 'a code to confirm elsewhere' },
  { value: 'password', label: 'Password', hint: 'unsafe, for old servers' },
  { value: 'implicit', label: 'Implicit', hint: 'unsafe, for old servers' },
];

const unsafe: Partial<Record<OAuth2Auth['grant'], string>> = {
  password: 'Unsafe: the program sees the password. RFC 9700 forbids it; for servers that know nothing else.',
  implicit: 'Unsafe: the token stands in an address. RFC 9700 forbids it; for servers that know nothing else.',
};

function OAuth2Fields(props: Props) {
  const { auth, onChange } = props;
  const change = (part: Partial<OAuth2Auth>) => onChange({ ...auth, ...part });
  const warning = unsafe[auth.grant];
  return (
    <>
      <FormLine label="Grant" hint={warning === undefined ? undefined : <Remark tone="warn" text={warning} />}>
        <SelectField label="Grant" hideLabel value={auth.grant} options={grants} onChange={(grant) => change({ grant })} />
      </FormLine>
      {auth.grant === 'authorizationCode' && <Pkce auth={auth} onChange={onChange} />}
      <hr className={styles.rule} />
      <OAuth2Addresses {...props} />
      <hr className={styles.rule} />
      <OAuth2Client {...props} />
      <AuthText
        label="Scope"
        field="scope"
        value={auth.scope}
        onChange={(scope) => change({ scope })}
        problem={props.problemAt('scope')}
        hint="Separated by spaces; openid asks for an id token as well."
      />
      {(auth.grant === 'authorizationCode' || auth.grant === 'implicit') && <ComesBack {...props} />}
      <RedirectWarnings auth={auth} />
      <hr className={styles.rule} />
      <GoesInto {...props} />
      <MoreFields title="More settings">
        <OAuth2Advanced {...props} />
      </MoreFields>
    </>
  );
}

const methods = [
  { value: 'S256', label: 'S256' },
  { value: 'plain', label: 'plain' },
  { value: 'off', label: 'off' },
] as const;

function Pkce({ auth, onChange }: Pick<Props, 'auth' | 'onChange'>) {
  const warning =
    auth.pkce === 'S256'
      ? undefined
      : 'Unsafe: whoever sees the address on its way back can use the code. Only for servers that cannot do S256.';
  return (
    <FormLine label="PKCE" hint={warning === undefined ? undefined : <Remark tone="warn" text={warning} />}>
      <div>
        <Segments label="PKCE" value={auth.pkce} options={methods} onChange={(pkce) => onChange({ ...auth, pkce })} />
      </div>
    </FormLine>
  );
}

const ways = [
  { value: 'loopback', label: 'This machine' },
  { value: 'fixed', label: 'A fixed address' },
] as const;

function RedirectWarnings({ auth }: Pick<Props, 'auth'>) {
  return redirectWarnings({ auth, query: [] }).map((warning) => (
    <FormLine key={warning} label="">
      <Remark tone="warn" text={warning} />
    </FormLine>
  ));
}

function ComesBack({ auth, onChange, problemAt }: Props) {
  const isFixed = auth.callback === 'fixed';
  return (
    <>
      <FormLine label="Comes back to">
        <div>
          <Segments
            label="Comes back to"
            value={auth.callback}
            options={ways}
            onChange={(callback) => onChange({ ...auth, callback })}
          />
        </div>
      </FormLine>
      {isFixed ? (
        <AuthText
          label="Redirect address"
          field="callbackUrl"
          value={auth.callbackUrl}
          onChange={(callbackUrl) => onChange({ ...auth, callbackUrl })}
          problem={problemAt('callbackUrl')}
          hint="As registered with the server. You paste the address that the browser ends at."
        />
      ) : (
        <AuthText
          label="Path"
          field="callbackPath"
          value={auth.callbackPath}
          onChange={(callbackPath) => onChange({ ...auth, callbackPath })}
          problem={problemAt('callbackPath')}
          hint={
            auth.callbackPath === ''
              ? 'Another one each time, for servers that take any.'
              : `Register http://${auth.callbackHost}${auth.callbackPath} with the server; the port is free.`
          }
        />
      )}
    </>
  );
}

const places = [
  { value: 'header', label: 'header' },
  { value: 'query', label: 'query' },
  { value: 'body', label: 'body' },
] as const;

function GoesInto({ auth, onChange }: Props) {
  return (
    <FormLine label="Goes into" hint={<span className={styles.preview}>{preview(auth)}</span>}>
      <div>
        <Segments
          label="Goes into"
          value={auth.placement}
          options={places}
          onChange={(placement) => onChange({ ...auth, placement })}
        />
      </div>
    </FormLine>
  );
}

function preview({ placement, headerName, prefix, parameterName }: OAuth2Auth): string {
  if (placement === 'header') return `${headerName}: ${prefix === '' ? '' : `${prefix} `}…`;
  return placement === 'query' ? `?${parameterName}=…, where logs and histories keep it` : `${parameterName}=… in the form`;
}
