import { isArray, isObject, pointerTo, type JsonArray, type JsonObject, type JsonValue } from '../json-value.ts';
import { countsPages } from '../page-words.ts';
import { readEnvelope } from './envelope.ts';
import { readHeaded } from './headed-list.ts';
import { readKeyed } from './keyed-list.ts';
import { linksOfSet } from './linkset.ts';
import { without, type Kind, type KindList, type KindReading } from './kind.ts';
import { readOcs } from './ocs.ts';

/** JSON of no particular kind: a list, an envelope around a list, things by their ids, or a resource. */
export const plain: Kind = {
  name: 'plain',
  read(body, input) {
    if (isArray(body)) return listBehindItsPages(body) ?? { list: tableOf(body, ''), resource: null, links: [] };
    if (!isObject(body)) return { list: null, resource: null, links: [] };
    const links = linksOfSet(body, input.url);
    const found = readOcs(body) ?? readEnvelope(body, input);
    if (found === null) return { list: null, resource: body, ...readKeyed(body, input), links };
    const rest = withoutAt(body, found.path);
    return {
      list: tableOf(found.items, found.path.reduce(pointerTo, '')),
      resource: rest.size > 0 ? rest : null,
      links,
    };
  },
};

const tableOf = (items: JsonArray, pointer: string): KindList => ({ items, pointer, ...readHeaded(items) });

/** The World Bank answers with two things: what is said of the pages, and the rows. */
function listBehindItsPages([said, items, ...others]: JsonArray): KindReading | null {
  if (!isObject(said) || !isArray(items) || others.length > 0 || !countsPages(said)) return null;
  return items.every(isObject) ? { list: { items, pointer: '/1' }, resource: said, links: [] } : null;
}

/** An object without what lies at the end of a way, nor what is empty then. */
function withoutAt(object: JsonObject, [name = '', ...rest]: readonly string[]): JsonObject {
  const inner: JsonValue | undefined = object.get(name);
  if (rest.length === 0 || !isObject(inner)) return without(object, [name]);
  const left = withoutAt(inner, rest);
  return left.size === 0 ? without(object, [name]) : new Map([...object, [name, left]]);
}
