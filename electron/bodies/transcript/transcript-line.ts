import { transcriptEntrySchema, type TranscriptEntry, type TranscriptRow } from '#shared/model/transcript';

/** So much of a message stands in a list. */
const previewCharacters = 400;

/** A line of a transcript, of which the end may be cut off; null where it is none. */
export function readLine(line: string): { readonly entry: TranscriptEntry; readonly whole: boolean } | null {
  const whole = parse(line);
  if (whole !== null) return { entry: whole, whole: true };
  const [, facts = '', field, start = ''] = /^(\{.*?),"(text|base64)":"(.*)$/s.exec(line) ?? [];
  if (field === undefined) return null;
  const entry = parse(`${facts},"${field}":"${field === 'text' ? withoutHalf(start) : wholeGroups(start)}"}`);
  return entry && { entry, whole: false };
}

function parse(line: string): TranscriptEntry | null {
  try {
    const read = transcriptEntrySchema.safeParse(JSON.parse(line));
    return read.success ? read.data : null;
  } catch {
    return null;
  }
}

/** The beginning of a JSON string without an escape, or a character, that was cut in two. */
const withoutHalf = (text: string): string =>
  text.replace(/\ufffd+$/, '').replace(/(?<!\\)((?:\\\\)*)\\(?:u[0-9a-fA-F]{0,3})?$/, '$1');

/** Base64 that was cut, without a group of four that is not whole. */
const wholeGroups = (text: string): string => text.slice(0, text.length - (text.length % 4));

/** An entry as it stands in a list. */
export function rowOf({ text, base64, ...facts }: TranscriptEntry, n: number): TranscriptRow {
  return { ...facts, n, preview: base64 === undefined ? preview(text ?? '') : hexOf(base64) };
}

const preview = (text: string): string => text.slice(0, previewCharacters).replace(/[\ud800-\udbff]$/, '');

const hexOf = (base64: string): string =>
  Buffer.from(base64.slice(0, 180), 'base64')
    .toString('hex')
    .replaceAll(/(..)(?=.)/g, '$1 ')
    .slice(0, previewCharacters);
