/** What a name may be made of on every system: no separators, no characters that Windows refuses, nothing invisible. */
const forbidden = /[\p{Cc}\p{Cf}\p{Zl}\p{Zp}\p{Cs}\p{Co}\p{Cn}\\/:*?"<>|]+/gu;

/** Names that mean a device on Windows, with or without an ending. */
const device = /^(?:con|prn|aux|nul|com[0-9¹²³]|lpt[0-9¹²³]|conin\$|conout\$)(?=\.|$)/i;

/** Names that mean something else in a collection. */
const reserved = new Set(['opencollection', 'folder', 'environments', 'node_modules']);

/** Leaves room for a number and an ending within 255 bytes. */
const longestStem = 200;

/**
 * A file name, without ending, that says what the request or folder is called.
 * It is one step of a path on every system, never hidden, never a name with a meaning of its own.
 */
export function safeStem(name: string): string {
  const clean = name
    .normalize('NFC')
    .replace(forbidden, '-')
    .replace(/\s+/gu, ' ')
    .replace(/^[\s.~-]+|[\s.-]+$/gu, '');
  const stem = cutToBytes(clean, longestStem).replace(/[\s.-]+$/u, '');
  if (stem === '') return 'untitled';
  return device.test(stem) || reserved.has(stem.toLowerCase()) ? `${stem}_`.replace(/^([^.]+)(\..*)_$/, '$1_$2') : stem;
}

function cutToBytes(text: string, limit: number): string {
  let bytes = 0;
  let end = 0;
  for (const character of text) {
    bytes += Buffer.byteLength(character);
    if (bytes > limit) break;
    end += character.length;
  }
  return text.slice(0, end);
}

/** Two names that some system takes for the same have the same key: case and composition do not count. */
export const twinKey = (name: string): string => name.normalize('NFKC').toLowerCase().normalize('NFC');

/** The stem, or the stem with the first number that makes it free among the names that are taken. */
export function freeName(stem: string, ending: string, taken: Iterable<string>): string {
  const keys = new Set(Array.from(taken, twinKey));
  let name = `${stem}${ending}`;
  for (let number = 2; keys.has(twinKey(name)); number++) name = `${stem} ${number}${ending}`;
  return name;
}
