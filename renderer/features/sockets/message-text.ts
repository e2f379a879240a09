/** So many characters of a message are laid out; more would make the page slow. */
const mostCharacters = 200_000;
const mostBytes = 32 * 1024;

/** The beginning of a text that is very long. */
export const shortened = (text: string): string => (text.length > mostCharacters ? text.slice(0, mostCharacters) : text);

/** Bytes as hexadecimal digits, sixteen in a line, with what they may be as text. */
export function hexDump(bytes: Uint8Array): string {
  const lines: string[] = [];
  for (let at = 0; at < Math.min(bytes.length, mostBytes); at += 16) lines.push(hexLine(bytes.subarray(at, at + 16), at));
  return lines.join('\n');
}

function hexLine(bytes: Uint8Array, at: number): string {
  const digits = [...bytes].map((byte) => byte.toString(16).padStart(2, '0'));
  const text = [...bytes].map((byte) => (byte >= 0x20 && byte < 0x7f ? String.fromCharCode(byte) : '.')).join('');
  return `${at.toString(16).padStart(6, '0')}  ${digits.join(' ').padEnd(47)}  ${text}`;
}

/** Hexadecimal digits as Base64, as a message is handed over; null where they are none. */
export function base64FromHex(text: string): string | null {
  const digits = text.replaceAll(/[\s:]|0x/g, '');
  if (!/^(?:[0-9a-fA-F]{2})*$/.test(digits)) return null;
  const bytes = digits.match(/../g)?.map((pair) => String.fromCharCode(Number.parseInt(pair, 16))) ?? [];
  return btoa(bytes.join(''));
}

/** Base64 without what stands between its characters; null where it is none. */
export function cleanBase64(text: string): string | null {
  const characters = text.replaceAll(/\s/g, '').replaceAll('-', '+').replaceAll('_', '/');
  try {
    return btoa(atob(characters));
  } catch {
    return null;
  }
}
