/** A name that is being typed between double braces. */
export interface TypedName {
  /** What of it stands before the caret. */
  readonly typed: string;
  /** Where the name begins, and where what it takes the place of ends: with its closing braces, if it has some. */
  readonly start: number;
  readonly end: number;
}

const namePart = /^[\p{L}\p{N}_$.\-/:@ ]*$/u;
const restOfName = /^[\p{L}\p{N}_$.\-/:@]*(?: *\}\})?/u;

/** The name that the caret stands in, once its braces are open; null anywhere else. */
export function completionAt(text: string, caret: number): TypedName | null {
  const opening = text.lastIndexOf('{{', caret - 2);
  if (opening < 0 || opening + 2 > caret) return null;
  const start = opening + 2;
  const typed = text.slice(start, caret);
  if (!namePart.test(typed)) return null;
  const rest = restOfName.exec(text.slice(caret))?.[0] ?? '';
  // Words that merely follow, without braces behind them, are not part of the name.
  return { typed: typed.trimStart(), start, end: rest.endsWith('}}') ? caret + rest.length : caret };
}
