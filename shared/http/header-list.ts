import type { HeaderList } from '../model/exchange-event.ts';

/** All values of a field, in order, whatever the case of its name. */
export function headerValues(headers: HeaderList, name: string): string[] {
  const wanted = name.toLowerCase();
  return headers.filter(([field]) => field.toLowerCase() === wanted).map(([, value]) => value);
}

/** The first value of a field, or null when it is not there. */
export const headerValue = (headers: HeaderList, name: string): string | null => headerValues(headers, name)[0] ?? null;

/** A comma-separated list, from all lines of a field; commas inside quotes do not separate (RFC 9110, 5.6.1). */
export function listOf(values: readonly string[]): string[] {
  return values.flatMap((value) => splitOutsideQuotes(value, ',')).filter((item) => item !== '');
}

/** Splits at a separator that does not stand inside a quoted string, and trims the pieces. */
export function splitOutsideQuotes(text: string, separator: string): string[] {
  const pieces: string[] = [];
  let quoted = false;
  let from = 0;
  for (let at = 0; at < text.length; at++) {
    const char = text[at];
    if (quoted && char === '\\') at++;
    else if (char === '"') quoted = !quoted;
    else if (char === separator && !quoted) {
      pieces.push(text.slice(from, at).trim());
      from = at + 1;
    }
  }
  pieces.push(text.slice(from).trim());
  return pieces;
}

/** A quoted string without its quotes and escapes; anything else as it is. */
export const unquote = (text: string): string =>
  text.length >= 2 && text.startsWith('"') && text.endsWith('"') ? text.slice(1, -1).replace(/\\(.)/g, '$1') : text;
