import type { FormObject, FormValue } from './form-value';
import { settled, writeValue } from './write-value';

/** Whether two values are sent as the same thing: equal text of numbers, equal order of items, whatever the order of members. */
export function sameValue(one: FormValue, other: FormValue): boolean {
  const [a, b] = [settled(one), settled(other)];
  if (a.kind === 'object' && b.kind === 'object') return sameMembers(a, b);
  if (a.kind === 'list' && b.kind === 'list') return sameItems(a.items, b.items);
  if (a.kind === 'file' && b.kind === 'file') return a.path === b.path;
  return a.kind === b.kind && writeValue(a) === writeValue(b);
}

function sameMembers(one: FormObject, other: FormObject): boolean {
  const [left, right] = [membersOf(one), membersOf(other)];
  if (left.length !== right.length) return false;
  return left.every(([name, value], at) => {
    const twin = right[at];
    return twin !== undefined && twin[0] === name && sameValue(value, twin[1]);
  });
}

function sameItems(one: readonly FormValue[], other: readonly FormValue[]): boolean {
  return one.length === other.length && one.every((item, at) => sameValue(item, other[at] ?? { kind: 'unset' }));
}

/** A text that two values have in common where they are sent as the same thing, and only there. */
export function textOfSame(value: FormValue): string {
  const plain = settled(value);
  if (plain.kind === 'list') return `[${plain.items.map(textOfSame).join(',')}]`;
  if (plain.kind !== 'object') return `${plain.kind} ${plain.kind === 'file' ? plain.path : writeValue(plain)}`;
  return `{${membersOf(plain)
    .map(([name, inside]) => `${JSON.stringify(name)}:${textOfSame(inside)}`)
    .join(',')}}`;
}

const membersOf = (value: FormObject): [string, FormValue][] =>
  value.members
    .filter((member) => settled(member.value).kind !== 'unset')
    .map(({ name, value: inside }): [string, FormValue] => [name, inside])
    .toSorted(([a], [b]) => (a < b ? -1 : a > b ? 1 : 0));
