import { type Auth, blankAuth, certificateBeside } from '#shared/model/auth';
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
      {beside && <Fields auth={beside} onChange={(next) => put(withoutKind(next))} problemAt={problemAt} />}
    </>
  );
}

const withoutKind = ({ kind: _kind, ...fields }: typeof blankAuth.clientCertificate) => fields;
