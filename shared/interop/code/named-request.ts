import type { RequestDraft } from '../../model/request-draft';
import { ok, type Result } from '../../result';
import { withNamedToken } from './auth-on-request';
import { type CodeRequest, codeRequest } from './code-request';
import { holdVariables } from './held-variables';

/** What a draft asks for, ready to be written in another language, with its variables in it by name: `{{base}}/books`. */
export function namedRequest(draft: RequestDraft): Result<CodeRequest> {
  const named = withNamedToken(draft.auth);
  const held = holdVariables({ ...draft, auth: named.auth });
  const request = codeRequest(held.draft);
  if (!request.ok) return request;
  const url = openAddress(draft.url, request.value.url);
  const shown = { ...request.value, url, notes: [...named.notes, ...request.value.notes] };
  // A name has neither quote nor backslash in it: JSON with one in place of a word is JSON.
  return ok(JSON.parse(held.restore(JSON.stringify(shown))) as CodeRequest);
}

/** An address that begins with a variable has its scheme in there, or none. */
const openAddress = (typed: string, url: string): string =>
  /^\s*\{\{/.test(typed) ? url.replace(/^(?:http|ws)s?:\/\//, '') : url;
