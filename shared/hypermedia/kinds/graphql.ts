import { graphqlParams } from '../../graphql/graphql-params.ts';
import {
  isArray,
  isNumber,
  isObject,
  member,
  pointerTo,
  type JsonArray,
  type JsonObject,
  type JsonValue,
} from '../json-value.ts';
import { madeRow, type RowMaker } from '../made-row.ts';
import type { Kind } from './kind.ts';

/** Connections lie a few fields deep in what was asked for. */
const maxDepth = 8;

interface Connection {
  readonly object: JsonObject;
  readonly pageInfo: JsonObject;
  readonly pointer: string;
}

/** A GraphQL answer with one connection in it, `edges` or `nodes` beside `pageInfo`, or with errors of its query, which are no list to look through. */
export const graphql: Kind = {
  name: 'graphql',
  read(body) {
    const connection = findConnection(body);
    const list = connection && rowsOf(connection);
    if (list) return { list, resource: errorsOf(body), links: [], asking: graphqlParams };
    return hasQueryErrors(body) ? { list: null, resource: body, links: [] } : null;
  },
};

const members: ReadonlySet<string> = new Set(['data', 'errors', 'extensions']);

/** What the query could not have beside the list; null for nothing. */
function errorsOf(body: JsonValue): JsonObject | null {
  const errors = member(body, 'errors');
  return isArray(errors) && errors.length > 0 ? new Map([['errors', errors]]) : null;
}

/** Errors with their places in the query (GraphQL, 7.1.2), and nothing else than a GraphQL answer has. */
function hasQueryErrors(body: JsonValue): body is JsonObject {
  if (!isObject(body) || [...body.keys()].some((name) => !members.has(name))) return false;
  const errors = body.get('errors');
  return isArray(errors) && errors.some(hasPlace);
}

const hasPlace = (error: JsonValue): boolean => {
  const places = member(error, 'locations');
  return typeof member(error, 'message') === 'string' && isArray(places) && isNumber(member(places[0], 'line'));
};

/** The first connection of a GraphQL answer, outermost first; undefined where there is none. */
export function findConnection(body: JsonValue): Connection | undefined {
  let level: (readonly [value: JsonValue | undefined, pointer: string])[] = [[member(body, 'data'), '/data']];
  for (let depth = 0; depth < maxDepth && level.length > 0; depth++) {
    for (const [value, pointer] of level) {
      const pageInfo = member(value, 'pageInfo');
      if (isObject(value) && isObject(pageInfo) && typeof pageInfo.get('hasNextPage') === 'boolean') {
        return { object: value, pageInfo, pointer };
      }
    }
    level = level.flatMap(([value, pointer]) =>
      isObject(value) ? [...value].map(([name, inner]) => [inner, pointerTo(pointer, name)] as const) : [],
    );
  }
  return undefined;
}

const edgeMaker: RowMaker = {
  make: (edge) => edge.get('node') ?? edge,
  mayHave: (layout) => layout.inside('node'),
};

function rowsOf({ object, pointer }: Connection): { items: JsonArray; pointer: string } | null {
  const [nodes, edges] = [object.get('nodes'), object.get('edges')];
  if (isArray(nodes)) return { items: nodes, pointer: `${pointer}/nodes` };
  return isArray(edges) ? { items: edges.map((edge) => madeRow(edge, edgeMaker)), pointer: `${pointer}/edges` } : null;
}
