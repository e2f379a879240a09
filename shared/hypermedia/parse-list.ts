import { codes, maxJsonDepth } from './json-reader.ts';
import { JsonSkipper } from './json-skipper.ts';
import type { JsonValue } from './json-value.ts';
import { readWhole, withoutMark } from './parse-json.ts';
import { deepestRow, rowPattern } from './row-pattern.ts';
import { isLike, roomier, shapeOf, type RowShape } from './row-shape.ts';
import { Alike, asText, UnreadObject, type Decode } from './unread-row.ts';

/**
 * The same as `parseJson`, quicker for those who pass most of a long list on: objects in lists are looked through but not
 * read before somebody looks into one.
 */
export const parseList = (text: string): JsonValue | undefined => readWhole(new ListReader(withoutMark(text)));

/**
 * The same for bytes of UTF-8 that came as text with one character for each: half the size, and every place in it is the
 * place of a byte. `decode` turns a part of that text into what it stands for.
 */
export function parseListBytes(bytes: string, decode: Decode, memory: ListMemory = new ListMemory()): JsonValue | undefined {
  const reader = new ListReader(bytes, { decode, known: memory.known });
  const read = readWhole(reader);
  memory.known = reader.known;
  return read;
}

/** How rows were laid out, for the pages of one list: those of the next page mostly are as well. */
export class ListMemory {
  known: readonly Known[] = [];
}

/** Rows one after the other that are not as any before. */
const mostMisses = 20;
/** Layouts that are looked at closely. */
const mostLearned = 100;
/** Layouts that a row is held against. */
const mostTried = 4;

/** A way in which some rows are laid out, in whatever list. */
interface Known {
  /** The names as they stand there with their colon, `"id":`, so that each is passed at one step. */
  readonly heads: readonly string[];
  readonly shape: RowShape | null;
  /** Takes a row that is laid out like this. */
  readonly pattern: RegExp | null;
}

/** The same with the rows of this list that are laid out so. */
interface Layout extends Known {
  alike: Alike | null;
}

interface Start {
  readonly decode: Decode | null;
  readonly known: readonly Known[];
}

/** Reads JSON, and of the objects in its lists no more than where they end and how they are laid out. */
export class ListReader extends JsonSkipper {
  readonly #decode: Decode | null;
  /** That of the row before, nearly always that of the next one too, and those that came before it. */
  #layouts: readonly Layout[] = [];
  #misses = 0;
  #learned = 0;

  constructor(text: string, { decode, known }: Start = { decode: null, known: [] }) {
    super(text);
    this.#decode = decode;
    this.#layouts = known.map((one) => ({ ...one, alike: null }));
  }

  get known(): readonly Known[] {
    return this.#layouts
      .filter(({ pattern }) => pattern !== null)
      .map(({ heads, shape, pattern }) => ({ heads, shape, pattern }));
  }

  protected override cut(from: number, to: number): string {
    return asText(this.text.slice(from, to), this.#decode);
  }

  protected override item(depth: number): JsonValue {
    this.skipSpace();
    if (this.text.charCodeAt(this.at) !== codes.openObject) return this.value(depth);
    const from = this.at;
    if (depth > maxJsonDepth) this.fail();
    else if (depth + deepestRow > maxJsonDepth || !this.#passLikeBefore()) this.#passRow(depth + 1);
    const [layout] = this.#layouts;
    return this.failed || layout === undefined ? null : new UnreadObject(this.#alike(layout), from, this.at);
  }

  #alike(layout: Layout): Alike {
    return (layout.alike ??= new Alike({ text: this.text, decode: this.#decode }, layout.heads, layout.shape));
  }

  /** Goes past a row that is laid out as one before; false where it is not, or is not known to be. */
  #passLikeBefore(): boolean {
    if (this.#misses >= mostMisses) return false;
    for (const [at, { pattern }] of this.#layouts.entries()) {
      if (pattern === null || !this.#takes(pattern)) continue;
      if (at > 0) this.#toFront(at);
      this.#misses = 0;
      return true;
    }
    // Rows that are never like each other are not tried for ever.
    this.#misses += 1;
    return false;
  }

  #takes(pattern: RegExp): boolean {
    pattern.lastIndex = this.at;
    try {
      if (!pattern.test(this.text)) return false;
    } catch {
      // A text of millions of escapes is more than the stack of an expression holds.
      this.#misses = mostMisses;
      return false;
    }
    this.at = pattern.lastIndex;
    return true;
  }

  #toFront(at: number): void {
    const found = this.#layouts[at];
    if (found) this.#layouts = [found, ...this.#layouts.filter((one) => one !== found)];
  }

  /** Goes past an object and notes the names of its members. */
  #passRow(depth: number): void {
    const from = this.at;
    const before = this.#layouts[0]?.heads ?? [];
    const heads = this.#passMembers(before, depth);
    if (!this.failed) this.#learn(from, heads, heads === before && this.#layouts.length > 0);
  }

  /** The heads of the object that begins here; where they are those of the row before, the very same. */
  #passMembers(before: readonly string[], depth: number): readonly string[] {
    let others: string[] | null = null;
    let count = 0;
    this.at += 1;
    this.skipSpace();
    for (let isMore = !this.take(codes.closeObject); isMore; isMore = this.#isFollowed()) {
      this.skipSpace();
      const other = this.#passName(before[count], others === null);
      if (other !== null) (others ??= before.slice(0, count)).push(other);
      if (!this.failed) this.skip(depth);
      count += 1;
    }
    return others ?? (count === before.length ? before : before.slice(0, count));
  }

  /** Whether another member follows; else the object has to end here. */
  #isFollowed(): boolean {
    this.skipSpace();
    if (this.failed || this.take(codes.comma)) return !this.failed;
    if (!this.take(codes.closeObject)) this.fail();
    return false;
  }

  /** Notes how the row that was just passed is laid out. */
  #learn(from: number, heads: readonly string[], isSame: boolean): void {
    const before = this.#layouts[0]?.shape ?? null;
    const shape = this.#shapeOf(from, before);
    // What has only its names is not looked at again, but what more was known of the rows before is not true of it.
    if (isSame && shape === null && before === null) return;
    const layout = { alike: null, heads, shape, pattern: shape && rowPattern(shape) };
    this.#layouts = [layout, ...this.#layouts.filter((one) => one.pattern !== null)].slice(0, mostTried);
  }

  /** The shape of a row, with room for what the one before held; null where enough of them were looked at. */
  #shapeOf(from: number, before: RowShape | null): RowShape | null {
    if (this.#misses >= mostMisses || this.#learned >= mostLearned) return null;
    this.#learned += 1;
    const found = shapeOf(this.text, from);
    return before !== null && isLike(before, found) ? roomier(before, found) : found;
  }

  /** Goes past a name and its colon; how it stands there, or null where it is the one that was to be expected in its place. */
  #passName(expected: string | undefined, isLikeBefore: boolean): string | null {
    const head = isLikeBefore ? expected : undefined;
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
