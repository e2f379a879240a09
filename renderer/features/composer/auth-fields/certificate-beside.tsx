import { type Auth, type AuthOf, blankAuth, certificateBeside } from '#shared/model/auth';
import { Segments } from '../../../ui/segments';
import { Switch } from '../../../ui/switch';
import { FormLine } from '../form-line';
import type { AuthFieldsProps } from './auth-form';
import { clientCertificateForm } from './client-certificate';

interface Props {
  readonly auth: Auth;
  readonly onChange: (auth: Auth) => void;
  readonly problemAt: AuthFieldsProps<'clientCertificate'>['problemAt'];
}

/** Whether a kind can have a certificate beside it: not where there are no credentials, and not where it is the credentials. */
const takesCertificate = ({ kind }: Auth): boolean => kind !== 'none' && kind !== 'inherit' && kind !== 'clientCertificate';

/** Credentials with the certificate of others beside them, where they take one. */
export function keepingCertificate(next: Auth, from: Auth): Auth {
  const certificate = 'certificate' in from ? from.certificate : undefined;
  return takesCertificate(next) && certificate && !('certificate' in next && next.certificate)
    ? ({ ...next, certificate } as Auth)
    : next;
}

/** A client certificate that is shown in the handshake beside credentials of another kind. */
export function CertificateBeside({ auth, onChange, problemAt }: Props) {
  if (!takesCertificate(auth)) return null;
  const beside = certificateBeside(auth);
  const put = (certificate: object | undefined) => onChange({ ...auth, certificate } as Auth);
  const { Fields } = clientCertificateForm;
  return (
    <>
      <FormLine label="">
        <Switch
          isSelected={beside !== null}
          onChange={(isOn) => put(isOn ? withoutKind(blankAuth.clientCertificate) : undefined)}
        >
          Show a client certificate as well
        </Switch>
      </FormLine>
      {beside && auth.kind === 'oauth2' && <ShownTo auth={auth} onChange={onChange} />}
      {beside && <Fields auth={beside} onChange={(next) => put(withoutKind(next))} problemAt={problemAt} />}
    </>
  );
}

const whom = [
  { value: 'resource', label: 'The API' },
  { value: 'server', label: 'The authorization server' },
  { value: 'both', label: 'Both' },
] as const;

/** A token is given out at one origin and used at another: either may ask for a certificate. */
function ShownTo({ auth, onChange }: { readonly auth: AuthOf<'oauth2'>; readonly onChange: (auth: Auth) => void }) {
  return (
    <FormLine label="Shown to" hint="A token that is bound to a certificate needs it at both (RFC 8705).">
      <div>
        <Segments
          label="Shown to"
          value={auth.certificateTo}
          options={whom}
          onChange={(certificateTo) => onChange({ ...auth, certificateTo })}
        />
      </div>
    </FormLine>
  );
}

const withoutKind = ({ kind: _kind, ...fields }: typeof blankAuth.clientCertificate) => fields;
