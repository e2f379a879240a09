import type { OAuthAsk } from '#shared/model/oauth-flow';
import { originOf, readTypedUrl } from '#shared/http/url-parts';
import { createDraft } from '#shared/model/request-draft';
import { defaultOptions, type RequestOptions } from '#shared/model/request-options';
import { ok, type Result } from '#shared/result';
import type { BodyStore } from '../bodies/body-store';
import { fillUnsent, type Filling } from '../runner/fill-unsent.ts';
import type { Wanted } from '../auth/oauth2/token-keeper.ts';

/** Whose token is wanted, and the way that its messages go. */
export interface FilledForm extends Wanted {
  readonly way: RequestOptions;
}

/** A form filled in as a request from this place to this address would have it, and what its token is bound to. */
export async function fillAuth(asked: OAuthAsk, filling: Filling): Promise<Result<FilledForm>> {
  const { auth, url, place, variables = [], options = defaultOptions } = asked;
  const filled = await fillUnsent({ ...createDraft(url), auth, variables, options }, place ?? null, filling);
  if (!filled.ok) return filled;
  const { draft, environment } = filled.value;
  const { auth: filledAuth, url: filledUrl, options: way } = draft;
  const parts = readTypedUrl(filledUrl);
  return ok({
    way,
    auth: filledAuth.kind === 'oauth2' ? filledAuth : auth,
    purpose: { boundTo: parts.ok ? originOf(parts.value) : '', environment },
  });
}

/** The body of a message as UTF-8; null when it is gone. Messages are limited to a mebibyte before. */
export async function readBodyText(bodies: BodyStore, bodyId: string): Promise<string | null> {
  const body = bodies.get(bodyId);
  return body === undefined ? null : new TextDecoder().decode(await body.read(0, body.bytes));
}
