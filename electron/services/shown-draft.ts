import type { Body } from '#shared/model/body';
import type { RequestDraft } from '#shared/model/request-draft';
import { findVariables } from '#shared/variables/find-variables';

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

const secretHeaders = /^(?:authorization|cookie|x-csrf-?token|x-xsrf-token|csrf-token)$/i;

/** Names of fields in forms of logins: `password`, `user[password]`, `csrfmiddlewaretoken`. */
const isSecret = (name: string): boolean => secret.has(name) || /pass(?:word|wd|phrase)|csrf|authenticity|^_token$/i.test(name);

/**
 * A message that logs somebody in as a tab may keep it: the secrets in its body and its credentials are left out, those for a
 * proxy on its way too. A certificate’s passphrase is one.
 */
export function shownDraft(draft: RequestDraft): RequestDraft {
  const { auth, body, headers, options } = draft;
  return {
    ...draft,
    headers: headers.map((row) => (secretHeaders.test(row.name) ? { ...row, value: hidden } : row)),
    body: shownBody(body),
    auth: auth.kind === 'clientCertificate' ? { ...auth, passphrase: '' } : auth,
    options: { ...options, proxy: shownProxySetting(options.proxy) },
  };
}

/** Whatever stands before a proxy’s host, or is asked of where a PAC file is, may have come from the vault; its name may be shown. */
function shownProxySetting(setting: string): string {
  const [, before = '', told = '', after = ''] =
    /^(\s*pac\+(?!data:)[^?]*\?)(.+)()$/is.exec(setting) ??
    /^(\s*(?!pac\+)(?:[a-z0-9+.-]*:\/\/)?)(.+)(@.*)$/is.exec(setting) ??
    [];
  return told === '' || findVariables(told).length > 0 ? setting : `${before}${hidden}${after}`;
}

function shownBody(body: Body): Body {
  if (body.kind === 'text') return { ...body, text: hideIn(body.text) };
  if (body.kind === 'form')
    return { ...body, rows: body.rows.map((row) => (isSecret(row.name) ? { ...row, value: hidden } : row)) };
  return body.kind === 'json' ? { ...body, text: hideInJson(body.text) } : body;
}

function hideIn(form: string): string {
  return form
    .split('&')
    .map((pair) => (isSecret(pair.split('=')[0] ?? '') ? `${pair.split('=')[0]}=${hidden}` : pair))
    .join('&');
}

/** What Cairn writes itself to log in is one flat object. */
function hideInJson(text: string): string {
  try {
    const fields = Object.entries(JSON.parse(text) as object);
    return JSON.stringify(
      Object.fromEntries(fields.map(([name, value]) => [name, isSecret(name) ? hidden : (value as unknown)])),
    );
  } catch {
    return text;
  }
}
