import { encodeFormField, encodeTarget } from '../../http/percent-encode';
import { hasBody } from '../../http/default-headers';
import { graphqlWhereSaid } from '../../graphql/read-graphql';
import type { Body } from '../../model/body';
import { pathRowsFromUrl, rowsFromUrl } from '../../model/query-rows';
import { createDraft, type RequestDraft } from '../../model/request-draft';
import { createRow, type Row } from '../../model/row';
import type { ImportedRequest } from '../imported';
import type { Lose } from './apply-option';
import { authOf, type CurlRequest } from './curl-request';
import { readAddress, withUpload } from './curl-address';

/** The drafts of one command: one for each of its addresses. */
export function draftsOf(request: CurlRequest, lose: Lose): ImportedRequest[] {
  tellCertificate(request, lose);
  return request.urls.map((typed) => {
    const draft = draftOf(request, typed, lose);
    return { kind: 'request', name: nameOf(draft.url), draft };
  });
}

function draftOf(request: CurlRequest, typed: string, lose: Lose): RequestDraft {
  const address = readAddress(request, typed, lose);
  const url = withUpload(address.url, request.upload);
  const method = methodOf(request);
  const { headers } = request;
  const { body } = graphqlWhereSaid({ method, headers, body: request.isGet ? { kind: 'none' } : bodyOf(request, lose) });
  return {
    ...createDraft(url, method),
    query: rowsFromUrl(url, []),
    // What curl sends as `/:id` is meant so: only a value would take its place.
    path: pathRowsFromUrl(url, []).map((row) => ({ ...row, enabled: false })),
    headers: headersOf(request, body),
    body,
    auth: address.auth ?? authOf(request),
    options: { ...optionsOf(request, body), encodeUrl: !hasRawSigns(url) },
  };
}

/** curl encodes nothing in an address; letters beyond ASCII are encoded all the same, since few servers take them bare. */
const hasRawSigns = (url: string): boolean =>
  /^[\x21-\x7e]*$/.test(url) &&
  !url.includes('{{') &&
  encodeTarget(url.replace(/^[^/]*\/\/[^/?]*/, '')) !== url.replace(/^[^/]*\/\/[^/?]*/, '');

function methodOf({ method, isHead, isGet, isJson, upload, data, parts }: CurlRequest): string {
  if (method !== null && method !== '') return method;
  if (isHead) return 'HEAD';
  if (isGet) return 'GET';
  if (upload !== null) return 'PUT';
  return data.length > 0 || parts.length > 0 || isJson ? 'POST' : 'GET';
}

/** A later header of the same name as one that an option makes is sent beside it by curl; only Content-Type is one alone. */
function headersOf(request: CurlRequest, body: Body): Row[] {
  const { cookies, isJson } = request;
  const typed = (name: string) => request.headers.some((row) => row.name.toLowerCase() === name);
  const isOwn = (row: Row) => {
    const name = row.name.toLowerCase();
    if (name === 'transfer-encoding') return /^chunked$/i.test(row.value);
    if (name === 'content-length') return true;
    // A boundary is made anew for each body.
    return name === 'content-type' && body.kind === 'multipart' && !row.value.includes('boundary=');
  };
  return [
    ...request.headers.filter((row) => !isOwn(row)),
    ...(isJson && !typed('accept') ? [createRow('Accept', 'application/json')] : []),
    ...(needsType(request, body) ? [createRow('Content-Type', typeOf(request))] : []),
    ...(cookies.length > 0 ? [createRow('Cookie', cookies.join('; '))] : []),
  ];
}

/** The type that curl gives to data, where the kind of the draft's body would not give it by itself. */
function needsType(request: CurlRequest, body: Body): boolean {
  const isTyped = request.headers.some((row) => row.name.toLowerCase() === 'content-type');
  if (isTyped || request.upload !== null || request.isGet || request.without.includes('content-type')) return false;
  return body.kind === 'file' || (request.data.length > 0 && !hasBody(body));
}

const typeOf = ({ isJson }: CurlRequest): string => (isJson ? 'application/json' : 'application/x-www-form-urlencoded');

function optionsOf(request: CurlRequest, body: Body): RequestDraft['options'] {
  const { without, options, headers, keepsPost, method } = request;
  const isChunked = headers.some((row) => row.name.toLowerCase() === 'transfer-encoding' && /^chunked$/i.test(row.value));
  const asksCompressed = without.includes('+accept-encoding');
  const ownTypes = body.kind === 'file' && request.upload !== null ? ['content-type'] : [];
  return {
    ...options,
    redirectOtherMethods: !options.followRedirects ? 'stop' : keepsPost || method !== null ? 'repeat' : 'get',
    bodyFraming: isChunked ? 'chunked' : 'length',
    // curl sends neither of the two by itself.
    withoutDefaults: [
      ...new Set([
        ...without.filter((name) => !name.startsWith('+')),
        ...(asksCompressed ? [] : ['accept-encoding']),
        'connection',
        ...ownTypes,
      ]),
    ],
  };
}

function bodyOf(request: CurlRequest, lose: Lose): Body {
  const { data, parts, upload, isJson } = request;
  const isStdin = upload === '-' || upload === '.';
  if (upload !== null && !isStdin) return { kind: 'file', path: upload, mediaType: '' };
  if (isStdin) lose('what the command reads from standard input', 'paste it into Body');
  if (parts.length > 0) return { kind: 'multipart', parts };
  if (data.length > 0) return dataBody(request, lose);
  return isJson ? { kind: 'json', text: '' } : { kind: 'none' };
}

function dataBody(request: CurlRequest, lose: Lose): Body {
  const files = request.data.filter(({ path }) => path !== '');
  const [first] = files;
  if (first && request.data.length === 1) return { kind: 'file', path: first.path, mediaType: '' };
  for (const { path } of files) lose(`the content of the file ${path} between other data`, 'files are not read by an import');
  const text = request.data.filter(({ path }) => path === '').map((piece) => piece.text);
  return textBody(request, text.join(request.isJson ? '' : '&'));
}

const formType = 'application/x-www-form-urlencoded';

function textBody({ headers, isJson }: CurlRequest, text: string): Body {
  const typed = headers.find((row) => row.name.toLowerCase() === 'content-type')?.value;
  const mediaType = typed ?? (isJson ? 'application/json' : formType);
  const type = mediaType.replace(/;.*$/s, '').trim().toLowerCase();
  if (/^application\/(?:[\w.-]+\+)?json$/.test(type)) return { kind: 'json', text };
  const rows = type === formType ? formRows(text) : null;
  return rows === null ? { kind: 'text', text, mediaType } : { kind: 'form', rows };
}

/** The rows of a form, where they would be sent with the very same bytes; null where they would not. */
export function formRows(text: string): Row[] | null {
  const pairs = text.split('&').map((pair) => {
    const at = pair.indexOf('=');
    return at < 0 ? null : ([decode(pair.slice(0, at)), decode(pair.slice(at + 1))] as const);
  });
  const rows: Row[] = [];
  for (const pair of pairs) {
    const [name, value] = pair ?? [null, null];
    if (name === null || value === null) return null;
    rows.push(createRow(name, value));
  }
  const again = rows.map(({ name, value }) => `${encodeFormField(name)}=${encodeFormField(value)}`).join('&');
  return again === text ? rows : null;
}

function decode(text: string): string | null {
  try {
    return decodeURIComponent(text.replaceAll('+', ' '));
  } catch {
    return null;
  }
}

function tellCertificate({ certificate, key }: CurlRequest, lose: Lose): void {
  // Its passphrase may stand behind the path.
  const path = certificate.replace(/(?<=.{2}):.*$/s, '');
  if (path !== '') lose(`the client certificate ${path}`, 'choose it in Auth: an import takes no files of this machine');
  else if (key !== '') lose(`the key ${key}`, 'choose it in Auth: an import takes no files of this machine');
}

/** What a request is called that nobody has named: the last steps of its path, or its host. */
export function nameOf(url: string): string {
  const plain = url.replace(/^[a-z][a-z0-9+.-]*:\/\//i, '').replace(/[?#].*$/s, '');
  const steps = plain.split('/').filter((step) => step !== '');
  const [host = '', ...path] = steps;
  return (path.slice(-2).join('/') || host || 'Request').slice(0, 120);
}
