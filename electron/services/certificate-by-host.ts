import { bareHost } from '#shared/http/url-parts';
import type { AuthOf } from '#shared/model/auth';
import { type Identity, identityForHost } from '#shared/model/identity';
import { sealedName } from '#shared/model/sealed';
import { ok } from '#shared/result';
import type { CertificateFor } from '../auth/certificate/host-certificate';
import { unsealAuth } from '../storage/vault/sealed-draft.ts';
import type { SecretVault } from '../storage/vault/secret-vault.ts';

interface Sources {
  /** As the settings file holds them: what opens a key may be in the vault. */
  readonly readIdentities: () => Promise<readonly Identity[]>;
  readonly vault: Pick<SecretVault, 'read'>;
}

/** Looks among the identities for the certificate of a host. Nothing is shown without TLS. */
export const certificateByHost =
  ({ readIdentities, vault }: Sources): CertificateFor =>
  async ({ scheme, host, port }) => {
    if (scheme !== 'https') return ok(null);
    const named = identityForHost(await readIdentities(), bareHost(host), port);
    if (named?.auth.kind !== 'clientCertificate') return ok(null);
    const open = (await unsealAuth(named.auth, vault)) as AuthOf<'clientCertificate'>;
    const sealed = sealedName(open.passphrase);
    const refused = sealed === null ? null : await vault.read(sealed);
    return refused?.ok === false ? refused : ok(open);
  };
