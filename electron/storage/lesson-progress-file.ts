import { mkdir, readFile } from 'node:fs/promises';
import { dirname } from 'node:path';
import { lessonProgressSchema, noProgress, type LessonProgress } from '#shared/model/lesson-progress';
import { ok, type Result } from '#shared/result';
import { writeFileAtomic } from './atomic-file.ts';
import { attempt, fileErrorCode } from './file-failure.ts';
import { inTurn } from './in-turn.ts';
import { setAside } from './set-aside.ts';

/** How far one is with the lessons, as it stands on disk now. A file that cannot be understood counts as none. */
export async function readLessonProgress(path: string): Promise<Result<LessonProgress>> {
  const read = await readFileAt(path);
  return read.ok ? ok(read.value ?? noProgress) : read;
}

/** Changes what stands in the file; what another program wrote meanwhile is kept, and a file that is not ours is put aside. */
export function changeLessonProgress(
  path: string,
  change: (before: LessonProgress) => LessonProgress,
): Promise<Result<LessonProgress>> {
  return inTurn(`change ${path}`, async () => {
    const before = await readFileAt(path);
    if (!before.ok) return before;
    if (before.value === null) await setAside(path);
    const next = change(before.value ?? noProgress);
    const written = await attempt(path, async () => {
      await mkdir(dirname(path), { recursive: true, mode: 0o700 });
      return writeFileAtomic(path, `${JSON.stringify(next, null, 2)}\n`, { mode: 0o600 });
    });
    return written.ok ? ok(next) : written;
  });
}

/** The progress in the file: none when there is no file, null when it cannot be understood. */
function readFileAt(path: string): Promise<Result<LessonProgress | null>> {
  return attempt(path, async () => {
    try {
      const read = lessonProgressSchema.safeParse(JSON.parse(await readFile(path, 'utf8')));
      return ok(read.success ? read.data : null);
    } catch (thrown) {
      if (fileErrorCode(thrown) === 'ENOENT') return ok(noProgress);
      if (thrown instanceof SyntaxError) return ok(null);
      throw thrown;
    }
  });
}
