import { isObject, type JsonObject } from '../hypermedia/json-value';
import { parseJson } from '../hypermedia/parse-json';
import { writeJson } from '../hypermedia/write-json';
import type { Body, GraphqlBody } from '../model/body';
import type { Row } from '../model/row';
import { asksInAddress, graphqlAccept, graphqlText } from './graphql-text';

const known: ReadonlySet<string> = new Set(['query', 'variables', 'operationName']);

/**
 * The GraphQL request that a JSON text is (GraphQL over HTTP, “POST”): with the very same bytes where it is written as Cairn
 * writes it, else with its variables laid out on lines, numbers as they stand. Null for other JSON, and for one that says more, such as `extensions`, which a GraphQL body has no place for.
 */
export function readGraphqlText(text: string): GraphqlBody | null {
  const json = parseJson(text);
  if (!isObject(json) || [...json.keys()].some((name) => !known.has(name))) return null;
  const [query, operationName] = [json.get('query'), json.get('operationName') ?? ''];
  const variables = variablesIn(json);
  if (typeof query !== 'string' || typeof operationName !== 'string' || variables === null) return null;
  const body: GraphqlBody = { kind: 'graphql', query, variables, operationName };
  return withTypedVariables(body, text) ?? body;
}

/** As text; null where they are none. Some tools keep them as the text that was typed for them. */
function variablesIn(json: JsonObject): string | null {
  const variables = json.get('variables') ?? '';
  if (typeof variables === 'string') return variables;
  return isObject(variables) ? writeJson(variables) : null;
}

/** The same with its variables as they stand in the text, where that gives the text again. */
function withTypedVariables(body: GraphqlBody, text: string): GraphqlBody | null {
  const start = graphqlText({ ...body, variables: '', operationName: '' }).slice(0, -1);
  const named = body.operationName === '' ? '}' : `,"operationName":${JSON.stringify(body.operationName)}}`;
  const from = `${start},"variables":`;
  if (!text.startsWith(from) || !text.endsWith(named) || text.length < from.length + named.length) return null;
  const same = { ...body, variables: text.slice(from.length, text.length - named.length) };
  return graphqlText(same) === text && isObject(parseJson(same.variables)) ? same : null;
}

interface Carried {
  readonly method: string;
  readonly headers: readonly Row[];
  readonly body: Body;
}

/**
 * JSON as the GraphQL request that it is, where header rows say that GraphQL is asked; any other body as it is. The row that
 * Cairn adds to GraphQL by itself is none that was typed.
 */
export function graphqlWhereSaid({ method, headers, body }: Carried): { headers: Row[]; body: Body } {
  const read = body.kind === 'json' && headers.some(acceptsGraphql) ? readGraphqlText(body.text) : null;
  // The body of a GET would become a part of the address.
  if (read === null || asksInAddress({ method, body: read })) return { headers: [...headers], body };
  return { headers: headers.filter((row) => !acceptsGraphql(row) || row.value !== graphqlAccept), body: read };
}

/** Only clients of GraphQL accept its own media type. */
const acceptsGraphql = ({ enabled, name, value }: Row): boolean =>
  enabled && name.trim().toLowerCase() === 'accept' && /application\/graphql-response\+json/i.test(value);
