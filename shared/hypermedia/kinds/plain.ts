import { isArray, isObject, member, type JsonArray, type JsonObject, type JsonValue } from '../json-value';
import { pointerTo } from '../json-value';
import { without, type Kind } from './kind';

/** Keys under which APIs keep the list that is the answer. */
const listKeys = [
  'items',
  'results',
  'data',
  'records',
  'rows',
  'entries',
  'values',
  'value',
  'content',
  'list',
  'hits',
  'objects',
];

/** JSON of no particular kind: a list, an envelope around a list, or a resource. */
export const plain: Kind = {
  name: 'plain',
  read(body) {
    if (isArray(body)) return { list: { items: body, pointer: '' }, resource: null, links: [] };
    if (!isObject(body)) return { list: null, resource: null, links: [] };
    const key = envelopedList(body);
    if (key === null) return { list: null, resource: body, links: [] };
    const rest = without(body, [key]);
    return {
      list: { items: member(body, key) as JsonArray, pointer: pointerTo('', key) },
      resource: rest.size > 0 ? rest : null,
      links: [],
    };
  },
};

/** The list of an envelope. What has an identity of its own is a resource, whatever lists it holds. */
function envelopedList(body: JsonObject): string | null {
  if (['id', 'url', 'href', '@id', 'self', 'uuid'].some((name) => body.has(name))) return null;
  const isList = (value: JsonValue | undefined) => isArray(value) && value.every((item) => isObject(item));
  return listKeys.find((name) => isList(body.get(name))) ?? null;
}
