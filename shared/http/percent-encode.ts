const encoder = new TextEncoder();
const hex = (byte: number) => `%${byte.toString(16).toUpperCase().padStart(2, '0')}`;

/** Text with every character that `keep` does not match written as the percent-encoded bytes of its UTF-8 form. */
export function percentEncode(text: string, keep: RegExp): string {
  let encoded = '';
  for (const character of text) {
    encoded += keep.test(character) ? character : Array.from(encoder.encode(character), hex).join('');
  }
  return encoded;
}

/** A value as one path segment or one query value: everything but RFC 3986's unreserved characters is encoded. */
export const encodeComponent = (text: string): string => percentEncode(text, /[A-Za-z0-9\-._~]/);

/** A name or value of `application/x-www-form-urlencoded`: a space is `+`. */
export const encodeFormField = (text: string): string => percentEncode(text, /[A-Za-z0-9*\-._ ]/).replaceAll(' ', '+');

/**
 * A typed path and query with everything encoded that an address may not hold: space, quotes, brackets of other
 * languages, non-ASCII. What is encoded already, and a lone `%`, stay as typed.
 */
export const encodeTarget = (target: string): string => percentEncode(target, /[A-Za-z0-9\-._~!$&'()*+,;=:@/?%[\]]/);
