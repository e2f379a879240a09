import { LineCounter, parseDocument } from 'yaml';
import { fail, ok, type Result } from '#shared/result';
import { hasMoreValues } from './count-values.ts';
import { repeatedName } from './repeated-name.ts';

/** What is to be imported: a file, or text that was pasted. */
export interface ImportSource {
  /** Name of the file, without its folder; “pasted text” where there is none. */
  readonly name: string;
  readonly text: string;
}

/** A source with the value that its JSON or YAML says; undefined where it is neither. */
export interface ParsedSource extends ImportSource {
  readonly value: unknown;
  /** Why JSON or YAML that it seems to be is not; empty where it is, or seems to be something else. */
  readonly trouble: string;
}

/** So much is read at most, in bytes; YAML takes far longer than JSON, so that less of it is. */
export const mostBytes = 64 * 1024 * 1024;
const mostYaml = 16 * 1024 * 1024;
/** JSON of more values is not read: each takes memory, however few bytes say it. */
const mostValues = 5_000_000;
/** Beyond so many aliases it is no document but an attempt to blow up whoever reads it. */
const mostAliases = 1_000;

/** What other files than text begin with, and what to do about them. */
const beginnings: readonly (readonly [string, string])[] = [
  ['PK\x03\x04', 'it is a zip archive: unpack it first, and import what is in it'],
  ['\x1f\x8b', 'it is compressed: unpack it first'],
  ['%PDF', 'it is a PDF'],
];

/** The bytes of a file as text: UTF-8, or UTF-16 with its mark. */
export function decodeSource(name: string, bytes: Uint8Array): Result<ImportSource> {
  const refuse = (why: string) => fail<ImportSource>({ kind: 'fileUnreadable', path: name, reason: why });
  if (bytes.length > mostBytes) return refuse(`it is larger than ${mostBytes / 1024 / 1024} MiB`);
  const start = Buffer.from(bytes.subarray(0, 4)).toString('latin1');
  const other = beginnings.find(([begins]) => start.startsWith(begins));
  if (other) return refuse(other[1]);
  const charset = start.startsWith('\xff\xfe') ? 'utf-16le' : start.startsWith('\xfe\xff') ? 'utf-16be' : 'utf-8';
  try {
    const text = new TextDecoder(charset, { fatal: true }).decode(bytes);
    return text.includes('\0') ? refuse('it is not text') : ok({ name, text });
  } catch {
    return refuse('it is not text in UTF-8');
  }
}

export function parseSource(source: ImportSource): ParsedSource {
  const text = source.text.replace(/^\uFEFF/, '');
  if (/^\s*[{[]/.test(text)) {
    if (hasMoreValues(text, mostValues))
      return { ...source, value: undefined, trouble: `it says more than ${mostValues / 1_000_000} million values` };
    const json = parseJson(text);
    // Braces may begin YAML in its flow style too.
    if (json.trouble === '' || text.length > mostYaml) return { ...source, ...json };
    const yaml = parseYaml(text);
    return { ...source, ...(yaml.trouble === '' ? yaml : json) };
  }
  if (!/^[\w"'$.-]+\s*:(?:\s|$)/m.test(text)) return { ...source, value: undefined, trouble: '' };
  if (text.length > mostYaml)
    return { ...source, value: undefined, trouble: `YAML is read up to ${mostYaml / 1024 / 1024} MiB: turn it into JSON` };
  return { ...source, ...parseYaml(text) };
}

function parseJson(text: string): { readonly value: unknown; readonly trouble: string } {
  try {
    return { value: JSON.parse(text) as unknown, trouble: '' };
  } catch (thrown) {
    const why = thrown instanceof Error ? thrown.message.replace(/, "[\s\S]*$|\.\.\.[\s\S]*$/, '') : '';
    return { value: undefined, trouble: `its JSON has a mistake: ${why.slice(0, 200)}` };
  }
}

function parseYaml(text: string): { readonly value: unknown; readonly trouble: string } {
  try {
    const lines = new LineCounter();
    // The parser compares each name of a map with all before it: of a very long map that is looked for here, in one pass.
    const options = { merge: true, prettyErrors: true, logLevel: 'silent', uniqueKeys: false } as const;
    const document = parseDocument(text, { ...options, lineCounter: lines });
    const mistake = document.errors[0]?.message ?? repeatedName(document, lines);
    if (mistake !== null)
      return { value: undefined, trouble: `its YAML has a mistake: ${mistake.split('\n')[0]?.slice(0, 200)}` };
    return { value: document.toJS({ maxAliasCount: mostAliases }) as unknown, trouble: '' };
  } catch {
    return { value: undefined, trouble: 'its YAML is nested or repeated beyond measure' };
  }
}
