import { codes, maxJsonDepth } from './json-reader.ts';
import { JsonSkipper } from './json-skipper.ts';
import { isNumber, isObject, LateObject, member, type JsonObject, type JsonValue } from './json-value.ts';
import { parseJson, readWhole, withoutMark } from './parse-json.ts';
import { rowPattern } from './row-pattern.ts';

/**
 * The same as `parseJson`, quicker for those who pass most of a long list on: objects in lists are looked through but not
 * read before somebody looks into one.
 */
export const parseList = (text: string): JsonValue | undefined => readWhole(new ListReader(withoutMark(text)));

/**
 * The same for bytes of UTF-8 that came as text with one character for each: half the size, and every place in it is the
 * place of a byte. `decode` turns a part of that text into what it stands for.
 */
export const parseListBytes = (bytes: string, decode: Decode): JsonValue | undefined => readWhole(new ListReader(bytes, decode));

type Decode = (bytes: string) => string;

/** The text of a row exactly as it came; null where it is not at hand. */
export const rawRow = (row: JsonValue): string | null => (row instanceof UnreadObject ? row.text : null);

/** A part of a text. */
export interface TextPart {
  readonly text: string;
  readonly from: number;
  readonly to: number;
}

/** Where a row stands in the text of the list, or among its bytes; null where that is not known. */
export const placeOfRow = (row: JsonValue): Omit<TextPart, 'text'> | null => (row instanceof UnreadObject ? row : null);

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

/** The names of a row's members, in order; none where it is no object. Does not make it read. */
export function namesOf(row: JsonValue): readonly string[] {
  if (row instanceof UnreadObject) return row.alike.names;
  return isObject(row) ? [...row.keys()] : [];
}

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
interface Alike {
  /** The list, or its bytes as text. */
  readonly text: string;
  readonly decode: Decode | null;
  readonly names: readonly string[];
  /** The name they begin with, where it is plain and no other is equal to it; of two equal names the last counts. */
  readonly lead: string | null;
}

/** An object in a list, as text until it is looked into. */
class UnreadObject extends LateObject {
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

const mostMisses = 20;
const wide = /[\x80-\xff]/;

const asText = (raw: string, decode: Decode | null): string => (decode !== null && wide.test(raw) ? decode(raw) : raw);

function leadOf([first, ...others]: readonly string[], [head]: readonly string[]): string | null {
  return first !== undefined && head === `"${first}":` && !others.includes(first) ? first : null;
}

class ListReader extends JsonSkipper {
  readonly #decode: Decode | null;
  /** What the row before has: nearly always what the next one has too. */
  #alike: Alike;
  /** Its names as they stand there with their colon, `"id":`, so that each is passed at one step. */
  #heads: readonly string[] = [];
  /** Takes a row that is like the one before. */
  #pattern: RegExp | null = null;
  #misses = 0;

  constructor(text: string, decode: Decode | null = null) {
    super(text);
    this.#decode = decode;
    this.#alike = { text, decode, names: [], lead: null };
  }

  protected override cut(from: number, to: number): string {
    return asText(this.text.slice(from, to), this.#decode);
  }

  protected override item(depth: number): JsonValue {
    this.skipSpace();
    if (this.text.charCodeAt(this.at) !== codes.openObject) return this.value(depth);
    const from = this.at;
    if (depth > maxJsonDepth) this.fail();
    else if (depth + 2 > maxJsonDepth || !this.#passLikeBefore()) this.#passRow(depth + 1);
    return this.failed ? null : new UnreadObject(this.#alike, from, this.at);
  }

  /** Goes past a row that has what the one before had; false where it has not, or is not known to. */
  #passLikeBefore(): boolean {
    if (this.#pattern === null) return false;
    this.#pattern.lastIndex = this.at;
    if (this.#pattern.test(this.text)) {
      this.at = this.#pattern.lastIndex;
      this.#misses = 0;
      return true;
    }
    // Rows that are never like each other are not tried for ever.
    if (++this.#misses === mostMisses) this.#pattern = null;
    return false;
  }

  /** Goes past an object and notes the names of its members. */
  #passRow(depth: number): void {
    const before = this.#heads;
    let others: string[] | null = null;
    let count = 0;
    this.at += 1;
    this.skipSpace();
    for (let isMore = !this.take(codes.closeObject); isMore; isMore = this.#isFollowed()) {
      this.skipSpace();
      const other = this.#passName(count, others === null);
      if (other !== null) (others ??= before.slice(0, count)).push(other);
      if (!this.failed) this.skip(depth);
      count += 1;
    }
    if (others !== null || count !== before.length) this.#learn(others ?? before.slice(0, count));
  }

  /** Whether another member follows; else the object has to end here. */
  #isFollowed(): boolean {
    this.skipSpace();
    if (this.failed || this.take(codes.comma)) return !this.failed;
    if (!this.take(codes.closeObject)) this.fail();
    return false;
  }

  #learn(heads: readonly string[]): void {
    this.#heads = heads;
    this.#pattern = this.#misses < mostMisses ? rowPattern(heads.map((head) => head.slice(0, -1))) : null;
    const { text } = this;
    const names = heads.map((head) => nameAt(asText(head, this.#decode), 1, -2));
    this.#alike = { text, decode: this.#decode, names, lead: leadOf(names, heads) };
  }

  /** Goes past a name and its colon; how it stands there, or null where it is the one that the row before had in its place. */
  #passName(place: number, isLikeBefore: boolean): string | null {
    const head = isLikeBefore ? this.#heads[place] : undefined;
    if (head !== undefined && this.text.startsWith(head, this.at)) {
      this.at += head.length;
      return null;
    }
    const from = this.at;
    this.skipString();
    const found = `${this.text.slice(from, this.at)}:`;
    this.skipSpace();
    // Half a name is none, and half an escape cannot be read.
    if (this.failed || !this.take(codes.colon)) return this.fail();
    return found === head ? null : found;
  }
}
