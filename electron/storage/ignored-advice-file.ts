import { mkdir, readFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { isMap } from 'yaml';
import { ignoredAdviceSchema, type IgnoredAdvice } from '#shared/model/ignored-advice';
import { fail, ok, type Result } from '#shared/result';
import { removeFile, writeFileAtomic } from './atomic-file.ts';
import { attempt, attemptRead, fileErrorCode } from './file-failure.ts';
import { inTurn } from './in-turn.ts';
import { editYaml } from './yaml/edit-yaml.ts';
import { renderFile } from './yaml/render-yaml.ts';
import { Whole } from './yaml/wanted.ts';
import { parseYamlFile } from './yaml/yaml-file.ts';

/**
 * Where a collection keeps which advice it does not want to hear.
 * A request's name never begins with a dot, so that no file beside a request is ever called so.
 */
export const ignoredAdviceIn = (root: string): string => join(root, '.cairn', '.advice.yaml');

const heading = '# Kept by Cairn: advice that is ignored here. Take an entry out, and it is given again.\n';

/** What stands in the file; an entry that cannot be read as one is passed over, and no file is no entries. */
export function readIgnoredAdvice(path: string): Promise<Result<IgnoredAdvice[]>> {
  return attemptRead(path, async () => {
    const text = await textAt(path);
    return ok(text === null ? [] : entriesIn(text));
  });
}

/** Changes what stands in the file, and nothing else of it; a file with nothing in it is taken away. */
export function changeIgnoredAdvice(
  path: string,
  change: (before: readonly IgnoredAdvice[]) => readonly IgnoredAdvice[],
  options: { readonly mode?: number } = {},
): Promise<Result<IgnoredAdvice[]>> {
  return inTurn(`change ${path}`, () =>
    attempt(path, async () => {
      const text = await textAt(path);
      const next = [...change(text === null ? [] : entriesIn(text))];
      const ignored = new Whole(next.map(({ rule, at }) => ({ rule, at })));
      const file = text === null ? null : parseYamlFile(text);
      if (file && !file.readable) return fail({ kind: 'fileFailed', path, reason: `it has a mistake: ${file.trouble.reason}` });
      const written =
        next.length === 0
          ? await removeFile(path)
          : await write(path, file ? editYaml(file.value, { ignored }) : heading + renderFile({ ignored }), options);
      return written.ok ? ok(next) : written;
    }),
  );
}

async function write(path: string, text: string, options: { readonly mode?: number }): Promise<Result<void>> {
  await mkdir(dirname(path), { recursive: true });
  return writeFileAtomic(path, text, options);
}

function entriesIn(text: string): IgnoredAdvice[] {
  const file = parseYamlFile(text);
  if (!file.readable || !isMap(file.value.root)) return [];
  const { ignored } = file.value.document.toJS({ maxAliasCount: 100 }) as { ignored?: unknown };
  if (!Array.isArray(ignored)) return [];
  return ignored.flatMap((entry) => ignoredAdviceSchema.safeParse(entry).data ?? []);
}

async function textAt(path: string): Promise<string | null> {
  try {
    return await readFile(path, 'utf8');
  } catch (thrown) {
    if (fileErrorCode(thrown) === 'ENOENT') return null;
    throw thrown;
  }
}
