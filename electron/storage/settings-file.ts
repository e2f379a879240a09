import { mkdir, readFile } from 'node:fs/promises';
import { dirname } from 'node:path';
import { defaultSettings, settingsSchema, type Settings } from '#shared/model/settings';
import { ok, type Result } from '#shared/result';
import { writeFileAtomic } from './atomic-file.ts';
import { attempt, fileErrorCode } from './file-failure.ts';
import { inTurn } from './in-turn.ts';
import { setAside } from './set-aside.ts';
import { rememberFile } from './small-file.ts';

type Fields = Readonly<Record<string, unknown>>;

/** The settings as they stand on disk now. A field that cannot be read counts as its default. */
export function readSettings(path: string): Promise<Result<Settings>> {
  const read = readers.get(path) ?? rememberFile(path, (text) => settingsFrom((text === null ? null : objectFrom(text)) ?? {}));
  readers.set(path, read);
  return attempt(path, async () => ok(read()));
}

const readers = new Map<string, () => Settings>();

/** Changes some settings; the others, and fields of another version of Cairn, stay as they are on disk. */
export function changeSettings(path: string, change: Partial<Settings>): Promise<Result<Settings>> {
  return inTurn(`change ${path}`, async () => {
    const before = await readFields(path);
    if (!before.ok) return before;
    if (before.value === null) await setAside(path);
    const fields: Fields = { ...before.value, ...change };
    const written = await attempt(path, async () => {
      await mkdir(dirname(path), { recursive: true, mode: 0o700 });
      return writeFileAtomic(path, `${JSON.stringify(fields, null, 2)}\n`, { mode: 0o600 });
    });
    return written.ok ? ok(settingsFrom(fields)) : written;
  });
}

/** The fields of the file: none when there is no file, null when it is not an object. */
function readFields(path: string): Promise<Result<Fields | null>> {
  return attempt(path, async () => {
    try {
      return ok(objectFrom(await readFile(path, 'utf8')));
    } catch (thrown) {
      if (fileErrorCode(thrown) === 'ENOENT') return ok({});
      throw thrown;
    }
  });
}

function objectFrom(text: string): Fields | null {
  try {
    const value: unknown = JSON.parse(text);
    return typeof value === 'object' && value !== null && !Array.isArray(value) ? { ...value } : null;
  } catch {
    return null;
  }
}

function settingsFrom(fields: Fields): Settings {
  const known = Object.entries(settingsSchema.shape).map(([name, schema]) => {
    const read = schema.safeParse(fields[name]);
    return [name, read.success ? read.data : defaultSettings[name as keyof Settings]] as const;
  });
  return settingsSchema.parse(Object.fromEntries(known));
}
