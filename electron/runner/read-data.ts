import { readFile } from 'node:fs/promises';
import { fail, ok, type Result } from '#shared/result';
import { fileErrorCode, reasonOf } from '../storage/file-failure.ts';

/** Rows of values from a JSON file (a list of objects) or a CSV file with names in its first line. */
export async function readData(path: string): Promise<Result<Record<string, string>[]>> {
  try {
    const text = (await readFile(path, 'utf8')).replace(/^\uFEFF/, '');
    const rows = path.toLowerCase().endsWith('.json') ? readJson(path, text) : await readCsv(path, text);
    // A run without rounds would look like one that went well.
    return rows.ok && rows.value.length === 0 ? fail({ kind: 'fileUnreadable', path, reason: 'there are no rows in it' }) : rows;
  } catch (thrown) {
    if (fileErrorCode(thrown) === null) throw thrown;
    return fail({ kind: 'fileUnreadable', path, reason: reasonOf(thrown) });
  }
}

function readJson(path: string, text: string): Result<Record<string, string>[]> {
  try {
    const rows: unknown = JSON.parse(text);
    if (Array.isArray(rows) && rows.every((row) => typeof row === 'object' && row !== null && !Array.isArray(row)))
      return ok(rows.map((row: object) => Object.fromEntries(Object.entries(row).map(([name, value]) => [name, asText(value)]))));
  } catch {
    // Said below.
  }
  return fail({ kind: 'fileUnreadable', path, reason: 'it is not a JSON list of objects' });
}

const asText = (value: unknown): string => (typeof value === 'string' ? value : JSON.stringify(value));

async function readCsv(path: string, text: string): Promise<Result<Record<string, string>[]>> {
  const { default: Papa } = await import('papaparse');
  const names = Papa.parse<string[]>(text, { preview: 1 }).data[0] ?? [];
  const twice = names.find((name, at) => names.indexOf(name) !== at);
  if (twice !== undefined) return fail({ kind: 'fileUnreadable', path, reason: `two of its columns are called “${twice}”` });
  const { data, errors } = Papa.parse<Record<string, string>>(text, { header: true, skipEmptyLines: true });
  const [first] = errors.filter(({ code }) => code !== 'UndetectableDelimiter');
  if (!first) return ok(data);
  const line = first.row === undefined ? '' : `line ${first.row + 2}: `;
  return fail({ kind: 'fileUnreadable', path, reason: `${line}${first.message}` });
}
