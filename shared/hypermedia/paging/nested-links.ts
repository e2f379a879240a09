import { countMember, isArray, isObject, member, textMember, valueAt, type JsonObject, type JsonValue } from '../json-value.ts';
import { turn, type PagingInput, type PagingReading, type PagingStyle } from './paging-style.ts';

/** Where custom paginators keep their addresses; the answer itself comes last. */
const holders = ['links', 'paging', 'pagination', 'meta', 'info', ''];

/** `next` and `previous` beside the rows, in an object of their own or not. */
export const nestedLinks: PagingStyle = {
  name: 'nested-links',
  read(input) {
    const { json, correction } = input;
    if (correction?.from) return { next: turn(linkOf(valueAt(json, correction.from)), input.url), readFrom: [correction.from] };
    if (!isObject(json) || ![...json.values()].some(isArray)) return null;
    for (const name of holders) {
      const holder = name === '' ? json : json.get(name);
      const found = isObject(holder) ? readHolder(input, holder, name) : null;
      if (found) return { ...found, ...countOf(json, holder, name) };
    }
    return null;
  },
};

function readHolder({ url }: PagingInput, holder: JsonObject, name: string): PagingReading | null {
  const nameIn = (...names: readonly string[]) => names.find((one) => holder.has(one));
  const backName = nameIn('previous', 'prev', 'previousLink', 'prevLink');
  const onName = nameIn('next', 'nextLink') ?? 'next';
  const isLink = (key: string | undefined) => key !== undefined && linkOf(holder.get(key)) !== undefined;
  if (!isLink(onName) && !isLink(backName)) return null;
  // Two nulls are the turns of an only page where they have a place of their own; elsewhere they may be anything.
  const hasAddress = [holder.get(onName), holder.get(backName ?? '')].some((value) => typeof linkOf(value) === 'string');
  if (!hasAddress && name !== 'links') return null;
  const at = (key: string) => turn(linkOf(holder.get(key)), url);
  const prefix = name === '' ? '' : `${name}.`;
  return {
    first: at('first'),
    previous: at(backName ?? ''),
    next: at(onName),
    last: at('last'),
    readFrom: [onName, backName].flatMap((key) => (key === undefined ? [] : [prefix + key])),
  };
}

/** An address, an object that holds one, or null for none; undefined for anything else. */
function linkOf(value: JsonValue | undefined): string | null | undefined {
  if (value === null) return null;
  const text = typeof value === 'string' ? value : (textMember(value, 'href') ?? textMember(value, 'link') ?? idOfNode(value));
  // A word such as "next" or a bare token is no address.
  return text !== null && /^(?:https?:\/\/|\/|\?|\.)/i.test(text) ? text : undefined;
}

/** JSON-LD names what it leads to by its id, beside a type; an id alone may be anything. */
const idOfNode = (value: JsonValue | undefined): string | null =>
  textMember(value, '@id') ?? (textMember(value, 'type') === null ? null : textMember(value, 'id'));

function countOf(json: JsonObject, holder: JsonValue | undefined, name: string): Partial<PagingReading> {
  const own = countMember(json, 'count') ?? countMember(json, 'total') ?? countMember(json, 'totalItems');
  return {
    count:
      own ??
      (name === ''
        ? null
        : (countMember(holder, 'count') ?? countMember(holder, 'total') ?? countMember(member(json, 'meta'), 'total'))),
  };
}
