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

/** Throws a SyntaxError when the query is no regular expression, or no hex digits where it should be. */
export function createMatcher({ query, matchCase, regex, wholeWord = false, bytes }: SearchQuery): Matcher {
  if (bytes === 'hex') return bytesMatcher(readHex(query), same, anywhere);
  if (regex) return expressionMatcher(readExpression(wholeWord ? inWords(query) : query, matchCase ? 'gmu' : 'gimu'));
  const takes = wholeWord ? standsAlone : anywhere;
  if (matchCase) return bytesMatcher(Buffer.from(query), same, takes);
  if (isAscii(query)) return bytesMatcher(Buffer.from(query.toLowerCase()), lowerCase, takes);
  const literal = query.replace(/[\\^$.*+?()[\]{}|/-]/g, '\\$&');
  return expressionMatcher(new RegExp(wholeWord ? inWords(literal) : literal, 'giu'));
}

/** V8 says what is wrong behind the expression, which whoever typed it has before their eyes. */
function readExpression(expression: string, flags: string): RegExp {
  try {
    return new RegExp(expression, flags);
  } catch (thrown) {
    const [, reason = 'This is no regular expression'] =
      /.*: ([^:]+)$/s.exec(thrown instanceof Error ? thrown.message : '') ?? [];
    throw new SyntaxError(`${reason}.`, { cause: thrown });
  }
}

const inWords = (expression: string): string => `(?<![\\p{L}\\p{N}_])(?:${expression})(?![\\p{L}\\p{N}_])`;

/** Bytes as people write them: pairs of digits, with spaces, commas, `0x` or `\x` between. */
function readHex(text: string): Buffer {
  const digits = text.replace(/0x|\\x|[\s,:-]/gi, '');
  if (!/^(?:[0-9a-f]{2})+$/i.test(digits)) throw new SyntaxError('Bytes are pairs of hex digits, such as 0d 0a.');
  return Buffer.from(digits, 'hex');
}

const isAscii = (text: string): boolean => Buffer.byteLength(text) === text.length;
const same = (window: Uint8Array): Uint8Array => window;

/** Whether a match counts, by what stands around it. */
type Takes = (window: Uint8Array, at: number, end: number) => boolean;
const anywhere: Takes = () => true;

const longestCharacter = 4;
const wordCharacter = /[\p{L}\p{N}_]/u;
const decode8 = new TextDecoder('utf-8', { ignoreBOM: true });

/** No word goes on before or after it. */
const standsAlone: Takes = (window, at, end) => {
  if (at > 0) {
    let start = at - 1;
    while (start > 0 && start > at - longestCharacter && ((window[start] ?? 0) & 0xc0) === 0x80) start--;
    if (wordCharacter.test(decode8.decode(window.subarray(start, at)))) return false;
  }
  const [first = ''] = decode8.decode(window.subarray(end, end + longestCharacter));
  return !wordCharacter.test(first);
};

function bytesMatcher(wanted: Buffer, prepare: (window: Uint8Array) => Uint8Array, takes: Takes): Matcher {
  const around = takes === anywhere ? 0 : longestCharacter;
  return {
    windowBytes: 2 * MiB + wanted.length,
    overlapBytes: wanted.length - 1 + around,
    contextBytes: around,
    findAll(window, { from, limit }, onHit) {
      const prepared = prepare(window);
      const bytes = Buffer.from(prepared.buffer, prepared.byteOffset, prepared.length);
      for (let at = bytes.indexOf(wanted, from); at >= 0 && at < limit; at = bytes.indexOf(wanted, at + wanted.length))
        if (takes(window, at, at + wanted.length) && !onHit(at, wanted.length)) return;
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
