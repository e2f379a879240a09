import { isArray, isObject, type JsonValue } from '#shared/hypermedia/json-value';
import { digitsInFront, firstScalar } from '#shared/hypermedia/unread-row';
import { writeJsonLine } from '#shared/hypermedia/write-json';
import { fingerprint } from './fingerprint';
import { FingerprintSet } from './fingerprint-set';

const usual = 'id';
const names = [usual, '_id', '@id', 'uuid', 'guid', 'key', 'Key', 'href', 'url'];

/** Whether a row has something that tells it from all others. */
export const isNamed = (row: JsonValue): boolean => digitsInFront(row, usual) !== null || firstScalar(row, names) !== null;

/** Ids below this, which most lists keep to, are one bit each: sixteen million take two megabytes. */
const smallIds = 2 ** 24;
const idsOfLeaf = 2 ** 15;

/**
 * Which rows came. What makes a row the one it is, is its id, or what else names it, else all of it; a bare value, as a number
 * among numbers, is never one that came before: there may be any number of equal ones. Of small ids a bit is kept, of
 * everything else a fingerprint.
 */
export class SeenRows {
  readonly #others = new FingerprintSet();
  readonly #leaves: (Uint32Array | undefined)[] = [];

  /** Adds a row; false when it was there. */
  add(row: JsonValue): boolean {
    const digits = digitsInFront(row, usual);
    if (digits === null) return this.#addNamed(row);
    const { text, from, to } = digits;
    const id = smallNumber(text, from, to);
    return id === null ? this.#others.add(fingerprint(text, usual, from, to)) : this.#addSmall(id);
  }

  #addNamed(row: JsonValue): boolean {
    const found = firstScalar(row, names);
    if (found === null) return isBare(row) || this.#others.add(fingerprint(writeJsonLine(row)));
    const { name, text } = found;
    // The same id may stand first in one row and elsewhere in the next, or as text.
    const id = name === usual ? smallNumber(text, 0, text.length) : null;
    return id === null ? this.#others.add(fingerprint(text, name)) : this.#addSmall(id);
  }

  #addSmall(id: number): boolean {
    const leaf = (this.#leaves[Math.floor(id / idsOfLeaf)] ??= new Uint32Array(idsOfLeaf / 32));
    const word = (id % idsOfLeaf) >>> 5;
    const bits = leaf[word] ?? 0;
    const bit = 1 << (id & 31);
    leaf[word] = bits | bit;
    return (bits & bit) === 0;
  }
}

const isBare = (row: JsonValue): boolean => !isObject(row) && !isArray(row);

/** The number that a part of a text is, written the one way there is to write it; null where it is another text, or not small. */
function smallNumber(text: string, from: number, to: number): number | null {
  if (to - from > 8 || to === from) return null;
  let number = 0;
  for (let at = from; at < to; at++) {
    const digit = text.charCodeAt(at) - 48;
    if (digit < 0 || digit > 9) return null;
    number = number * 10 + digit;
  }
  return number >= smallIds || (text.charCodeAt(from) === 48 && to - from > 1) ? null : number;
}
