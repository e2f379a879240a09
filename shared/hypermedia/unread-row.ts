import { codes } from './json-reader.ts';
import { JsonSkipper } from './json-skipper.ts';
import { isNumber, isObject, LateObject, member, type JsonObject, type JsonValue } from './json-value.ts';
import { parseJson } from './parse-json.ts';
import { isBegun, isExact, isItems, isShape, type RowShape, type ValueShape } from './row-shape.ts';

/** Turns a part of a text of bytes into what it stands for. */
export type Decode = (bytes: string) => string;

/** The text of a row exactly as it came; null where it is not at hand. */
export const rawRow = (row: JsonValue): string | null => (row instanceof UnreadObject ? row.text : null);

/** A part of a text. */
export interface TextPart {
  readonly text: string;
  readonly from: number;
  readonly to: number;
}

/** Where a row stands among the bytes it was read from; null where that is not known, as when they came as text in another coding. */
export const placeOfRow = (row: JsonValue): Omit<TextPart, 'text'> | null =>
  row instanceof UnreadObject && row.alike.decode !== null ? row : null;

/** The first of some names under which a row has text or a number, with that as text; null without one. Does not make it read. */
export function firstScalar(row: JsonValue, names: readonly string[]): { readonly name: string; readonly text: string } | null {
  if (row instanceof UnreadObject) return glance(row.text, names);
  for (const name of names) {
    const text = scalarText(member(row, name));
    if (text !== null) return { name, text };
  }
  return null;
}

/** Where the digits stand under a name that an unread row begins with, as most do with their id; null where it begins otherwise. */
export function digitsInFront(row: JsonValue, name: string): TextPart | null {
  if (!(row instanceof UnreadObject) || row.alike.lead !== name) return null;
  const { text } = row.alike;
  const from = row.from + name.length + 4;
  // Spaces may stand anywhere between.
  if (text.charCodeAt(row.from + 1) !== codes.quote || text.charCodeAt(from - 1) !== codes.colon) return null;
  let to = from;
  while (isDigit(text.charCodeAt(to))) to += 1;
  const end = text.charCodeAt(to);
  return to > from && (end === codes.comma || end === codes.closeObject) ? { text, from, to } : null;
}

const isDigit = (code: number): boolean => code >= codes.zero && code <= codes.nine;

/** A member of a row, or undefined. Does not make it read. */
export function memberOf(row: JsonValue, name: string): JsonValue | undefined {
  if (!(row instanceof UnreadObject)) return member(row, name);
  const { names } = row.alike;
  const place = names.lastIndexOf(name);
  if (place < 0) return undefined;
  const skipper = new JsonSkipper(row.text);
  let found: JsonValue | undefined;
  let left = place;
  skipper.members(() => {
    if (left === 0) found = skipper.value(1);
    else skipper.skip(1);
    return left-- === 0 ? 'stop' : null;
  });
  return found;
}

/** The names of a row's members, in order; none where it is no object. Does not make it read. */
export function namesOf(row: JsonValue): readonly string[] {
  if (row instanceof UnreadObject) return row.alike.names;
  return isObject(row) ? [...row.keys()] : [];
}

/** How rows are laid out that have the same members. Those of one layout are told by the object itself. */
export interface RowLayout {
  readonly names: readonly string[];
  /** The names of an object that each row has under a name; null where that is not known, or not the same in all of them. */
  inside(name: string): readonly string[] | null;
  /** Whether each row has an object under a name of the object that it has under another one. */
  hasObjectIn(name: string, inside: string): boolean;
  /** The texts that the items of a list under a name have under another one; null where they are not known, or not the same in all rows. */
  textsInside(name: string, of: string): readonly string[] | null;
  /** Whether each row has text under a name that begins in this way. */
  begins(name: string, start: string): boolean;
  /** Whether each row has text under a name. */
  isText(name: string): boolean;
  /** Whether each row has the same under a name. */
  isSame(name: string): boolean;
}

/** How a row is laid out, down to its parts; null where only reading tells. Does not make it read. */
export const layoutOf = (row: JsonValue): RowLayout | null =>
  row instanceof UnreadObject && row.alike.shape !== null ? row.alike : null;

/** The empty text names nothing. */
const scalarText = (value: JsonValue | undefined): string | null =>
  isNumber(value) ? value.number : typeof value === 'string' && value !== '' ? value : null;

function glance(text: string, names: readonly string[]): { readonly name: string; readonly text: string } | null {
  let best = names.length;
  let found: string | null = null;
  const skipper = new JsonSkipper(text);
  skipper.members((from, to) => {
    const place = names.indexOf(nameAt(text, from, to));
    if (place < 0 || place >= best) {
      skipper.skip(1);
      return null;
    }
    const value = scalarText(skipper.value(1));
    if (value !== null) [best, found] = [place, value];
    return best === 0 ? 'stop' : null;
  });
  const name = names[best];
  return name === undefined || found === null ? null : { name, text: found };
}

function nameAt(text: string, from: number, to: number): string {
  const name = text.slice(from, to);
  return name.includes('\\') ? (JSON.parse(`"${name}"`) as string) : name;
}

/** What the rows of a list that are like each other share. */
export class Alike implements RowLayout {
  /** The list, or its bytes as text. */
  readonly text: string;
  readonly decode: Decode | null;
  readonly names: readonly string[];
  /** The name they begin with, where it is plain and no other is equal to it; of two equal names the last counts. */
  readonly lead: string | null;
  /** How each of them is laid out; null where they have nothing but the names in common. */
  readonly shape: RowShape | null;

  constructor(bytes: Pick<Alike, 'text' | 'decode'>, heads: readonly string[], shape: RowShape | null) {
    this.text = bytes.text;
    this.decode = bytes.decode;
    this.names = heads.map((head) => this.#nameOf(head));
    this.lead = leadOf(this.names, heads);
    this.shape = shape;
  }

  isSame(name: string): boolean {
    return isExact(this.#holds(name));
  }

  begins(name: string, start: string): boolean {
    const holds = this.#holds(name);
    return isBegun(holds) && holds.begins.startsWith(start);
  }

  isText(name: string): boolean {
    return this.#holds(name) === 'text';
  }

  inside(name: string): readonly string[] | null {
    const holds = this.#holds(name);
    return isShape(holds) ? holds.map(({ head }) => this.#nameOf(`${head}:`)) : null;
  }

  hasObjectIn(name: string, inside: string): boolean {
    const holds = this.#holds(name);
    return isShape(holds) && isShape(holds.findLast(({ head }) => this.#nameOf(`${head}:`) === inside)?.holds);
  }

  textsInside(name: string, of: string): readonly string[] | null {
    const holds = this.#holds(name);
    if (!isItems(holds)) return null;
    return holds.items.map((item) => {
      const text = item.findLast(({ head }) => this.#nameOf(`${head}:`) === of)?.holds;
      return isExact(text) ? this.#nameOf(`${text.exact}:`) : '';
    });
  }

  /** Of two equal names the last counts. */
  #holds(name: string): ValueShape | undefined {
    return this.shape?.[this.names.lastIndexOf(name)]?.holds;
  }

  #nameOf(head: string): string {
    return nameAt(asText(head, this.decode), 1, -2);
  }
}

function leadOf([first, ...others]: readonly string[], [head]: readonly string[]): string | null {
  return first !== undefined && head === `"${first}":` && !others.includes(first) ? first : null;
}

/** An object in a list, as text until it is looked into. */
export class UnreadObject extends LateObject {
  readonly alike: Alike;
  readonly from: number;
  readonly to: number;

  constructor(alike: Alike, from: number, to: number) {
    super();
    this.alike = alike;
    this.from = from;
    this.to = to;
  }

  get text(): string {
    return asText(this.alike.text.slice(this.from, this.to), this.alike.decode);
  }

  protected override read(): JsonObject {
    const value = parseJson(this.text);
    return isObject(value) ? value : noMembers;
  }
}

const noMembers: JsonObject = new Map();

const wide = /[\x80-\xff]/;

/** A part of a text, or of bytes, as text. */
export const asText = (raw: string, decode: Decode | null): string => (decode !== null && wide.test(raw) ? decode(raw) : raw);
