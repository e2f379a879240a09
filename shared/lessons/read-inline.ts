/** A stretch of a lesson's text. */
export type Inline =
  | { readonly kind: 'text' | 'code'; readonly text: string }
  /** A link to an entry of the glossary. */
  | { readonly kind: 'term'; readonly text: string; readonly term: string };

/** Takes a text apart at its `code` and its [[term]] and [[term|words]] links. */
export function readInline(text: string): Inline[] {
  return text
    .split(/(`[^`]+`|\[\[[^\]]+\]\])/)
    .filter((piece) => piece !== '')
    .map(inlineOf);
}

function inlineOf(piece: string): Inline {
  if (piece.startsWith('`')) return { kind: 'code', text: piece.slice(1, -1) };
  const [, name, words] = /^\[\[([^|\]]+)(?:\|([^\]]+))?\]\]$/.exec(piece) ?? [];
  if (name === undefined) return { kind: 'text', text: piece };
  return { kind: 'term', text: words ?? name, term: name.toLowerCase().replaceAll(' ', '-') };
}

/** The same without its marks, for a terminal and for comparing. */
export const plainText = (text: string): string =>
  readInline(text)
    .map((inline) => inline.text)
    .join('');
