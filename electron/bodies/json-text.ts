import { byteOf } from './json-bytes.ts';
import type { JsonEntries, JsonEntry } from './json-entries.ts';

export const longestText = 2_000;
/** Enough bytes for so many characters, however they are encoded. */
const enoughBytes = longestText * 4;

const decoder = new TextDecoder('utf-8', { ignoreBOM: true });

/** At most `longestText` characters, never half of a pair. */
function cut(text: string): string {
  if (text.length <= longestText) return text;
  const last = text.charCodeAt(longestText - 1);
  return text.slice(0, last >= 0xd800 && last <= 0xdbff ? longestText - 1 : longestText);
}

/** The text between two offsets as received, and its bytes when it had to be cut. */
export function readText(entries: JsonEntries, from: number, to: number): { text: string; cutBytes: number } {
  const part = entries.bytes(from, Math.min(to, from + enoughBytes));
  const decoded = decoder.decode(part);
  const text = cut(decoded);
  return { text, cutBytes: part.length < to - from || text.length < decoded.length ? to - from : 0 };
}

/** What stands where reading had to stop: the rest of its line. */
export function readBrokenText(entries: JsonEntries, entry: JsonEntry): { text: string; cutBytes: number } {
  const part = entries.bytes(entry.valueStart, Math.min(entry.valueEnd, entry.valueStart + enoughBytes));
  const newline = part.indexOf(byteOf.newline);
  return readText(entries, entry.valueStart, newline < 0 ? entry.valueEnd : entry.valueStart + newline);
}

/** A node's key with its escapes undone; null when it has none. */
export function readKey(entries: JsonEntries, { keyStart, keyEnd }: JsonEntry): string | null {
  if (keyEnd === 0) return null;
  const raw = decoder.decode(entries.bytes(keyStart + 1, Math.min(keyEnd - 1, keyStart + 1 + enoughBytes)));
  return cut(raw.includes('\\') ? unescape(raw) : raw);
}

function unescape(raw: string): string {
  try {
    return JSON.parse(`"${raw}"`) as string;
  } catch {
    // With a slip in it, or cut in the middle of an escape, it is shown as received.
    return raw;
  }
}
