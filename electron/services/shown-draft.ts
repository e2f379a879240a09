import type { RequestDraft } from '#shared/model/request-draft';

/** Fields of a token request that let someone else in, or did once. */
const secret = new Set([
  'client_secret',
  'client_assertion',
  'code',
  'code_verifier',
  'device_code',
  'password',
  'refresh_token',
  'token',
  'assertion',
]);

const hidden = '•••';

/** A message to an authorization server as a tab may keep it: the secrets in its form and its credentials are left out. */
export function shownDraft(draft: RequestDraft): RequestDraft {
  const { body, headers } = draft;
  return {
    ...draft,
    headers: headers.map((row) => (row.name.toLowerCase() === 'authorization' ? { ...row, value: hidden } : row)),
    body: body.kind === 'text' ? { ...body, text: hideIn(body.text) } : body,
  };
}

function hideIn(form: string): string {
  return form
    .split('&')
    .map((pair) => (secret.has(pair.split('=')[0] ?? '') ? `${pair.split('=')[0]}=${hidden}` : pair))
    .join('&');
}
