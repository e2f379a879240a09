import { goesByHash, graphqlAccept, graphqlText, withGraphqlInAddress } from '../../graphql/graphql-text';
import { contentTypeOf, hasBody, streamHeaders } from '../../http/default-headers';
import { fillPathParams } from '../../http/path-params';
import { encodeFormField, encodeTarget } from '../../http/percent-encode';
import { asSocketAddress, readDraftUrl } from '../../http/draft-url';
import { originOf, type UrlParts } from '../../http/url-parts';
import { type Auth, blankAuth } from '../../model/auth';
import type { Part } from '../../model/body';
import type { HeaderList } from '../../model/exchange-event';
import type { RequestDraft } from '../../model/request-draft';
import type { RequestOptions } from '../../model/request-options';
import type { SocketWishes } from '../../model/socket';
import { ok, type Result } from '../../result';
import { authOnRequest } from './auth-on-request';

/** A body as a program in another language sends it. */
export type CodeBody =
  | { readonly kind: 'none' }
  /** To be sent as UTF-8, to the byte. */
  | { readonly kind: 'text'; readonly text: string }
  | { readonly kind: 'multipart'; readonly parts: readonly Part[] }
  | { readonly kind: 'file'; readonly path: string };

/** A request as code of another language is to make it: what Cairn would send, without what it adds by itself. */
export interface CodeRequest {
  readonly method: string;
  /** The whole address, encoded as Cairn sends it, query and all. */
  readonly url: string;
  readonly scheme: UrlParts['scheme'];
  /** Header lines as typed, in their order, and a Content-Type where the body needs one. */
  readonly headers: HeaderList;
  readonly body: CodeBody;
  /** Credentials that take more than a header; `none` where they stand in headers or address already. */
  readonly auth: Auth;
  readonly options: RequestOptions;
  /** What it stays open for; null for a request that is over with its answer. */
  readonly socket: SocketWishes | null;
  /** What the code does otherwise than Cairn, in sentences. */
  readonly notes: readonly string[];
}

/** What a draft asks for, ready to be written in another language. Fails where its address is none. */
export function codeRequest(written: RequestDraft): Result<CodeRequest> {
  const draft = withGraphqlInAddress(written);
  const url = readDraftUrl(draft);
  if (!url.ok) return url;
  const signed = authOnRequest(ownAuth(draft, url.value));
  const filled = withQuery(fillPathParams(url.value.target, draft.path), signed.query);
  const address = `${originOf(url.value)}${draft.options.encodeUrl ? encodeTarget(filled) : filled}`;
  const typed = draft.headers
    .filter(({ enabled, name }) => enabled && name !== '')
    .map(({ name, value }): [string, string] => [name, value]);
  return ok({
    method: draft.method,
    url: draft.socket?.kind === 'websocket' ? asSocketAddress(address) : address,
    scheme: url.value.scheme,
    headers: withCookie(
      [
        ...contentTypeFor(draft),
        ...acceptFor(written),
        ...streamFor(draft),
        ...signed.headers.filter(([name]) => !has(typed, name)),
        ...typed,
      ],
      signed.cookie,
    ),
    body: bodyOf(draft),
    auth: signed.left,
    options: draft.options,
    socket: draft.socket,
    notes: [...signed.notes, ...notesOnQuery(written)],
  });
}

/** To ask again where a hash is not known takes a program that reads the answer. */
const notesOnQuery = (draft: RequestDraft): string[] =>
  goesByHash(draft)
    ? [
        'The query goes whole: Cairn sends its hash alone first, and the query only where the server answers that it does not know that.',
      ]
    : [];

const has = (headers: HeaderList, name: string): boolean => headers.some(([typed]) => typed.toLowerCase() === name.toLowerCase());

/** Credentials typed into the address count as Basic unless the draft has others, as they do when it is sent. */
function ownAuth({ auth }: RequestDraft, { userinfo }: UrlParts): Auth {
  if (userinfo === null || (auth.kind !== 'none' && auth.kind !== 'inherit')) return auth;
  return { ...blankAuth.basic, username: decoded(userinfo.username), password: decoded(userinfo.password) };
}

function decoded(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
}

function withQuery(target: string, [name, value]: readonly [string, string] | readonly []): string {
  if (name === undefined) return target;
  return `${target}${target.includes('?') ? '&' : '?'}${encodeFormField(name)}=${encodeFormField(value ?? '')}`;
}

/** A key in a cookie goes behind the cookies that are typed. */
function withCookie(headers: HeaderList, cookie: string): HeaderList {
  if (cookie === '') return headers;
  if (!has(headers, 'cookie')) return [...headers, ['Cookie', cookie]];
  return headers.map(([name, value]) => (name.toLowerCase() === 'cookie' ? [name, `${value}; ${cookie}`] : [name, value]));
}

/** The type of a body that its author did not type. Multipart has a boundary, which whoever makes the body knows. */
function contentTypeFor({ body, headers, options }: RequestDraft): HeaderList {
  const type = contentTypeOf(body);
  const isTyped = headers.some((row) => row.enabled && row.name.toLowerCase() === 'content-type');
  if (type === null || type.computed || isTyped || options.withoutDefaults.includes('content-type')) return [];
  return [['Content-Type', type.value]];
}

/** By what a client accepts, a server of GraphQL tells whether its statuses say what became of the query. */
function acceptFor({ body, headers, options }: RequestDraft): HeaderList {
  const isTyped = headers.some((row) => row.enabled && row.name.toLowerCase() === 'accept');
  return body.kind !== 'graphql' || isTyped || options.withoutDefaults.includes('accept') ? [] : [['Accept', graphqlAccept]];
}

function streamFor({ socket, headers, options }: RequestDraft): HeaderList {
  if (socket?.kind !== 'events') return [];
  const isLeft = (name: string) => headers.some((row) => row.enabled && row.name.toLowerCase() === name);
  return streamHeaders(socket).filter(([name]) => {
    const lower = name.toLowerCase();
    return !isLeft(lower) && !options.withoutDefaults.includes(lower);
  });
}

function bodyOf({ body }: RequestDraft): CodeBody {
  if (!hasBody(body)) return { kind: 'none' };
  switch (body.kind) {
    case 'none':
      return { kind: 'none' };
    case 'json':
    case 'text':
      return { kind: 'text', text: body.text };
    case 'graphql':
      return { kind: 'text', text: graphqlText(body) };
    case 'form':
      return { kind: 'text', text: formOf(body.rows) };
    case 'multipart':
      return { kind: 'multipart', parts: body.parts.filter(({ enabled }) => enabled) };
    case 'file':
      return { kind: 'file', path: body.path };
  }
}

const formOf = (rows: Extract<RequestDraft['body'], { kind: 'form' }>['rows']): string =>
  rows
    .filter(({ enabled }) => enabled)
    .map(({ name, value }) => `${encodeFormField(name)}=${encodeFormField(value)}`)
    .join('&');
