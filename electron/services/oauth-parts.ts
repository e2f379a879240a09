import type { OAuth2Auth } from '#shared/model/auth/oauth2';
import { originOf, readTypedUrl } from '#shared/http/url-parts';
import { createDraft } from '#shared/model/request-draft';
import { ok, type Result } from '#shared/result';
import type { BodyStore } from '../bodies/body-store';
import { fillSecrets } from '../storage/vault/fill-secrets.ts';
import type { Wanted } from '../auth/oauth2/token-keeper.ts';
import type { SecretVault } from '../storage/vault/secret-vault.ts';

/** A form with its variables and secrets filled in, as a request to this address would have it, and what its token is bound to. */
export async function fillAuth(auth: OAuth2Auth, url: string, vault: SecretVault): Promise<Result<Wanted>> {
  const filled = await fillSecrets({ ...createDraft(url), auth }, vault);
  if (!filled.ok) return filled;
  const { auth: filledAuth, url: filledUrl } = filled.value;
  const parts = readTypedUrl(filledUrl);
  return ok({
    auth: filledAuth.kind === 'oauth2' ? filledAuth : auth,
    purpose: { boundTo: parts.ok ? originOf(parts.value) : '', environment: '' },
  });
}

/** The body of a message as UTF-8; null when it is gone. Messages are limited to a mebibyte before. */
export async function readBodyText(bodies: BodyStore, bodyId: string): Promise<string | null> {
  const body = bodies.get(bodyId);
  return body === undefined ? null : new TextDecoder().decode(await body.read(0, body.bytes));
}
