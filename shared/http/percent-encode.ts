const encoder = new TextEncoder();
const hex = (byte: number) => `%${byte.toString(16).toUpperCase().padStart(2, '0')}`;
const encodeCharacter = (character: string) => Array.from(encoder.encode(character), hex).join('');

/** A value as one path segment or one query value: everything but RFC 3986's unreserved characters is encoded. */
export const encodeComponent = (text: string): string => text.replaceAll(/[^A-Za-z0-9\-._~]/gu, encodeCharacter);

/** A name or value of `application/x-www-form-urlencoded`: a space is `+`. */
export const encodeFormField = (text: string): string =>
  text.replaceAll(/[^A-Za-z0-9*\-._ ]/gu, encodeCharacter).replaceAll(' ', '+');

/**
 * A typed path and query with everything encoded that an address may not hold: spaces, quotes, braces, non-ASCII.
 * What is encoded already, and a lone `%`, stay as typed.
 */
export const encodeTarget = (target: string): string =>
  target.replaceAll(/[^A-Za-z0-9\-._~!$&'()*+,;=:@/?%[\]]/gu, encodeCharacter);
