import { pointerTo } from '../json-value';
import type { FormObject, FormValue } from './form-value';
import { sameValue } from './same-value';
import { leavesNothing, settled } from './write-value';

/** The operations that make one value of another, as a JSON Patch document (RFC 6902): `add`, `remove` and `replace`. */
export function jsonPatch(before: FormValue, after: FormValue): FormValue {
  return { kind: 'list', items: differences(settled(before), settled(after), '') };
}

function differences(before: FormValue, after: FormValue, pointer: string): FormValue[] {
  if (sameValue(before, after)) return [];
  if (before.kind === 'object' && after.kind === 'object') return differentMembers(before, after, pointer);
  if (before.kind === 'list' && after.kind === 'list' && before.items.length === after.items.length) {
    return before.items.flatMap((item, at) =>
      differences(settled(item), settled(after.items[at] ?? item), pointerTo(pointer, at)),
    );
  }
  return [operation('replace', pointer, after)];
}

function differentMembers(before: FormObject, after: FormObject, pointer: string): FormValue[] {
  const [from, to] = [membersOf(before), membersOf(after)];
  const removed = [...from.keys()].filter((name) => !to.has(name)).map((name) => operation('remove', pointerTo(pointer, name)));
  const others = [...to].flatMap(([name, value]) => {
    const was = from.get(name);
    const place = pointerTo(pointer, name);
    return was === undefined ? [operation('add', place, value)] : differences(was, value, place);
  });
  return [...removed, ...others];
}

const membersOf = ({ members }: FormObject): Map<string, FormValue> =>
  new Map(members.filter(({ value }) => !leavesNothing(value)).map(({ name, value }) => [name, settled(value)]));

function operation(op: 'add' | 'remove' | 'replace', path: string, value?: FormValue): FormValue {
  const members = [
    { name: 'op', value: { kind: 'text' as const, text: op } },
    { name: 'path', value: { kind: 'text' as const, text: path } },
  ];
  return { kind: 'object', members: value === undefined ? members : [...members, { name: 'value', value }] };
}
