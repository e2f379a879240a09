import type { FormMember, FormObject, FormValue } from './form-value.ts';
import { settled } from './write-value.ts';

const unset: FormValue = { kind: 'unset' };

/** The names a JSON Pointer leads through (RFC 6901). */
export const tokensOf = (pointer: string): string[] =>
  pointer
    .split('/')
    .slice(1)
    .map((token) => token.replaceAll('~1', '/').replaceAll('~0', '~'));

/** What stands at a place; `unset` where nothing does. Of two members with one name the last counts, as most programs read it. */
export function valueAt(value: FormValue, pointer: string): FormValue {
  return tokensOf(pointer).reduce((inside, token) => step(inside, token), value);
}

function step(typed: FormValue, token: string): FormValue {
  const value = settled(typed);
  if (value.kind === 'object') return memberIn(value, token);
  return value.kind === 'list' ? (value.items[Number(token)] ?? unset) : unset;
}

const indexes = new WeakMap<FormObject, ReadonlyMap<string, FormValue>>();
/** So many are looked through one by one. */
const fewMembers = 32;

/** The member of a name, the last where there are two; `unset` where there is none. */
export function memberIn(object: FormObject, name: string): FormValue {
  const { members } = object;
  if (members.length <= fewMembers) return members.findLast((member) => member.name === name)?.value ?? unset;
  const index = indexes.get(object) ?? new Map(members.map((member) => [member.name, member.value]));
  indexes.set(object, index);
  return index.get(name) ?? unset;
}

/**
 * The same with another value at a place. Objects that are missing on the way are made; a list grows by its next index.
 * To unset a member takes it away; to unset an item of a list leaves an unset item, so that the others keep their places.
 */
export function withValueAt(value: FormValue, pointer: string, next: FormValue): FormValue {
  return put(value, tokensOf(pointer), next);
}

function put(typed: FormValue, [token, ...rest]: readonly string[], next: FormValue): FormValue {
  if (token === undefined) return next;
  const value = settled(typed);
  if (value.kind === 'list') {
    const items = [...value.items];
    const index = Math.min(Number(token), items.length);
    if (Number.isInteger(index) && index >= 0) items[index] = put(items[index] ?? unset, rest, next);
    return { kind: 'list', items };
  }
  if (next.kind === 'unset' && step(value, token).kind === 'unset') return value;
  return putMember(value.kind === 'object' ? value : { kind: 'object', members: [] }, token, put(step(value, token), rest, next));
}

function putMember({ members }: FormObject, name: string, value: FormValue): FormObject {
  const at = members.findLastIndex((member) => member.name === name);
  if (value.kind === 'unset') return { kind: 'object', members: members.filter((member) => member.name !== name) };
  const member: FormMember = { name, value };
  return { kind: 'object', members: at < 0 ? [...members, member] : members.with(at, member) };
}
