import { checkDraft } from '#shared/model/check-draft';
import type { Auth } from '#shared/model/auth';
import type { HeaderList } from '#shared/model/exchange-event';
import type { RequestDraft } from '#shared/model/request-draft';
import { withGraphqlInAddress } from '#shared/graphql/graphql-text';
import { defaultHeaders } from '#shared/http/default-headers';
import { fillPathParams } from '#shared/http/path-params';
import { encodeTarget } from '#shared/http/percent-encode';
import { readDraftUrl } from '#shared/http/draft-url';
import type { UrlParts } from '#shared/http/url-parts';
import { fail, ok, type Result } from '#shared/result';
import { encodeBody } from './encode-body';
import type { WireRequest } from './wire-request';

/** A draft made ready for the wire, but for its credentials, which are put on for each hop. */
export interface Prepared {
  readonly request: WireRequest;
  readonly auth: Auth;
}

/** Checks a draft and turns it into a request: address filled in and encoded, defaults added, body encoded. */
export async function prepareRequest(draft: RequestDraft): Promise<Result<Prepared>> {
  const [problem] = checkDraft(draft);
  if (problem !== undefined) return fail(problem);
  const { url: address, body: carried } = withGraphqlInAddress(draft);
  const url = readDraftUrl({ ...draft, url: address });
  if (!url.ok) return url;
  const encoded = await encodeBody(carried);
  if (!encoded.ok) return encoded;

  const filled = fillPathParams(url.value.target, draft.path);
  const target = draft.options.encodeUrl ? encodeTarget(filled) : filled;
  const { body, contentType } = encoded.value;
  const headers = [...sentDefaults(draft, contentType), ...typedHeaders(draft)];
  const { requestTarget } = draft.options;
  const request = { method: draft.method, url: url.value, target, headers, body };
  return ok({
    request: requestTarget === '' ? request : { ...request, lineTarget: requestTarget },
    auth: authOf(draft, url.value),
  });
}

/** Defaults stand before what the user typed; one that is typed is not added. */
function sentDefaults(draft: RequestDraft, contentType: string | null): HeaderList {
  return defaultHeaders(draft)
    .filter(({ removed, typed }) => !removed && !typed)
    .map(({ name, value }) => [name, name === 'Content-Type' ? (contentType ?? value) : value]);
}

const typedHeaders = (draft: RequestDraft): HeaderList =>
  draft.headers.filter((row) => row.enabled && row.name !== '').map(({ name, value }) => [name, value]);

/** Credentials typed into the address count as Basic unless the draft has others. */
function authOf({ auth }: RequestDraft, { userinfo }: UrlParts): Auth {
  if ((auth.kind !== 'none' && auth.kind !== 'inherit') || userinfo === null) return auth;
  return { kind: 'basic', username: decode(userinfo.username), password: decode(userinfo.password) };
}

function decode(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
}
