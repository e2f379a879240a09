import { certificateBeside, blankAuth } from '#shared/model/auth';
import { bareHost, readTypedUrl } from '#shared/http/url-parts';
import { type Identity, identityForHost } from '#shared/model/identity';
import type { RequestDraft } from '#shared/model/request-draft';
import { keptIdentities } from '../../state/slices/identities-slice';
import { useApp } from '../../state/use-app';
import { Button } from '../../ui/button';
import { FormLine } from './form-line';
import styles from './options-part.module.css';
import { Remark } from './remark';

/** Which client certificates hosts get to see by themselves, for Settings. */
export function CertificatesByHost() {
  const identities = useApp(keptIdentities);
  const save = useApp((state) => state.saveIdentity);
  const manage = useApp((state) => state.manageIdentities);
  const shown = identities.filter(({ auth, hosts = '' }) => auth.kind === 'clientCertificate' && hosts.trim() !== '');
  const add = () => {
    const identity: Identity = { id: crypto.randomUUID(), name: 'New certificate', auth: blankAuth.clientCertificate };
    // As the first it is the one in hand when the dialog opens.
    void save(identity, 0).then(() => manage(true));
  };
  return (
    <div className={styles.stacked} role="group" aria-label="Client certificates by host">
      <span className={styles.stackedLabel} aria-hidden>
        Client certificates by host
      </span>
      {shown.length > 0 && (
        <ul className={styles.hosts}>
          {shown.map(({ id, name, hosts }) => (
            <li key={id}>
              <bdi>{name}</bdi> is shown to <bdi>{hosts}</bdi>
            </li>
          ))}
        </ul>
      )}
      <p className={styles.meaning}>For requests that bring none of their own. Each is an identity that one can send as, too.</p>
      <div>
        {shown.length > 0 ? <Button onPress={() => manage(true)}>Change</Button> : <Button onPress={add}>Add one</Button>}
      </div>
    </div>
  );
}

/** Says, beside the credentials of a request, that its host gets to see a certificate which Settings name; else nothing. */
export function ShownByItself({ draft }: { readonly draft: RequestDraft }) {
  const identities = useApp(keptIdentities);
  const parsed = readTypedUrl(draft.url);
  const bringsOwn = draft.auth.kind === 'clientCertificate' || certificateBeside(draft.auth) !== null;
  if (bringsOwn || !parsed.ok || parsed.value.scheme !== 'https') return null;
  const { host, port } = parsed.value;
  const identity = identityForHost(identities, bareHost(host), port);
  if (!identity) return null;
  return (
    <FormLine label="">
      <Remark tone="plain" text={`${host} gets to see the client certificate “${identity.name}”, as Settings say.`} />
    </FormLine>
  );
}
