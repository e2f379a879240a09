import { encodeComponent, encodeFormField, encodeTarget } from '../http/percent-encode';

/**
 * A secret as it can stand in a message: as it is, encoded for an address or a form, escaped in JSON or XML, in Base64, and line
 * by line where it has several. The longest come first, so that no part of one is found in the place of the whole.
 */
export function spellingsOf(secret: string): string[] {
  if (secret === '') return [];
  const encoded = [
    secret,
    encodeComponent(secret),
    // As encodeURIComponent leaves it.
    encodeComponent(secret).replaceAll(/%(?:21|27|28|29|2A)/g, decodeURIComponent),
    encodeFormField(secret),
    encodeTarget(secret),
    JSON.stringify(secret).slice(1, -1),
    secret.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;').replaceAll('"', '&quot;'),
    base64(secret),
  ];
  const lines = secret.split(/\r?\n/).filter((line) => line.length >= shortestLine);
  return [...new Set([...encoded, ...(lines.length > 1 ? lines : [])])].toSorted((one, other) => other.length - one.length);
}

/** What is shorter stands in many texts by chance. */
const shortestLine = 8;

function base64(text: string): string {
  const bytes = new TextEncoder().encode(text);
  return btoa(Array.from(bytes, (byte) => String.fromCharCode(byte)).join(''));
}
