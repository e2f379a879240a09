import { turnConnection } from '../../graphql/turn-connection.ts';
import { countMember, isObject, textMember } from '../json-value.ts';
import { findConnection } from '../kinds/graphql.ts';
import { parseJson } from '../parse-json.ts';
import { writeJsonLine } from '../write-json.ts';
import { hasParam, textParam, withoutParam, withParam } from './page-address.ts';
import { bodyTurns } from './body-turns.ts';
import { made, type PagingInput, type PagingReading, type PagingStyle } from './paging-style.ts';

/** A connection of GraphQL: `pageInfo` with `hasNextPage` and `endCursor`. */
export const graphql: PagingStyle = {
  name: 'graphql',
  read(input) {
    const connection = input.json === undefined ? undefined : findConnection(input.json);
    if (!connection) return null;
    const { pageInfo, object } = connection;
    const cursor = pageInfo.get('hasNextPage') === true ? textMember(pageInfo, 'endCursor') : null;
    return {
      ...wayOn(input, cursor),
      count: countMember(object, 'totalCount'),
      readFrom: ['pageInfo'],
      confidence: 'likely',
    };
  },
};

/** The cursor is a variable of the query; over REST it is a parameter. */
function wayOn({ method, url }: PagingInput, cursor: string | null): Pick<PagingReading, 'first' | 'next' | 'requests'> {
  if (method === 'POST') return { requests: bodyTurns(['variables', 'after'], cursor) };
  const query = textParam(url, 'query');
  if (query !== null) return { first: turned(url, query, null), next: cursor === null ? null : turned(url, query, cursor) };
  if (['extensions', 'documentId'].some((name) => hasParam(url, name)))
    return { next: cursor === null ? null : turned(url, usualQuery, cursor) };
  return {
    first: hasParam(url, 'after') ? made(withoutParam(url, 'after')) : null,
    next: cursor === null ? null : made(withParam(url, 'after', cursor)),
  };
}

/** Where a hash or an id stands for the query, nobody sees what it calls its cursor. */
const usualQuery = 'after: $after';

/** Of a GET query and variables stand in the address (GraphQL over HTTP, “GET”); null where the query takes no cursor. */
function turned(url: string, query: string, cursor: string | null): string | null {
  const asked = turnConnection({ query, variables: parseJson(textParam(url, 'variables') ?? '') ?? null }, cursor);
  if (asked === null) return null;
  const { variables } = asked;
  const there = asked.query === query ? url : withParam(url, 'query', asked.query);
  if (!isObject(variables)) return made(there);
  return made(variables.size === 0 ? withoutParam(there, 'variables') : withParam(there, 'variables', writeJsonLine(variables)));
}
