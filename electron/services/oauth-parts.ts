import type { OAuth2Auth } from '#shared/model/auth/oauth2';
import { createDraft } from '#shared/model/request-draft';
import { ok, type Result } from '#shared/result';
import type { BodyStore } from '../bodies/body-store';
import { fillSecrets } from '../storage/vault/fill-secrets.ts';
import type { SecretVault } from '../storage/vault/secret-vault.ts';

/** A form with its variables and secrets filled in, as a request to this origin would have it. */
export async function fillAuth(auth: OAuth2Auth, origin: string, vault: SecretVault): Promise<Result<OAuth2Auth>> {
  const filled = await fillSecrets({ ...createDraft(origin), auth }, vault);
  if (!filled.ok) return filled;
  return ok(filled.value.auth.kind === 'oauth2' ? filled.value.auth : auth);
}

/** The body of a message as UTF-8; null when it is gone. Messages are limited to a mebibyte before. */
export async function readBodyText(bodies: BodyStore, bodyId: string): Promise<string | null> {
  const body = bodies.get(bodyId);
  return body === undefined ? null : new TextDecoder().decode(await body.read(0, body.bytes));
}
