import { countMember, textMember } from '../json-value.ts';
import { findConnection } from '../kinds/graphql.ts';
import { hasParam, withParam } from './page-address.ts';
import { bodyTurns } from './body-cursor.ts';
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
function wayOn({ method, url }: PagingInput, cursor: string | null): Pick<PagingReading, 'next' | 'requests'> {
  if (method === 'POST') return { requests: bodyTurns(['variables', 'after'], cursor) };
  if (cursor === null) return { next: null };
  return { next: hasParam(url, 'query') ? null : made(withParam(url, 'after', cursor)) };
}
