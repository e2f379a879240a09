/** A stretch of what a value says in words; `href` makes it a link, `strong` the part that matters. */
export interface ReadPart {
  readonly text: string;
  readonly strong?: true;
  readonly href?: string;
}

/** What a reader may know besides the value. */
export interface ReadingContext {
  /** When the message arrived, milliseconds since 1970; relative times count from here. */
  readonly at: number;
  /** Address of the message, for relative references. */
  readonly url: string;
}

/** Puts a value in words, or null when it says nothing it should. */
export type HeaderReader = (value: string, context: ReadingContext) => readonly ReadPart[] | null;

export const plain = (text: string): ReadPart[] => [{ text }];
export const strong = (text: string): ReadPart => ({ text, strong: true });

/** Parts with a separator between them. */
export const joinParts = (groups: readonly (readonly ReadPart[])[], separator: string): ReadPart[] =>
  groups.flatMap((group, index) => (index === 0 ? [...group] : [{ text: separator }, ...group]));

/** An address that may be followed, made absolute; null for other schemes than http and https. */
export function webAddress(reference: string, base: string): string | null {
  if (!URL.canParse(reference, base)) return null;
  const url = new URL(reference, base);
  return url.protocol === 'http:' || url.protocol === 'https:' ? url.href : null;
}
