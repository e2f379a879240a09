import { encodeFormField } from '../http/percent-encode';
import type { GraphqlBody } from '../model/body';
import { textParam, withoutParam } from '../hypermedia/paging/page-address';
import { rowsFromUrl } from '../model/query-rows';
import type { RequestDraft } from '../model/request-draft';
import { findVariables } from '../variables/find-variables';

/** What a client of GraphQL says it reads (GraphQL over HTTP, “Media Types”): the new type, and the one of older servers. */
export const graphqlAccept = 'application/graphql-response+json, application/json';

/** Whether a GraphQL body says anything: one without a query may still name its operation. */
export const saysGraphql = ({ query, variables, operationName }: GraphqlBody): boolean =>
  [query, variables, operationName].some((text) => text.trim() !== '');

/** A GraphQL request as the JSON that goes over the wire; its variables stand in it as they were typed. */
export const graphqlText = (body: GraphqlBody, extensions: Readonly<Record<string, unknown>> = {}): string =>
  `{${membersOf(body, extensions)
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

/** The draft of a link, with what stands of GraphQL in its address as a body again, to be read and changed as such. */
export function withGraphqlFromAddress(draft: RequestDraft): RequestDraft {
  const query = textParam(draft.url, 'query');
  if (draft.method !== 'GET' || draft.body.kind !== 'none' || query === null) return draft;
  const [variables, operationName] = ['variables', 'operationName'].map((name) => textParam(draft.url, name) ?? '');
  const url = ['query', 'variables', 'operationName'].reduce(withoutParam, draft.url);
  const body: GraphqlBody = { kind: 'graphql', query, variables: variables ?? '', operationName: operationName ?? '' };
  return { ...draft, url, query: rowsFromUrl(url, []), body };
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
function membersOf(
  { query, variables, operationName }: GraphqlBody,
  extensions: Readonly<Record<string, unknown>> = {},
): readonly GraphqlMember[] {
  const more = Object.keys(extensions).length === 0 ? '' : JSON.stringify(extensions);
  const all: readonly GraphqlMember[] = [
    { name: 'query', value: query, isJson: false },
    { name: 'variables', value: variables.trim(), isJson: true },
    { name: 'operationName', value: operationName, isJson: false },
    { name: 'extensions', value: more, isJson: true },
  ];
  return all.filter(({ name, value }) => name === 'query' || value !== '');
}

interface GraphqlMember {
  readonly name: string;
  readonly value: string;
  /** Its text is JSON already. */
  readonly isJson: boolean;
}
