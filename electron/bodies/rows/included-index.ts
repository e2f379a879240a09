import { keyOf } from '#shared/hypermedia/json-api-relationship';
import { isObject, type JsonObject } from '#shared/hypermedia/json-value';
import { parseJson } from '#shared/hypermedia/parse-json';
import { readRange, type ByteSource } from '../byte-source.ts';
import { findRows } from './find-rows.ts';
import { spanOf, type RowSpans } from './row-spans.ts';
import { rowTexts } from './row-texts.ts';
import { longestRow } from './stored-rows.ts';

/** Where the resources stand that came along with others (JSON:API, `included`): 24 bytes for each, however long it is. */
export interface IncludedIndex {
  readonly spans: RowSpans;
  /** A number for what each is named by, in ascending order. */
  readonly prints: Uint32Array;
  /** Which of them it is, beside its number. */
  readonly rows: Uint32Array;
}

/** An index of the resources that are included in a body; null where there are none. */
export function indexIncluded(source: ByteSource): IncludedIndex | null {
  const spans = findRows(source, '/included');
  if (spans === null || spans.count === 0) return null;
  const prints = new Uint32Array(spans.count);
  for (const { row, text } of rowTexts(source, spans)) prints[row] = printOf(keyOf(parseJson(text) ?? null));
  const rows = Uint32Array.from(prints, (_print, row) => row).sort((a, b) => (prints[a] ?? 0) - (prints[b] ?? 0) || a - b);
  return { spans, rows, prints: rows.map((row) => prints[row] ?? 0) };
}

/** Names of one number are few, unless somebody means it. */
const mostTried = 20;

/** Where those stand that may be the one that is named so, the last first: of two with one name the last counts. */
export function* placesOf({ spans, prints, rows }: IncludedIndex, key: string): Generator<readonly [from: number, to: number]> {
  const print = printOf(key);
  const last = firstFrom(prints, print + 1) - 1;
  for (let at = last; at > last - mostTried && prints[at] === print; at--) {
    const [from, to] = spanOf(spans, rows[at] ?? 0);
    if (to - from <= longestRow) yield [from, to];
  }
}

/** A text as the resource of that name; null where it is another one. */
export function resourceNamed(text: string, key: string): JsonObject | null {
  const resource = parseJson(text);
  return isObject(resource) && keyOf(resource) === key ? resource : null;
}

const mostKept = 1_000;

/** What is included, each read when it is asked for. */
export class IncludedByIndex {
  readonly #source: ByteSource;
  readonly #index: IncludedIndex;
  readonly #kept = new Map<string, JsonObject | undefined>();

  constructor(source: ByteSource, index: IncludedIndex) {
    this.#source = source;
    this.#index = index;
  }

  /** All of it came along with each row. */
  goTo(_row: number): void {}

  get(key: string): JsonObject | undefined {
    if (this.#kept.has(key)) return this.#kept.get(key);
    const found = this.#read(key);
    if (this.#kept.size >= mostKept) this.#kept.clear();
    this.#kept.set(key, found);
    return found;
  }

  #read(key: string): JsonObject | undefined {
    for (const [from, to] of placesOf(this.#index, key)) {
      const found = resourceNamed(Buffer.from(readRange(this.#source, from, to)).toString('utf8'), key);
      if (found !== null) return found;
    }
    return undefined;
  }
}

/** The first place of a number that is not smaller. */
function firstFrom(sorted: Uint32Array, wanted: number): number {
  let [low, high] = [0, sorted.length];
  while (low < high) {
    const middle = (low + high) >>> 1;
    if ((sorted[middle] ?? 0) < wanted) low = middle + 1;
    else high = middle;
  }
  return low;
}

/** FNV-1a, of 32 bits. */
function printOf(key: string): number {
  let print = 0x811c9dc5;
  for (let at = 0; at < key.length; at++) print = Math.imul(print ^ key.charCodeAt(at), 0x01000193);
  return print >>> 0;
}
