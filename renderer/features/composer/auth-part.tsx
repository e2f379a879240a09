import type { Auth, AuthKind } from '#shared/model/auth';
import { blankAuth } from '#shared/model/auth';
import { CertificateBeside, keepingCertificate } from './auth-fields/certificate-beside';
import { authForms, fieldsOf } from './auth-fields/registry';
import { AuthPreview } from './auth-preview';
import { authWarnings } from '#shared/warnings/auth-warnings';
import { refusalsOf } from './failure-place';
import { ShownByItself } from './certificates-by-host';
import { FormLine } from './form-line';
import { JwtCard, jwtIn } from './jwt-card';
import { keepAuth, keptAuth } from './kept-variants';
import styles from './part.module.css';
import { OAuthLayout } from './oauth/oauth-layout';
import { Remark } from './remark';
import { SelectField } from '../../ui/select-field';
import { useAuthPreview } from './use-auth-preview';
import { useKnownVariables } from './use-known-variables';
import { withKnownValues } from './with-known-values';
import { useDraft, useTab } from './use-tab';

const kinds = (Object.keys(authForms) as AuthKind[]).filter((kind) => authForms[kind].says !== '');

/** Who is asking: one form for each auth kind, and what it adds to the request. */
export function AuthPart({ tabId }: { readonly tabId: string }) {
  const { failures } = useTab(tabId);
  const [draft, edit] = useDraft(tabId);
  const { auth } = draft;
  const refused = refusalsOf(failures);
  const preview = useAuthPreview(tabId);
  // What stands above a request that inherits is warned of, and got tokens for, as if it stood here.
  const token = jwtIn(preview);
  const asked = auth.kind === 'inherit' ? (preview?.from?.auth ?? auth) : auth;
  const warnings = authWarnings(withKnownValues({ ...draft, auth: asked }, useKnownVariables(tabId)));
  const choose = (kind: AuthKind) => {
    keepAuth(tabId, auth);
    edit({ auth: keepingCertificate(keptAuth(tabId, kind) ?? blankAuth[kind], auth) });
  };
  const form = (
    <div className={styles.form}>
      <FormLine label="Kind" hint={authForms[auth.kind].says}>
        <SelectField
          label="Kind of auth"
          hideLabel
          value={auth.kind}
          options={kinds.map((kind) => ({ value: kind, label: authForms[kind].label }))}
          onChange={choose}
        />
      </FormLine>
      {fieldsOf(auth, {
        onChange: (next: Auth) => edit({ auth: next }),
        problemAt: (field) => refused.at('auth', field),
      })}
      <CertificateBeside auth={auth} onChange={(next) => edit({ auth: next })} problemAt={(field) => refused.at('auth', field)} />
      {auth.kind !== 'none' && <AuthPreview key={`preview of ${auth.kind}`} tabId={tabId} preview={preview} />}
      <ShownByItself draft={draft} />
      {token !== null && <JwtCard key={token} token={token} />}
      {warnings.length > 0 && (
        <FormLine label="">
          <div className={styles.flush}>
            {warnings.map((warning) => (
              <Remark key={warning} tone="warn" text={warning} />
            ))}
          </div>
        </FormLine>
      )}
    </div>
  );
  if (asked.kind !== 'oauth2') return <div className={styles.scroll}>{form}</div>;
  return (
    <OAuthLayout tabId={tabId} auth={asked} url={draft.url}>
      {form}
    </OAuthLayout>
  );
}
