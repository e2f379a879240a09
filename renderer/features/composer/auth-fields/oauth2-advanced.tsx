import type { OAuth2Auth, OAuth2Extra } from '#shared/model/auth/oauth2';
import { createRow } from '#shared/model/row';
import { Segments } from '../../../ui/segments';
import { Switch } from '../../../ui/switch';
import { FormLine } from '../form-line';
import { RowTable } from '../row-table/row-table';
import type { AuthFieldsProps } from './auth-form';
import { AuthText } from './auth-text';
import { ExtraValue } from './oauth2-extra-value';
import styles from './oauth2.module.css';

type TextField =
  | 'account'
  | 'issuer'
  | 'audience'
  | 'resource'
  | 'revocationUrl'
  | 'introspectionUrl'
  | 'prefix'
  | 'headerName'
  | 'parameterName';

/** What few servers need. */
export function OAuth2Advanced({ auth, onChange, problemAt }: AuthFieldsProps<'oauth2'>) {
  const change = (part: Partial<OAuth2Auth>) => onChange({ ...auth, ...part });
  const text = (label: string, field: TextField, hint = '') => (
    <AuthText
      label={label}
      field={field}
      value={auth[field]}
      onChange={(value) => change({ [field]: value })}
      problem={problemAt(field)}
      hint={hint}
    />
  );
  return (
    <>
      {text('Account', 'account', 'Whose token it is to be: a name that keeps the tokens of several people apart.')}
      {text('Audience', 'audience', 'For whom the token is, where the server asks (Auth0 and others).')}
      {text('Resource', 'resource', 'The same by RFC 8707: addresses, separated by spaces.')}
      {text('Issuer', 'issuer', 'What the server calls itself, where it is not discovered.')}
      {text('Revoke', 'revocationUrl')}
      {text('Introspect', 'introspectionUrl')}
      {auth.placement === 'header' ? (
        <>
          {text('Header', 'headerName')}
          {text('Scheme', 'prefix', 'The word before the token.')}
        </>
      ) : (
        text('Parameter', 'parameterName')
      )}
      <FormLine label="Sends the">
        <div>
          <Segments
            label="Which token is sent"
            value={auth.use}
            options={[
              { value: 'access', label: 'access token' },
              { value: 'id', label: 'id token' },
            ]}
            onChange={(use) => change({ use })}
          />
        </div>
      </FormLine>
      <FormLine label="By itself">
        <div className={styles.switches}>
          <Switch isSelected={auth.autoFetch} onChange={(autoFetch) => change({ autoFetch })}>
            get a token when none is kept and nobody has to sign in
          </Switch>
          <Switch isSelected={auth.autoRefresh} onChange={(autoRefresh) => change({ autoRefresh })}>
            renew it before it ends, and when it is refused
          </Switch>
        </div>
      </FormLine>
      <Extras auth={auth} onChange={onChange} />
    </>
  );
}

function Extras({ auth, onChange }: Pick<AuthFieldsProps<'oauth2'>, 'auth' | 'onChange'>) {
  const change = (part: Partial<OAuth2Auth>) => onChange({ ...auth, ...part });
  return tablesOf(auth).map(([step, label]) => (
    <div key={step} className={styles.table}>
      <RowTable<OAuth2Extra>
        label={label}
        place={`auth-${step}`}
        rows={auth.extras[step]}
        onChange={(rows) => change({ extras: withRows(auth.extras, step, rows) })}
        create={createExtra}
        hasText={false}
        {...(step !== 'authorization' && {
          valueCell: (row, put, index) => <ExtraValue row={row} index={index} onChange={put} />,
        })}
      />
    </div>
  ));
}

/** The sign-in address has a query and nothing else. */
function withRows(extras: OAuth2Auth['extras'], step: keyof OAuth2Auth['extras'], rows: OAuth2Extra[]): OAuth2Auth['extras'] {
  if (step !== 'authorization') return { ...extras, [step]: rows };
  return { ...extras, authorization: rows.map((row) => ({ ...row, placement: 'query' })) };
}

const createExtra = (name = '', value = ''): OAuth2Extra => ({ ...createRow(name, value), placement: 'body' });

function tablesOf({ grant }: OAuth2Auth): readonly (readonly [keyof OAuth2Auth['extras'], string])[] {
  const authorization = grant === 'deviceCode' ? 'Added where the code is asked for' : 'Added to the sign-in address';
  const first = grant === 'clientCredentials' || grant === 'password' ? [] : [['authorization', authorization] as const];
  if (grant === 'implicit') return first;
  return [...first, ['token', 'Added where the token is asked for'], ['refresh', 'Added where it is renewed']];
}
