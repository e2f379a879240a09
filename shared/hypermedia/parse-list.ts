import { JsonReader } from './json-reader';
import { isNumber, isObject, member, type JsonValue } from './json-value';
import { readWhole, withoutMark } from './parse-json';

/**
 * The same as `parseJson`, quicker for those who pass most of a long list on: the objects in its lists are known to be
 * whole, and are read when somebody first looks into one.
 */
export function parseList(text: string): JsonValue | undefined {
  const whole = withoutMark(text);
  try {
    return readWhole(new ListReader(whole, JSON.parse(whole)));
  } catch {
    return undefined;
  }
}

/** The text of a row exactly as it came; null where it is not at hand. */
export const rawRow = (row: JsonValue): string | null => (row instanceof UnreadObject ? row.text : null);

/** What a row has under a name when that is text or a number, as text; null for anything else. Does not make it read. */
export function scalarOf(row: JsonValue, name: string): string | null {
  const known = row instanceof UnreadObject ? row.glance(name) : undefined;
  if (known !== undefined) return known;
  const value = member(row, name);
  return isNumber(value) ? value.number : typeof value === 'string' ? value : null;
}

/** The names of a row's members, in order; none where it is no object. Does not make it read. */
export function namesOf(row: JsonValue): Iterable<string> {
  if (!isObject(row)) return [];
  return row instanceof UnreadObject ? row.names() : row.keys();
}

/** An object in a list, as text until it is looked into. */
class UnreadObject extends Map<string, JsonValue> {
  readonly text: string;
  #plain: Readonly<Record<string, unknown>> | null;
  #isRead = false;

  constructor(text: string, plain: unknown) {
    super();
    this.text = text;
    this.#plain = typeof plain === 'object' && plain !== null ? (plain as Record<string, unknown>) : null;
  }

  /** A member as Node's own parser has it; undefined where that may have lost digits. */
  glance(name: string): string | null | undefined {
    if (this.#plain === null) return undefined;
    const value = Object.hasOwn(this.#plain, name) ? this.#plain[name] : null;
    if (typeof value === 'number') return Number.isSafeInteger(value) ? String(value) : undefined;
    return typeof value === 'string' ? value : null;
  }

  names(): Iterable<string> {
    // Node puts names that are numbers first.
    return this.#plain === null || this.#isRead ? this.keys() : Object.keys(this.#plain);
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
    const value = new JsonReader(this.text).value(0);
    if (isObject(value)) for (const [name, inner] of value) super.set(name, inner);
  }
}

/** Walks through the text and through what Node's own parser made of it side by side. */
class ListReader extends JsonReader {
  #plain: unknown;

  constructor(text: string, plain: unknown) {
    super(text);
    this.#plain = plain;
  }

  protected override member(key: string, depth: number): JsonValue {
    return this.#inside(key, depth);
  }

  protected override item(index: number, depth: number): JsonValue {
    this.skipSpace();
    if (this.text.charCodeAt(this.at) !== openObject) return this.#inside(index, depth);
    const from = this.at;
    if (!this.skipObject(depth)) return this.fail();
    return new UnreadObject(this.text.slice(from, this.at), inside(this.#plain, index));
  }

  #inside(key: string | number, depth: number): JsonValue {
    const outer = this.#plain;
    this.#plain = inside(outer, key);
    const value = this.value(depth);
    this.#plain = outer;
    return value;
  }
}

const openObject = '{'.charCodeAt(0);

const inside = (plain: unknown, key: string | number): unknown =>
  typeof plain === 'object' && plain !== null && Object.hasOwn(plain, key) ? (plain as Record<string, unknown>)[key] : null;
