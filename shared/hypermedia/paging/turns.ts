import { graphqlText } from '../../graphql/graphql-text';
import { readGraphqlText } from '../../graphql/read-graphql';
import { turnConnection } from '../../graphql/turn-connection';
import type { RequestDraft } from '../../model/request-draft';
import { createRow } from '../../model/row';
import { isObject, type JsonNumber, type JsonObject, type JsonValue } from '../json-value';
import type { BodyTurn, Paging, TurnRequest, TurnValue } from '../page';
import { parseJson } from '../parse-json';
import { writeJson, writeJsonLine } from '../write-json';
import { withRange } from './content-range';
import { addressOfPage, addressOfSize } from './finish-paging';

/** How another page is had: by its address, or by a change of the request. */
export type Turn = { readonly url: string } | { readonly request: TurnRequest };

export type TurnName = 'first' | 'previous' | 'next' | 'last';

/** One of the four turns, or null where there is no such page. */
export function turnOf(paging: Paging, name: TurnName): Turn | null {
  const url = paging[name];
  if (url !== null) return { url };
  const request = paging.requests[name];
  return request && { request };
}

/** Whether there is a page after this one. */
export const hasNext = (paging: Paging | null): boolean => paging !== null && turnOf(paging, 'next') !== null;

/** The page with a number, from 1, where the style has numbers; null otherwise. */
export function turnToPage(paging: Paging, url: string, page: number): Turn | null {
  const address = addressOfPage(paging, url, page);
  if (address !== null) return { url: address };
  const { pageSize } = paging;
  return page < 1 || pageSize === null ? null : ranged(paging, (page - 1) * pageSize, pageSize);
}

/** The first page in another size, where the style offers sizes; null otherwise. */
export function turnToSize(paging: Paging, url: string, size: number): Turn | null {
  const address = addressOfSize(paging, url, size);
  return address === null ? ranged(paging, 0, size) : { url: address };
}

function ranged({ requests }: Paging, start: number, size: number): Turn | null {
  const known = requests.next ?? requests.previous;
  const request = known && withRange(known, start, size);
  return request && { request };
}

/** The draft that asks for another page by a change of this one. */
export function turnDraft(draft: RequestDraft, request: TurnRequest): RequestDraft {
  if (request.kind === 'body') return { ...draft, ...placeOf(request), body: turnedBody(draft, request) };
  const others = draft.headers.filter(({ name }) => name.trim().toLowerCase() !== request.name.toLowerCase());
  return { ...draft, headers: [...others, createRow(request.name, request.value)] };
}

const placeOf = ({ url }: BodyTurn): Partial<RequestDraft> => (url === undefined ? {} : { url, query: [], path: [] });

function turnedBody(draft: RequestDraft, request: BodyTurn): RequestDraft['body'] {
  const text = withValue(textOf(draft), request);
  const asked = draft.body.kind === 'graphql' ? readGraphqlText(text) : null;
  return asked ? { ...draft.body, ...asked } : { kind: 'json', text };
}

/** Whether a change would ask for what the draft asks for already. */
export function isTurnTo(draft: RequestDraft, request: TurnRequest): boolean {
  if (request.kind === 'body') {
    const body = parseJson(textOf(draft));
    if (request.url !== undefined && request.url !== draft.url) return false;
    return body !== undefined && writeJson(body) === withValue(textOf(draft), request);
  }
  const own = draft.headers.find(({ name, enabled }) => enabled && name.trim().toLowerCase() === request.name.toLowerCase());
  return own?.value === request.value;
}

/** Whether a draft names no place in its body, as what asks for the first page; null there names none. */
export function isFirstBy(draft: RequestDraft, first: BodyTurn): boolean {
  const text = textOf(draft);
  const [asked, wanted] = [parseJson(text) ?? noMembers, parseJson(withValue(text, first)) ?? noMembers];
  return writeJson(withoutNulls(asked)) === writeJson(withoutNulls(wanted));
}

const noMembers: JsonObject = new Map();

const withoutNulls = (value: JsonValue): JsonValue =>
  isObject(value)
    ? new Map([...value].filter(([, inner]) => inner !== null).map(([name, inner]) => [name, withoutNulls(inner)]))
    : value;

function textOf({ body }: RequestDraft): string {
  // What stands for the query on the way changes nothing of what is asked.
  if (body.kind === 'graphql') return graphqlText({ ...body, persisted: undefined });
  return body.kind === 'json' || body.kind === 'text' ? body.text : '';
}

function withValue(text: string, { path, value, url }: BodyTurn): string {
  const body = url === undefined ? parseJson(text) : undefined;
  const object = isObject(body) ? body : new Map<string, JsonValue>();
  const asked = path[0] === 'variables' && !isWritten(value) ? turnedQuery(object, value) : null;
  return writeJson(asked ?? setAt(object, path, isWritten(value) ? (parseJson(value.json) ?? null) : value));
}

/** The value of a turn as JSON text. */
export const textOfTurn = ({ value }: BodyTurn): string => (isWritten(value) ? value.json : writeJsonLine(value));

const isWritten = (value: TurnValue | null): value is Extract<TurnValue, { json: string }> =>
  typeof value === 'object' && value !== null && 'json' in value;

/** GraphQL calls its variables as the query does, `after: $cursor`, or has the cursor in the query itself. */
function turnedQuery(object: JsonObject, cursor: string | JsonNumber | null): JsonObject | null {
  const query = object.get('query');
  const asked = typeof query === 'string' ? turnConnection({ query, variables: object.get('variables') ?? null }, cursor) : null;
  if (asked === null) return null;
  const { variables } = asked;
  const isNone = !object.has('variables') && (variables === null || (isObject(variables) && variables.size === 0));
  return new Map<string, JsonValue>([
    ...object,
    ['query', asked.query],
    ...(isNone ? [] : ([['variables', variables]] as const)),
  ]);
}

/** Null takes the member out, as the first page has none. */
function setAt(object: JsonObject, [name = '', ...rest]: readonly string[], value: JsonValue): JsonObject {
  if (rest.length === 0 && value === null) return new Map([...object].filter(([key]) => key !== name));
  const inner = object.get(name);
  // What is not there needs no place to be taken out of.
  if (value === null && !isObject(inner)) return object;
  return new Map([...object, [name, rest.length === 0 ? value : setAt(isObject(inner) ? inner : new Map(), rest, value)]]);
}
