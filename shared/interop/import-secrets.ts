import type { Auth } from '../model/auth';
import { certificateBeside } from '../model/auth';
import { secretFields } from '../model/auth-secrets';
import type { Body } from '../model/body';
import { rowsFromUrl, urlFromRows } from '../model/query-rows';
import type { RequestDraft } from '../model/request-draft';
import type { Row } from '../model/row';
import type { Variable } from '../model/variable';
import { mapRequests, type Imported, type ImportedDefaults, type ImportedItem } from './imported';
import { isSecretValue } from './secret-words';

/**
 * What stands in the place of a secret that was found: the text to write there. `place` are names from the top, `field`
 * is what it is called there.
 */
export type KeepSecret = (secret: string, place: readonly string[], field: string) => string;

/** The import with every secret in it handed over, and what comes back for it written in its place. Variables of environments keep theirs, marked as secret. */
export function replaceSecrets(imported: Imported, keep: KeepSecret): Imported {
  return {
    ...imported,
    defaults: safeDefaults(imported.defaults, [], keep),
    items: mapRequests(safeFolders(imported.items, [], keep), (request, place) => ({
      ...request,
      draft: safeDraft(request.draft, place.split(' / '), keep),
    })),
    environments: imported.environments.map((environment) => ({
      ...environment,
      variables: environment.variables.map((variable) =>
        variable.secret || isSecretValue(variable.name, variable.value) ? { ...variable, secret: true } : variable,
      ),
    })),
  };
}

const safeFolders = (items: readonly ImportedItem[], above: readonly string[], keep: KeepSecret): ImportedItem[] =>
  items.map((item) => {
    if (item.kind === 'request') return item;
    const place = [...above, item.name];
    return { ...item, defaults: safeDefaults(item.defaults, place, keep), items: safeFolders(item.items, place, keep) };
  });

function safeDefaults(defaults: ImportedDefaults, place: readonly string[], keep: KeepSecret): ImportedDefaults {
  return {
    ...defaults,
    auth: safeAuth(defaults.auth, place, keep),
    headers: safeRows(defaults.headers, place, keep),
    variables: safeVariables(defaults.variables, place, keep),
  };
}

/** A draft with every secret in it handed over. */
export function safeDraft(draft: RequestDraft, place: readonly string[], keep: KeepSecret): RequestDraft {
  const query = safeRows(draft.query, place, keep);
  const changed = query.some((row, index) => row !== draft.query[index]);
  const url = changed ? urlFromRows(draft.url, query) : draft.url;
  return {
    ...withoutUserinfo({ ...draft, url, query: changed ? rowsFromUrl(url, query) : draft.query }, place, keep),
    path: safeRows(draft.path, place, keep),
    headers: safeRows(draft.headers, place, keep),
    body: safeBody(draft.body, place, keep),
    variables: safeVariables(draft.variables, place, keep),
  };
}

/** Credentials in an address become credentials of the request. */
function withoutUserinfo(draft: RequestDraft, place: readonly string[], keep: KeepSecret): RequestDraft {
  const found = /^([a-z][a-z0-9+.-]*:\/\/)([^/?#@]*)@(.*)$/is.exec(draft.url);
  const userinfo = found?.[2] ?? '';
  if (found === null || userinfo.includes('{{')) return { ...draft, auth: safeAuth(draft.auth, place, keep) };
  const isFree = draft.auth.kind === 'none' || draft.auth.kind === 'inherit';
  return { ...draft, url: `${found[1]}${found[3]}`, auth: safeAuth(isFree ? basicOf(userinfo) : draft.auth, place, keep) };
}

function basicOf(userinfo: string): Auth {
  const [username = '', password = ''] = userinfo.split(/:(.*)/s);
  return { kind: 'basic', username: decode(username), password: decode(password) };
}

function decode(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
}

/** Every secret field of a kind that was typed; what names a variable stays. */
export function safeAuth(auth: Auth, place: readonly string[], keep: KeepSecret): Auth {
  const secret: readonly string[] = secretFields[auth.kind];
  const beside = certificateBeside(auth);
  const own = Object.fromEntries(
    Object.entries(auth).map(([field, value]) => [
      field,
      secret.includes(field) && typeof value === 'string' && value !== '' && !value.includes('{{')
        ? keep(value, place, field)
        : value,
    ]),
    // The shape is the same, text for text.
  ) as Auth;
  if (beside === null || beside.passphrase === '') return own;
  const { kind: _kind, ...certificate } = safeAuth(beside, place, keep) as typeof beside;
  return { ...own, certificate } as Auth;
}

function safeRows<R extends Row>(rows: readonly R[], place: readonly string[], keep: KeepSecret): R[] {
  return rows.map((row) => {
    if (!isSecretValue(row.name, row.value)) return row;
    // The word before a token says how it is sent, and is none.
    const [, scheme = '', value = row.value] = /^((?:Bearer|Basic|Token|ApiKey)\s+)(.+)$/is.exec(row.value) ?? [];
    return { ...row, value: scheme + keep(value, place, row.name) };
  });
}

const safeVariables = (variables: readonly Variable[], place: readonly string[], keep: KeepSecret): Variable[] =>
  variables.map((variable) =>
    isSecretValue(variable.name, variable.value) || (variable.secret && variable.value !== '')
      ? { ...variable, secret: false, type: 'string', value: keep(variable.value, place, variable.name) }
      : { ...variable, secret: false },
  );

function safeBody(body: Body, place: readonly string[], keep: KeepSecret): Body {
  switch (body.kind) {
    case 'form':
      return { ...body, rows: safeRows(body.rows, place, keep) };
    case 'multipart':
      return {
        ...body,
        parts: body.parts.map((part) => (part.kind === 'text' ? (safeRows([part], place, keep)[0] ?? part) : part)),
      };
    case 'json':
    case 'text':
      return { ...body, text: safeText(body.text, place, keep) };
    case 'graphql':
      return { ...body, query: safeQuery(body.query, place, keep), variables: safeText(body.variables, place, keep) };
    case 'none':
    case 'file':
      return body;
  }
}

/** Arguments of a GraphQL query: their names stand without quotes. */
const safeQuery = (query: string, place: readonly string[], keep: KeepSecret): string =>
  query.replaceAll(/\b(\w{1,80})(\s*:\s*)"((?:[^"\\\n]|\\.){1,10000})"/g, (whole, name: string, between: string, value: string) =>
    isSecretValue(name, value) ? `${name}${between}"${keep(value, place, name)}"` : whole,
  );

/** Fields of JSON and pairs of forms in a text, in their own spelling, so that all else in it stays as it was. */
export function safeText(text: string, place: readonly string[], keep: KeepSecret): string {
  const json = text.replaceAll(
    /"([\w.-]{1,80})"(\s*:\s*)"((?:[^"\\]|\\.){1,10000})"/g,
    (whole, name: string, between: string, value: string) =>
      isSecretValue(name, value) ? `"${name}"${between}"${keep(value, place, name)}"` : whole,
  );
  return /^[\w.-]+=[^\n]*$/.test(json)
    ? json.replaceAll(/(^|&)([\w.-]{1,80})=([^&]+)/g, (whole, start: string, name: string, value: string) =>
        isSecretValue(name, value) ? `${start}${name}=${keep(value, place, name)}` : whole,
      )
    : json;
}
