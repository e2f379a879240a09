import { pointerTo } from '../json-value';
import type { FormObject, FormValue } from './form-value';
import type { PageForm } from './page-form';
import { tokensOf, valueAt, withValueAt } from './value-at';

const unset: FormValue = { kind: 'unset' };

/** The start with the members of a partial body in it; what surrounds the fields is gone into, members themselves are replaced. */
export function applyMembers({ initial, fields }: PageForm, change: FormObject): FormValue {
  const frames = new Set(
    fields.flatMap(({ place }) => tokensOf(place).map((_, at, all) => all.slice(0, at).reduce<string>(pointerTo, ''))),
  );
  return put(initial, change, '');

  function put(into: FormValue, value: FormObject, pointer: string): FormValue {
    return value.members.reduce((whole, { name, value: inside }) => {
      const place = pointerTo(pointer, name);
      return inside.kind === 'object' && frames.has(place) ? put(whole, inside, place) : withValueAt(whole, place, inside);
    }, into);
  }
}

/** What a merge patch makes of a value (RFC 7396): null takes a member away, objects are merged, anything else replaces. */
export function applyMergePatch(target: FormValue, patch: FormValue): FormValue {
  if (patch.kind !== 'object') return patch;
  const start: FormValue = target.kind === 'object' ? target : { kind: 'object', members: [] };
  return patch.members.reduce<FormValue>((whole, { name, value }) => {
    const place = pointerTo('', name);
    return withValueAt(whole, place, value.kind === 'null' ? unset : applyMergePatch(valueAt(whole, place), value));
  }, start);
}

/** What a JSON Patch makes of a value (RFC 6902); undefined for what is no patch, does not fit, or moves, copies or tests. */
export function applyJsonPatch(target: FormValue, patch: FormValue): FormValue | undefined {
  if (patch.kind !== 'list') return undefined;
  return patch.items.reduce<FormValue | undefined>((whole, step) => whole && applyStep(whole, step), target);
}

function applyStep(whole: FormValue, step: FormValue): FormValue | undefined {
  const [op, path, value] = ['/op', '/path', '/value'].map((place) => valueAt(step, place));
  if (op?.kind !== 'text' || path?.kind !== 'text' || value === undefined) return undefined;
  const [parent, last] = splitPointer(path.text);
  const list = valueAt(whole, parent);
  const isItem = list.kind === 'list' && last !== '';
  switch (op.text) {
    case 'replace':
      return withValueAt(whole, path.text, value);
    case 'add':
      return isItem ? withItem(whole, parent, { list, last, value }) : withValueAt(whole, path.text, value);
    case 'remove':
      return isItem ? withoutItem(whole, parent, { list, last }) : withValueAt(whole, path.text, unset);
    default:
      return undefined;
  }
}

interface Place {
  readonly list: Extract<FormValue, { kind: 'list' }>;
  readonly last: string;
}

function withItem(whole: FormValue, parent: string, { list, last, value }: Place & { value: FormValue }): FormValue | undefined {
  const at = last === '-' ? list.items.length : indexOf(last, list.items.length);
  return at === null ? undefined : withValueAt(whole, parent, { kind: 'list', items: list.items.toSpliced(at, 0, value) });
}

function withoutItem(whole: FormValue, parent: string, { list, last }: Place): FormValue | undefined {
  const at = indexOf(last, list.items.length - 1);
  return at === null ? undefined : withValueAt(whole, parent, { kind: 'list', items: list.items.toSpliced(at, 1) });
}

const indexOf = (token: string, most: number): number | null =>
  /^(?:0|[1-9]\d{0,8})$/.test(token) && Number(token) <= most ? Number(token) : null;

function splitPointer(pointer: string): [parent: string, last: string] {
  const at = pointer.lastIndexOf('/');
  return [pointer.slice(0, Math.max(0, at)), tokensOf(pointer).at(-1) ?? ''];
}
