import { FilterRefused } from './filter-messages.ts';

/** A way from the root of a document to a value: names of members and places in lists. */
export type ValuePath = readonly (string | number)[];

interface Wanted {
  /** The results that this value is. */
  results: number[] | null;
  inside: Map<string | number, Wanted> | null;
}

/** Values to be found in a JSON text, each at the end of its path. */
export class WantedValues {
  readonly root: Wanted = { results: null, inside: null };
  #count = 0;

  get count(): number {
    return this.#count;
  }

  add(path: ValuePath): void {
    let at = this.root;
    for (const step of path) {
      at.inside ??= new Map();
      const known = at.inside.get(step) ?? { results: null, inside: null };
      at.inside.set(step, known);
      at = known;
    }
    (at.results ??= []).push(this.#count++);
  }
}

/** Where in a text that is JSON the wanted values stand: from and to, two numbers for each, in the order they were added. */
export function findValues(text: string, wanted: WantedValues): Float64Array {
  const spans = new Float64Array(wanted.count * 2);
  new ValueFinder(text, spans).find(wanted.root);
  return spans;
}

interface Open {
  readonly wanted: Wanted;
  readonly start: number;
  readonly isList: boolean;
  /** The place of the next item of a list. */
  place: number;
}

const blank = /[ \t\n\r]*/y;
const word = /[^\s,\]}]*/y;
/** What is of interest where nothing in a value is wanted. */
const turn = /["[\]{}]/g;

/** Goes through a text that is known to be JSON, past what nobody wants as fast as it can. */
class ValueFinder {
  readonly #text: string;
  readonly #spans: Float64Array;
  readonly #open: Open[] = [];
  #at = 0;

  constructor(text: string, spans: Float64Array) {
    this.#text = text;
    this.#spans = spans;
  }

  find(root: Wanted): void {
    this.#value(root);
    for (let top = this.#open.at(-1); top; top = this.#open.at(-1)) {
      this.#space();
      const char = this.#text[this.#at];
      if (char === undefined) throw new FilterRefused('notJson', 'it ends too early');
      if (char === ',') this.#at += 1;
      else if (char === ']' || char === '}') this.#close(top);
      else this.#member(top);
    }
  }

  #member(top: Open): void {
    const step = top.isList ? top.place++ : this.#key();
    const wanted = top.wanted.inside?.get(step);
    if (wanted) this.#value(wanted);
    else this.#skip();
  }

  /** A value of which something is wanted: all of it, or what is inside. */
  #value(wanted: Wanted): void {
    this.#space();
    const start = this.#at;
    const char = this.#text[start];
    if (wanted.inside && (char === '{' || char === '[')) {
      this.#at += 1;
      this.#open.push({ wanted, start, isList: char === '[', place: 0 });
      return;
    }
    this.#skip();
    this.#note(wanted, start);
  }

  #close(top: Open): void {
    this.#at += 1;
    this.#open.pop();
    this.#note(top.wanted, top.start);
  }

  /** Of equal names in one object the last counts, as it does for JSON.parse. */
  #note({ results }: Wanted, start: number): void {
    for (const result of results ?? []) {
      this.#spans[result * 2] = start;
      this.#spans[result * 2 + 1] = this.#at;
    }
  }

  #key(): string {
    const from = this.#at;
    this.#string();
    const raw = this.#text.slice(from, this.#at);
    this.#space();
    this.#at += 1;
    return raw.includes('\\') ? (JSON.parse(raw) as string) : raw.slice(1, -1);
  }

  #skip(): void {
    this.#space();
    const first = this.#text[this.#at];
    if (first === '"') return this.#string();
    if (first !== '{' && first !== '[') return this.#to(word);
    let depth = 0;
    do {
      turn.lastIndex = this.#at;
      const found = turn.exec(this.#text);
      if (!found) throw new FilterRefused('notJson', 'it ends too early');
      this.#at = found.index;
      if (found[0] === '"') {
        this.#string();
        continue;
      }
      this.#at += 1;
      depth += found[0] === '{' || found[0] === '[' ? 1 : -1;
    } while (depth > 0);
  }

  /** Goes past a text in quotes. */
  #string(): void {
    let end = this.#text.indexOf('"', this.#at + 1);
    while (end >= 0 && this.#isEscaped(end)) end = this.#text.indexOf('"', end + 1);
    this.#at = end < 0 ? this.#text.length : end + 1;
  }

  #isEscaped(at: number): boolean {
    let slashes = 0;
    while (this.#text[at - 1 - slashes] === '\\') slashes++;
    return slashes % 2 === 1;
  }

  #space(): void {
    this.#to(blank);
  }

  #to(pattern: RegExp): void {
    pattern.lastIndex = this.#at;
    pattern.test(this.#text);
    this.#at = pattern.lastIndex;
  }
}
