import { isObject, type JsonNumber, type JsonObject, type JsonValue } from '../hypermedia/json-value.ts';

/** What of a GraphQL request says which page of a connection is wanted. */
export interface ConnectionAsk {
  readonly query: string;
  readonly variables: JsonValue;
}

const byVariable = /\bafter\s*:\s*\$(\w+)/;
const byValue = /(\bafter\s*:\s*)(?:"(?:[^"\\\n]|\\.)*"|null\b)/;

/**
 * The same request with another cursor, where its query has a place for one: the variable of its argument `after`, or the text
 * that stands there. Null for the cursor asks for the first page; null comes back where the query takes no cursor.
 */
export function turnConnection({ query, variables }: ConnectionAsk, cursor: string | JsonNumber | null): ConnectionAsk | null {
  const name = byVariable.exec(query)?.[1];
  if (name !== undefined) return { query, variables: withCursor(isObject(variables) ? variables : new Map(), name, cursor) };
  if (!byValue.test(query)) return null;
  const text = typeof cursor === 'string' ? JSON.stringify(cursor) : (cursor?.number ?? 'null');
  return { query: query.replace(byValue, (_whole, before: string) => `${before}${text}`), variables };
}

/** Null takes the variable out, as the first page has none. */
const withCursor = (variables: JsonObject, name: string, cursor: string | JsonNumber | null): JsonObject =>
  new Map([...variables].filter(([key]) => cursor !== null || key !== name).concat(cursor === null ? [] : [[name, cursor]]));
