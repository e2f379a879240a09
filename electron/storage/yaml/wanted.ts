import { isMap, isScalar, isSeq, type YAMLMap } from 'yaml';
import { targetOf, textOf } from './yaml-file.ts';

/** What a place in a YAML file is to hold. Fields of a map that are not named stay as they are; `undefined` takes one away. */
export type Wanted = string | number | boolean | undefined | WantedMap | readonly Wanted[] | Whole;

export interface WantedMap {
  readonly [field: string]: Wanted;
}

/** A value that replaces all that stood in its place, fields we do not know included. */
export class Whole {
  readonly value: WantedMap | readonly Wanted[];

  constructor(value: WantedMap | readonly Wanted[]) {
    this.value = value;
  }
}

export const isWantedMap = (wanted: Wanted): wanted is WantedMap =>
  typeof wanted === 'object' && !(wanted instanceof Whole) && !Array.isArray(wanted);

export const isWantedList = (wanted: Wanted): wanted is readonly Wanted[] => Array.isArray(wanted);

/** A list that would be empty is left out of a file, as is what is undefined. */
export const isAbsent = (wanted: Wanted): wanted is undefined | readonly [] =>
  wanted === undefined || (isWantedList(wanted) && wanted.length === 0);

/** Whether a value asks for nothing to be there: absent itself, or a map of nothing but absent fields. */
const asksNothing = (wanted: Wanted): boolean =>
  isAbsent(wanted) || (isWantedMap(wanted) && Object.values(wanted).every(asksNothing));

/** A value as plain data without the fields that are absent. */
export function plain(wanted: Wanted): unknown {
  if (wanted instanceof Whole) return plain(wanted.value);
  if (isWantedList(wanted)) return wanted.map(plain);
  if (!isWantedMap(wanted)) return wanted;
  return Object.fromEntries(
    Object.entries(wanted).flatMap(([field, value]) => (asksNothing(value) ? [] : [[field, plain(value)]])),
  );
}

/** Whether a node already says what is wanted. */
export function says(place: unknown, wanted: Wanted): boolean {
  const node = targetOf(place);
  if (wanted instanceof Whole) return hasJustFields(node, wanted.value) && says(node, wanted.value);
  if (isBlank(node) && asksNothing(wanted)) return true;
  if (isAbsent(wanted)) return false;
  if (isWantedList(wanted)) return listSays(node, wanted);
  if (isWantedMap(wanted)) return isMap(node) && mapSays(node, wanted);
  return scalarSays(node, wanted);
}

/** Whether a map has the fields that are wanted and no others; a list is compared item by item. */
function hasJustFields(node: unknown, wanted: Whole['value']): boolean {
  if (!isWantedMap(wanted) || !isMap(node)) return true;
  const names = Object.keys(wanted).filter((field) => !asksNothing(wanted[field]));
  const there = node.items.map((pair) => textOf(pair.key) ?? '');
  return names.length === there.length && names.every((name) => there.includes(name));
}

const mapSays = (node: YAMLMap, wanted: WantedMap): boolean =>
  Object.entries(wanted).every(([field, value]) => says(node.get(field, true), value));

function scalarSays(node: unknown, wanted: string | number | boolean): boolean {
  if (typeof wanted === 'string') return textOf(structuredText(node) ?? node) === wanted;
  return isScalar(node) && node.value === wanted;
}

function listSays(node: unknown, wanted: readonly Wanted[]): boolean {
  return isSeq(node) && node.items.length === wanted.length && wanted.every((value, index) => says(node.items[index], value));
}

/** Text may stand as `{content, type}`; the node of its content, or null. */
export function structuredText(node: unknown): unknown {
  return isMap(node) && node.has('content') ? (node.get('content', true) ?? null) : null;
}

/** Whether a node means the same as no node. */
function isBlank(node: unknown): boolean {
  if (node === undefined || node === null) return true;
  if (isSeq(node)) return node.items.length === 0;
  return isScalar(node) && node.value === null;
}
