import { readFile } from 'node:fs/promises';
import { metStatusesSchema, noStatuses, type MetStatuses } from '#shared/model/met-statuses';
import { ok, type Result } from '#shared/result';
import { writeFileAtomic } from './atomic-file.ts';
import { inTurn } from './in-turn.ts';

/** What stands in the file; a file that cannot be read counts as empty, since nothing in it is worth an error. */
export async function readMetStatuses(path: string): Promise<MetStatuses> {
  try {
    const read = metStatusesSchema.safeParse(JSON.parse(await readFile(path, 'utf8')));
    return read.success ? read.data : noStatuses;
  } catch {
    return noStatuses;
  }
}

/** Changes what stands in the file; what another program wrote meanwhile is kept. */
export function changeMetStatuses(path: string, change: (before: MetStatuses) => MetStatuses): Promise<Result<MetStatuses>> {
  return inTurn(`change ${path}`, async () => {
    const next = change(await readMetStatuses(path));
    const written = await writeFileAtomic(path, `${JSON.stringify(next)}\n`, { mode: 0o600 });
    return written.ok ? ok(next) : written;
  });
}
