import { isObject, type JsonObject, type JsonValue } from '#shared/hypermedia/json-value';
import type { NextRequest, Paging } from '#shared/hypermedia/page';
import { parseJson } from '#shared/hypermedia/parse-json';
import { writeJson } from '#shared/hypermedia/write-json';
import type { RequestDraft } from '#shared/model/request-draft';
import { createRow } from '#shared/model/row';
import { isCredential } from './credentials';

export interface NextDraft {
  readonly draft: RequestDraft;
  /** The origin it goes to and the credentials that stay behind, when it is another one. */
  readonly left: { readonly origin: string; readonly dropped: readonly string[] } | null;
}

interface Way {
  /** Where the draft was sent. */
  readonly from: string;
  readonly trustOrigins: boolean;
}

/** The draft that asks for the next page; null when there is none. */
export function nextDraft(draft: RequestDraft, paging: Paging | null, { from, trustOrigins }: Way): NextDraft | null {
  if (paging === null) return null;
  if (paging.next === null) return paging.nextRequest && { draft: changed(draft, paging.nextRequest), left: null };
  const there = { ...draft, ...asLink(draft), url: paging.next, query: [], path: [] };
  const { origin } = new URL(paging.next);
  if (trustOrigins || new URL(from).origin === origin) return { draft: there, left: null };
  return leave(there, origin);
}

/** A link is followed with GET, also from the answer to a POST. */
const asLink = ({ method }: RequestDraft): Partial<RequestDraft> =>
  method === 'GET' ? {} : { method: 'GET', body: { kind: 'none' } };

/** Once left behind, credentials are gone for good, also when the pages come back. */
function leave(draft: RequestDraft, origin: string): NextDraft {
  const isLeft = ({ name, enabled }: RequestDraft['headers'][number]) => enabled && isCredential(name);
  const names = draft.headers.filter(isLeft).map(({ name }) => name);
  const dropped = [...new Set(draft.auth.kind === 'none' ? names : ['Authorization', ...names])];
  const headers = draft.headers.filter((row) => !isLeft(row));
  return { draft: { ...draft, headers, auth: { kind: 'none' } }, left: { origin, dropped } };
}

function changed(draft: RequestDraft, request: NextRequest): RequestDraft {
  if (request.kind === 'body') return { ...draft, body: { kind: 'json', text: withValue(textOf(draft), request) } };
  const others = draft.headers.filter(({ name }) => name.toLowerCase() !== request.name.toLowerCase());
  return { ...draft, headers: [...others, createRow(request.name, request.value)] };
}

const textOf = ({ body }: RequestDraft): string => (body.kind === 'json' || body.kind === 'text' ? body.text : '');

function withValue(text: string, { path, value }: Extract<NextRequest, { kind: 'body' }>): string {
  const body = parseJson(text);
  return writeJson(setAt(isObject(body) ? body : new Map(), namedAs(path, body), value));
}

/** GraphQL calls its variables as the query does: `after: $cursor`. */
function namedAs(path: readonly string[], body: JsonValue | undefined): readonly string[] {
  const query = isObject(body) ? body.get('query') : undefined;
  const named = typeof query === 'string' ? /\bafter\s*:\s*\$(\w+)/.exec(query)?.[1] : undefined;
  return path[0] === 'variables' && named !== undefined ? ['variables', named] : path;
}

function setAt(object: JsonObject, [name = '', ...rest]: readonly string[], value: JsonValue): JsonObject {
  const inner = object.get(name);
  return new Map([...object, [name, rest.length === 0 ? value : setAt(isObject(inner) ? inner : new Map(), rest, value)]]);
}
