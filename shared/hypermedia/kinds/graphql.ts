import { isArray, isObject, member, pointerTo, type JsonArray, type JsonObject, type JsonValue } from '../json-value.ts';
import type { Kind } from './kind.ts';

/** Connections lie a few fields deep in what was asked for. */
const maxDepth = 8;

interface Connection {
  readonly object: JsonObject;
  readonly pageInfo: JsonObject;
  readonly pointer: string;
}

/** A GraphQL answer with one connection in it: `edges` or `nodes` beside `pageInfo`. */
export const graphql: Kind = {
  name: 'graphql',
  read(body) {
    const connection = findConnection(body);
    const list = connection && rowsOf(connection);
    return list ? { list, resource: null, links: [] } : null;
  },
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

function rowsOf({ object, pointer }: Connection): { items: JsonArray; pointer: string } | null {
  const [nodes, edges] = [object.get('nodes'), object.get('edges')];
  if (isArray(nodes)) return { items: nodes, pointer: `${pointer}/nodes` };
  return isArray(edges) ? { items: edges.map((edge) => member(edge, 'node') ?? edge), pointer: `${pointer}/edges` } : null;
}
