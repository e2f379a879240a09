import { codes, maxJsonDepth } from './json-reader.ts';
import { JsonSkipper } from './json-skipper.ts';
import { isNumber, isObject, member, type JsonValue } from './json-value.ts';
import { parseJson, readWhole, withoutMark } from './parse-json.ts';

/**
 * The same as `parseJson`, quicker for those who pass most of a long list on: objects in lists are looked through but not
 * read before somebody looks into one.
 */
export const parseList = (text: string): JsonValue | undefined => readWhole(new ListReader(withoutMark(text)));

/** The text of a row exactly as it came; null where it is not at hand. */
export const rawRow = (row: JsonValue): string | null => (row instanceof UnreadObject ? row.text : null);

/** The first of some names under which a row has text or a number, with that as text; null without one. Does not make it read. */
export function firstScalar(row: JsonValue, names: readonly string[]): { readonly name: string; readonly text: string } | null {
  if (row instanceof UnreadObject) return glance(row.text, names);
  for (const name of names) {
    const text = scalarText(member(row, name));
    if (text !== null) return { name, text };
  }
  return null;
}

/** The names of a row's members, in order; none where it is no object. Does not make it read. */
export function namesOf(row: JsonValue): readonly string[] {
  if (row instanceof UnreadObject) return row.names;
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

/** An object in a list, as text until it is looked into. */
class UnreadObject extends Map<string, JsonValue> {
  readonly text: string;
  /** Rows that have the same names share one list of them. */
  readonly names: readonly string[];
  #isRead = false;

  constructor(text: string, names: readonly string[]) {
    super();
    this.text = text;
    this.names = names;
  }

  override get size(): number {
    this.#read();
    return super.size;
  }
  override get(name: string): JsonValue | undefined {
    this.#read();
    return super.get(name);
  }
  override has(name: string): boolean {
    this.#read();
    return super.has(name);
  }
  override keys() {
    this.#read();
    return super.keys();
  }
  override values() {
    this.#read();
    return super.values();
  }
  override entries() {
    this.#read();
    return super.entries();
  }
  override [Symbol.iterator]() {
    return this.entries();
  }
  override forEach(callback: (value: JsonValue, key: string, map: Map<string, JsonValue>) => void): void {
    this.#read();
    super.forEach(callback);
  }

  #read(): void {
    if (this.#isRead) return;
    this.#isRead = true;
    const value = parseJson(this.text);
    if (isObject(value)) for (const [name, inner] of value) super.set(name, inner);
  }
}

class ListReader extends JsonSkipper {
  /** The names of the row before: nearly always those of the next one too. */
  #names: readonly string[] = [];

  protected override item(depth: number): JsonValue {
    this.skipSpace();
    if (this.text.charCodeAt(this.at) !== codes.openObject) return this.value(depth);
    const from = this.at;
    if (depth > maxJsonDepth) this.fail();
    else this.#passRow(depth + 1);
    return this.failed ? null : new UnreadObject(this.text.slice(from, this.at), this.#names);
  }

  /** Goes past an object and notes the names of its members. */
  #passRow(depth: number): void {
    const before = this.#names;
    let others: string[] | null = null;
    let count = 0;
    this.items(codes.closeObject, () => {
      this.skipSpace();
      const from = this.at + 1;
      this.skipString();
      // Half a name is none, and half an escape cannot be read.
      if (this.failed) return;
      const to = this.at - 1;
      if (others !== null) others.push(nameAt(this.text, from, to));
      else if (!this.#isSame(before[count], from, to)) others = [...before.slice(0, count), nameAt(this.text, from, to)];
      count += 1;
      this.skipSpace();
      if (!this.take(codes.colon)) this.fail();
      if (!this.failed) this.skip(depth);
    });
    this.#names = others ?? (count === before.length ? before : before.slice(0, count));
  }

  /** A name with an escape in it is compared by what it means. */
  #isSame(name: string | undefined, from: number, to: number): boolean {
    return name !== undefined && to - from === name.length && this.text.startsWith(name, from) && !name.includes('\\');
  }
}
