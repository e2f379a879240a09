import { isSealedText } from './sealed-texts';
import { certificateBeside, type Auth } from '../../model/auth';
import { secretFields } from '../../model/auth-secrets';
import type { Body } from '../../model/body';
import type { RequestDraft } from '../../model/request-draft';
import type { Row } from '../../model/row';
import type { Variable } from '../../model/variable';
import { isTellingName } from '../../secrets/telling-names';
import { findVariables } from '../../variables/find-variables';

/** Hears of each secret that a name was put in the place of. */
export type NoteSecret = (what: string, name: string) => void;

/**
 * A draft with a name in place of every secret that was typed into it: in credentials, headers, address, query and body.
 * What stands there by name already, such as `{{token}}`, stays.
 */
export function withNamedSecrets(draft: RequestDraft, note: NoteSecret = () => {}): RequestDraft {
  return {
    ...draft,
    url: nameInAddress(draft.url, note),
    query: nameInRows(draft.query, 'parameter', note),
    headers: draft.headers.map((row) => nameInHeader(row, note)),
    body: nameInBody(draft.body, note),
    auth: nameInAuth(draft.auth, note),
    variables: nameInVariables(draft.variables, note),
  };
}

const isTyped = (text: string): boolean => text !== '' && (isSealedText(text) || findVariables(text).length === 0);

/** A name as others can write it between braces. */
const nameOf = (field: string): string =>
  field
    .trim()
    .replaceAll(/([a-z0-9])([A-Z])/g, '$1_$2')
    .toLowerCase()
    .replaceAll(/[^a-z0-9]+/g, '_')
    .replaceAll(/^_+|_+$/g, '') || 'secret';

/** Credentials with `{{password}}`, `{{token}}` and the like where these were typed. */
export function nameInAuth(auth: Auth, note: NoteSecret = () => {}): Auth {
  const secret: readonly string[] = secretFields[auth.kind];
  const fields = Object.entries(auth).map(([field, value]: [string, unknown]) => {
    if (!secret.includes(field) || typeof value !== 'string' || !isTyped(value)) return [field, value];
    const name = auth.kind === 'apiKey' ? nameOf(auth.name) : nameOf(field);
    note(`${field === 'value' ? 'the key' : `the ${words(field)}`} of its credentials`, name);
    return [field, `{{${name}}}`];
  });
  // Only texts were exchanged for texts.
  const named = Object.fromEntries(fields) as Auth;
  const extras = named.kind === 'oauth2' ? { ...named, extras: nameInExtras(named.extras, note) } : named;
  const beside = certificateBeside(extras);
  if (beside === null) return extras;
  const { kind: _kind, ...certificate } = nameInAuth(beside, note) as typeof beside;
  return { ...extras, certificate } as Auth;
}

type Extras = Extract<Auth, { kind: 'oauth2' }>['extras'];

const nameInExtras = ({ authorization, token, refresh }: Extras, note: NoteSecret): Extras => ({
  authorization: authorization.map((row) => nameInRow(row, 'parameter', note)),
  token: token.map((row) => nameInRow(row, 'parameter', note)),
  refresh: refresh.map((row) => nameInRow(row, 'parameter', note)),
});

const words = (field: string): string => field.replaceAll(/([a-z])([A-Z])/g, '$1 $2').toLowerCase();

/** The scheme word of an Authorization says how the secret is meant, and is none. */
export function nameInHeader(row: Row, note: NoteSecret = () => {}): Row {
  const scheme = /^(?:proxy-)?authorization$/i.test(row.name.trim())
    ? (/^\s*([A-Za-z][\w-]*)\s+\S/.exec(row.value)?.[1] ?? '')
    : '';
  if (scheme === '') return nameInRow(row, 'header', note);
  const rest = row.value.trimStart().slice(scheme.length).trim();
  if (!isTyped(rest)) return row;
  const name = /^basic$/i.test(scheme) ? 'credentials' : 'token';
  note(`what stands behind ${scheme} in ${row.name}`, name);
  return { ...row, value: `${scheme} {{${name}}}` };
}

const nameInRows = <R extends Row>(rows: readonly R[], kind: string, note: NoteSecret): R[] =>
  rows.map((row) => nameInRow(row, kind, note));

function nameInRow<R extends Row>(row: R, kind: string, note: NoteSecret): R {
  if (!isTellingName(row.name) || !isTyped(row.value)) return row;
  note(`the value of the ${kind} ${row.name}`, nameOf(row.name));
  return { ...row, value: `{{${nameOf(row.name)}}}` };
}

const nameInVariables = (variables: readonly Variable[], note: NoteSecret): Variable[] =>
  variables.map((variable) => emptySecret(variable, note));

/** A variable whose value is a secret, or is called like one, without its value. */
export function emptySecret(variable: Variable, note: NoteSecret = () => {}): Variable {
  if (!variable.secret && !(isTellingName(variable.name) && isTyped(variable.value))) return variable;
  note('the value of the variable', variable.name);
  const variants = variable.variants.map((variant) => ({ ...variant, value: '' }));
  return { ...variable, value: '', variants };
}

/** Passwords before an `@`, and values of parameters that are called like secrets. */
export function nameInAddress(url: string, note: NoteSecret = () => {}): string {
  const bare = url.replace(
    /^(\s*(?:[a-z][a-z0-9+.-]*:\/\/)?[^/?#@:\s]*):([^/?#\s]*)@/i,
    (whole, start: string, secret: string) => {
      if (!isTyped(secret)) return whole;
      note('the password in the address', 'password');
      return `${start}:{{password}}@`;
    },
  );
  const queryAt = bare.indexOf('?');
  return queryAt < 0 ? bare : bare.slice(0, queryAt) + nameInForm(bare.slice(queryAt), 'parameter', note);
}

/** `name=value` pairs of a query or a form, each read as it is written. */
const nameInForm = (text: string, kind: string, note: NoteSecret): string =>
  text.replace(/(^|[?&;])([^=&;#]+)=([^&;#]*)/g, (whole, start: string, written: string, value: string) => {
    const name = decoded(written);
    if (!isTellingName(name) || !isTyped(value)) return whole;
    note(`the value of the ${kind} ${name}`, nameOf(name));
    return `${start}${written}={{${nameOf(name)}}}`;
  });

function decoded(text: string): string {
  try {
    return decodeURIComponent(text.replaceAll('+', ' '));
  } catch {
    return text;
  }
}

function nameInBody(body: Body, note: NoteSecret): Body {
  switch (body.kind) {
    case 'none':
    case 'file':
      return body;
    case 'json':
      return { ...body, text: nameInJson(body.text, note) };
    case 'graphql':
      return { ...body, query: nameInQuery(body.query, note), variables: nameInJson(body.variables, note) };
    case 'text':
      return { ...body, text: nameInText(body.text, body.mediaType, note) };
    case 'form':
      return { ...body, rows: nameInRows(body.rows, 'field', note) };
    case 'multipart':
      return { ...body, parts: body.parts.map((part) => (part.kind === 'text' ? nameInRow(part, 'part', note) : part)) };
  }
}

/** A text of that media type without the values of members, fields or elements that are called like secrets. */
export function nameInText(text: string, mediaType: string, note: NoteSecret = () => {}): string {
  if (/json/i.test(mediaType)) return nameInJson(text, note);
  if (/x-www-form-urlencoded/i.test(mediaType)) return nameInForm(text, 'field', note);
  return /xml/i.test(mediaType) ? nameInXml(text, note) : text;
}

/** Members with a text for a value, wherever they stand; every other byte stays as it is. */
const nameInJson = (text: string, note: NoteSecret): string =>
  text.replace(/"((?:[^"\\]|\\.)*)"(\s*:\s*)"((?:[^"\\]|\\.)*)"/g, (whole, name: string, colon: string, value: string) => {
    if (!isTellingName(name) || !isTyped(value)) return whole;
    note(`the value of ${name} in the body`, nameOf(name));
    return `"${name}"${colon}"{{${nameOf(name)}}}"`;
  });

/** Arguments of a GraphQL query: their names stand without quotes. */
const nameInQuery = (query: string, note: NoteSecret): string =>
  query.replace(/\b(\w+)(\s*:\s*)"((?:[^"\\\n]|\\.)*)"/g, (whole, name: string, colon: string, value: string) => {
    if (!isTellingName(name) || !isTyped(value)) return whole;
    note(`the value of ${name} in the query`, nameOf(name));
    return `${name}${colon}"{{${nameOf(name)}}}"`;
  });

const nameInXml = (text: string, note: NoteSecret): string =>
  text.replace(/<([\w:.-]+)((?:\s[^<>]*)?)>([^<>]+)<\/\1\s*>/g, (whole, name: string, rest: string, value: string) => {
    if (!isTellingName(name.replace(/^.*:/, '')) || !isTyped(value)) return whole;
    note(`the text of ${name} in the body`, nameOf(name));
    return `<${name}${rest}>{{${nameOf(name)}}}</${name}>`;
  });
