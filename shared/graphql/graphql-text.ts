import { encodeFormField } from '../http/percent-encode';
import type { GraphqlBody } from '../model/body';
import { textParam, withoutParam } from '../hypermedia/paging/page-address';
import { rowsFromUrl } from '../model/query-rows';
import type { RequestDraft } from '../model/request-draft';
import { graphqlParams } from './graphql-params';
import { findVariables } from '../variables/find-variables';

/** What a client of GraphQL says it reads (GraphQL over HTTP, “Media Types”): the new type, and the one of older servers. */
export const graphqlAccept = 'application/graphql-response+json, application/json';

/** Whether a GraphQL body says anything: one without a query may still name its operation. */
export const saysGraphql = ({ query, variables, operationName, ...body }: SentGraphql): boolean =>
  namesDocument(body) || body.extensions !== undefined || [query, variables, operationName].some((text) => text.trim() !== '');

/** Whether an id stands for the query (GraphQL over HTTP, “Persisted Documents”). */
export const namesDocument = ({ persisted }: Pick<GraphqlBody, 'persisted'>): boolean => persisted === 'document';

/** Whether a draft's query goes by its hash first (automatic persisted queries). */
export const goesByHash = ({ body }: Pick<RequestDraft, 'body'>): boolean =>
  body.kind === 'graphql' && body.persisted === 'automatic' && body.query.trim() !== '';

/** A GraphQL request with what goes along for the sake of a protocol; without a query those stand for it. */
export interface SentGraphql extends GraphqlBody {
  readonly extensions?: Readonly<Record<string, unknown>>;
}

/** A GraphQL request as the JSON that goes over the wire; its variables stand in it as they were typed. */
export const graphqlText = (body: SentGraphql): string =>
  `{${membersOf(body)
    .map(({ name, value, isJson }) => `"${name}":${isJson ? value : JSON.stringify(value)}`)
    .join(',')}}`;

/** Whether a draft's GraphQL goes as query parameters of its address, since GET has no body (GraphQL over HTTP, “GET”). */
export const asksInAddress = ({ method, body }: Pick<RequestDraft, 'method' | 'body'>): boolean =>
  body.kind === 'graphql' && (method === 'GET' || method === 'HEAD');

/** The draft as it goes out: GraphQL of a GET stands in its address. Any other draft is given back as it is. */
export function withGraphqlInAddress<D extends Pick<RequestDraft, 'method' | 'url' | 'query' | 'body'>>(draft: D): D {
  if (draft.body.kind !== 'graphql' || !asksInAddress(draft)) return draft;
  const pairs = membersOf(draft.body).map(({ name, value }) => `${name}=${encodeAround(value)}`);
  const hash = draft.url.indexOf('#');
  const [before, fragment] = hash < 0 ? [draft.url, ''] : [draft.url.slice(0, hash), draft.url.slice(hash)];
  const joint = before.includes('?') ? (/[?&]$/.test(before) ? '' : '&') : '?';
  const url = `${before}${pairs.length > 0 ? joint : ''}${pairs.join('&')}${fragment}`;
  return { ...draft, url, query: rowsFromUrl(url, draft.query), body: { kind: 'none' } };
}

/** A draft at an address that an exchange or a link gave: GraphQL of a GET stands in such an address already. */
export const atGivenAddress = <D extends Pick<RequestDraft, 'method' | 'url' | 'body'>>(draft: D, url: string): D => ({
  ...draft,
  url,
  ...(asksInAddress(draft) && { body: { kind: 'none' } }),
});

/** The draft of a link whose address asks `body` again for other variables: as such a body, to be read and changed as one. */
export function withGraphqlFromAddress(draft: RequestDraft, body: GraphqlBody): RequestDraft {
  const [query, variables] = [textParam(draft.url, 'query'), textParam(draft.url, 'variables')];
  if (!graphqlParams.some((name) => textParam(draft.url, name) !== null)) return draft;
  const url = graphqlParams.reduce<string>(withoutParam, draft.url);
  const asked = { ...body, ...(query !== null && { query }), variables: variables ?? '' };
  return { ...draft, url, query: rowsFromUrl(url, []), body: asked };
}

/** What stands there by name, such as `{{id}}`, stays readable. */
function encodeAround(text: string): string {
  const spans = findVariables(text);
  const ends = [...spans.map(({ start }) => start), text.length];
  return ends
    .map((end, index) => {
      const before = index === 0 ? 0 : (spans[index - 1]?.end ?? 0);
      return encodeFormField(text.slice(before, end)) + text.slice(end, spans[index]?.end ?? end);
    })
    .join('');
}

/** The parameters of the request that are there to be sent (GraphQL over HTTP, “Request Parameters”). */
function membersOf(body: SentGraphql): readonly GraphqlMember[] {
  const { query, variables, operationName, extensions, documentId = '' } = body;
  const isNamed = namesDocument(body);
  const all: readonly GraphqlMember[] = [
    isNamed ? { name: 'documentId', value: documentId, isJson: false } : { name: 'query', value: query, isJson: false },
    { name: 'variables', value: variables.trim(), isJson: true },
    { name: 'operationName', value: operationName, isJson: false },
    { name: 'extensions', value: extensions === undefined ? '' : JSON.stringify(extensions), isJson: true },
  ];
  return all.filter(({ name, value }) => (name === 'query' && extensions === undefined) || value !== '');
}

interface GraphqlMember {
  readonly name: string;
  readonly value: string;
  /** Its text is JSON already. */
  readonly isJson: boolean;
}
