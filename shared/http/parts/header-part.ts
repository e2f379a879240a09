import { listOf } from '../header-list';
import type { ReadingContext } from '../reading/reading';

/** A piece of a field's value with what it says. */
export interface HeaderPart {
  /** As sent; a secret is replaced by `…`. */
  readonly piece: string;
  readonly says: string;
  /** The piece breaks a rule, and `says` tells which. */
  readonly wrong?: true;
}

/** Takes a value apart. Whatever was sent, it answers with parts, the malformed ones marked. */
export type PartsReader = (value: string, context: ReadingContext) => readonly HeaderPart[];

export type Words = Readonly<Record<string, string>>;

export const part = (piece: string, says: string): HeaderPart => ({ piece, says });
export const wrong = (piece: string, says: string): HeaderPart => ({ piece, says, wrong: true });

/** A part for each item of a comma-separated list. */
export const eachOf =
  (read: (item: string, context: ReadingContext) => HeaderPart): PartsReader =>
  (value, context) => {
    const items = listOf([value]);
    return items.length === 0 ? [wrong(value, 'the list is empty')] : items.map((item) => read(item, context));
  };

/** What a word of a fixed set says, whatever its case; others are wrong. */
export const oneWord =
  (words: Words): ((item: string) => HeaderPart) =>
  (item) => {
    const says = lookUp(words, item);
    return says === undefined
      ? wrong(item, `not one of ${Object.keys(words).join(', ')}${meant(item, words)}`)
      : part(item, says);
  };

/** A value that is one word of a fixed set. */
export const wordParts = (words: Words): PartsReader => {
  const read = oneWord(words);
  return (value) => [read(value)];
};

/** What a table says of a word, whatever its case. */
export function lookUp(words: Words, word: string): string | undefined {
  const key = word.toLowerCase();
  return Object.hasOwn(words, key) ? words[key] : undefined;
}

/** `; is no-cache meant?` for a word that differs from a known one in its hyphens or ending alone. */
export function meant(word: string, words: Words): string {
  const bare = (text: string) => text.toLowerCase().replace(/[^a-z0-9]/g, '');
  const near = Object.keys(words).find((known) => bare(known) === bare(word) || `${bare(known)}s` === bare(word));
  return near === undefined ? '' : `; is ${near} meant?`;
}

/** A whole number that is zero or more, in words; anything else is wrong. */
export const numberParts =
  (says: (count: number) => string): PartsReader =>
  (value) => [/^\d+$/.test(value) ? part(value, says(Number(value))) : wrong(value, 'has to be a whole number, zero or more')];
