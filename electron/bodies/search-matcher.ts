import type { SearchQuery } from './search-body.ts';
import { withoutBadBytes } from './utf8.ts';

/** Hits are reported in order; the answer says whether to go on. */
export type OnHit = (offset: number, bytes: number) => boolean;

/** Finds a query in a window of UTF-8 bytes. */
export interface Matcher {
  readonly windowBytes: number;
  /** How much of a window's end is left to the next one: no hit can be longer. */
  readonly overlapBytes: number;
  /** How much is looked back at, for expressions that ask what comes before. */
  readonly contextBytes: number;
  /** Reports the hits that begin in [from, limit). */
  findAll(window: Uint8Array, range: { readonly from: number; readonly limit: number }, onHit: OnHit): void;
}

const MiB = 1024 * 1024;

/** Throws a SyntaxError when the query is no regular expression. */
export function createMatcher({ query, matchCase, regex }: SearchQuery): Matcher {
  if (regex) return expressionMatcher(new RegExp(query, matchCase ? 'gmu' : 'gimu'));
  if (matchCase) return bytesMatcher(query, (window) => window);
  if (isAscii(query)) return bytesMatcher(query.toLowerCase(), lowerCase);
  return expressionMatcher(new RegExp(query.replace(/[\\^$.*+?()[\]{}|/-]/g, '\\$&'), 'giu'));
}

const isAscii = (text: string): boolean => Buffer.byteLength(text) === text.length;

function bytesMatcher(query: string, prepare: (window: Uint8Array) => Uint8Array): Matcher {
  const wanted = Buffer.from(query);
  return {
    windowBytes: 2 * MiB + wanted.length,
    overlapBytes: wanted.length - 1,
    contextBytes: 0,
    findAll(window, { from, limit }, onHit) {
      const prepared = prepare(window);
      const bytes = Buffer.from(prepared.buffer, prepared.byteOffset, prepared.length);
      for (let at = bytes.indexOf(wanted, from); at >= 0 && at < limit; at = bytes.indexOf(wanted, at + wanted.length))
        if (!onHit(at, wanted.length)) return;
    },
  };
}

let lowered = new Uint8Array(0);

/** ASCII letters made small; bytes of other characters stay as they are. */
function lowerCase(window: Uint8Array): Uint8Array {
  if (lowered.length < window.length) lowered = new Uint8Array(window.length);
  const target = lowered;
  for (let at = 0; at < window.length; at++) {
    const byte = window[at] ?? 0;
    target[at] = byte >= 0x41 && byte <= 0x5a ? byte | 0x20 : byte;
  }
  return target.subarray(0, window.length);
}

const longestMatch = 16 * 1024;

/** A match longer than 16 KiB that crosses the end of a window is found shorter: that bounds what an expression may cost. */
function expressionMatcher(expression: RegExp): Matcher {
  return {
    windowBytes: MiB / 4,
    overlapBytes: longestMatch,
    contextBytes: 64,
    findAll(window, { from, limit }, onHit) {
      const context = decoder.decode(window.subarray(0, from));
      const text = context + decode(window.subarray(from));
      const offsets = new CharacterOffsets(text, context.length, from);
      expression.lastIndex = context.length;
      for (let match = expression.exec(text); match; match = expression.exec(text)) {
        const offset = offsets.bytesBefore(match.index);
        if (offset >= limit) return;
        if (match[0] === '') expression.lastIndex += characterUnits(text, match.index);
        else if (!onHit(offset, Buffer.byteLength(match[0]))) return;
      }
    },
  };
}

const decoder = new TextDecoder('utf-8', { ignoreBOM: true });

function decode(bytes: Uint8Array): string {
  const text = decoder.decode(bytes);
  return text.includes('\ufffd') ? decoder.decode(withoutBadBytes(bytes)) : text;
}

const characterUnits = (text: string, at: number): number => ((text.codePointAt(at) ?? 0) > 0xffff ? 2 : 1);

/** Byte offsets of ascending character places. */
class CharacterOffsets {
  readonly #text: string;
  #place: number;
  #bytes: number;

  constructor(text: string, place: number, bytes: number) {
    this.#text = text;
    this.#place = place;
    this.#bytes = bytes;
  }

  bytesBefore(place: number): number {
    this.#bytes += Buffer.byteLength(this.#text.slice(this.#place, place));
    this.#place = place;
    return this.#bytes;
  }
}
