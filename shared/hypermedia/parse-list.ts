import { codes } from './json-reader.ts';
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
  if (!(row instanceof UnreadObject)) return isObject(row) ? [...row.keys()] : [];
  const names: string[] = [];
  const skipper = new JsonSkipper(row.text);
  skipper.members((from, to) => {
    names.push(nameAt(row.text, from, to));
    skipper.skip(1);
    return null;
  });
  return names;
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
  #isRead = false;

  constructor(text: string) {
    super();
    this.text = text;
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
  protected override item(depth: number): JsonValue {
    this.skipSpace();
    if (this.text.charCodeAt(this.at) !== codes.openObject) return this.value(depth);
    const from = this.at;
    this.skip(depth);
    return this.failed ? null : new UnreadObject(this.text.slice(from, this.at));
  }
}
