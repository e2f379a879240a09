import { createHash } from 'node:crypto';
import { readdir, readFile, rm, stat, utimes } from 'node:fs/promises';
import { join } from 'node:path';
import { descriptionFactsSchema, type DescriptionFacts } from '#shared/model/kept-description';
import { ok, type Result } from '#shared/result';
import { removeFile, writeFileAtomic } from './atomic-file.ts';
import { makePrivateFolder } from './data-folder.ts';
import { attempt } from './file-failure.ts';
import { inTurn } from './in-turn.ts';

export interface KeptDescription {
  readonly facts: DescriptionFacts;
  /** The document, on one line. */
  readonly json: string;
}

/** Descriptions of APIs, one for each origin. */
export interface DescriptionFiles {
  /** Null where there is none that can be read. */
  read(origin: string): Promise<KeptDescription | null>;
  /** Answers false where it is too large, or where one that somebody wished for stays in its place. */
  write(kept: KeptDescription): Promise<Result<boolean>>;
  forget(origin: string): Promise<Result<void>>;
  forgetAll(): Promise<Result<void>>;
}

interface Limits {
  readonly count: number;
  /** Of all files together. */
  readonly bytes: number;
}

const usual: Limits = { count: 50, bytes: 64 * 1024 ** 2 };

/** Keeps descriptions in a folder, each a file of two lines: what is known of it, and the document. Those used the longest ago go first. */
export function keepDescriptions(folder: string, limits: Limits = usual): DescriptionFiles {
  const pathOf = (origin: string) => join(folder, `${createHash('sha256').update(origin).digest('hex')}.json`);

  async function read(origin: string): Promise<KeptDescription | null> {
    const path = pathOf(origin);
    const kept = descriptionIn(await readFile(path, 'utf8').catch(() => ''));
    if (kept?.facts.origin !== origin) return null;
    const now = new Date();
    // Where the disk cannot be written to, its age says less: it goes a little earlier.
    await utimes(path, now, now).catch(() => {});
    return kept;
  }

  return {
    read,
    write: (kept) =>
      inTurn(`change ${folder}`, async () => {
        const { origin, isWished } = kept.facts;
        const text = `${JSON.stringify(kept.facts)}\n${kept.json}\n`;
        if (Buffer.byteLength(text) > limits.bytes) return ok(false);
        if (!isWished && (await read(origin))?.facts.isWished) return ok(false);
        const made = await makePrivateFolder(folder);
        if (!made.ok) return made;
        const written = await writeFileAtomic(pathOf(origin), text, { mode: 0o600 });
        if (!written.ok) return written;
        await forgetOldest(folder, limits);
        return ok(true);
      }),
    forget: (origin) => inTurn(`change ${folder}`, async () => removeIn(folder, pathOf(origin))),
    forgetAll: () =>
      inTurn(`change ${folder}`, () =>
        attempt(folder, async () => {
          await rm(folder, { recursive: true, force: true });
          return ok(undefined);
        }),
      ),
  };
}

/** Where no folder is, nothing is in it. */
async function removeIn(folder: string, path: string): Promise<Result<void>> {
  const isThere = await stat(folder).then(
    () => true,
    () => false,
  );
  return isThere ? removeFile(path) : ok(undefined);
}

function descriptionIn(text: string): KeptDescription | null {
  const end = text.indexOf('\n');
  try {
    const facts = descriptionFactsSchema.safeParse(JSON.parse(text.slice(0, Math.max(0, end))));
    return facts.success ? { facts: facts.data, json: text.slice(end + 1).trimEnd() } : null;
  } catch {
    // Not there, or nobody's words: then none is kept.
    return null;
  }
}

async function forgetOldest(folder: string, { count, bytes }: Limits): Promise<void> {
  const names = (await readdir(folder).catch(() => [])).filter((name) => name.endsWith('.json'));
  const files = await Promise.all(
    names.map(async (name) => {
      const path = join(folder, name);
      const facts = await stat(path).catch(() => null);
      return { path, at: facts?.mtimeMs ?? 0, size: facts?.size ?? 0 };
    }),
  );
  let sum = 0;
  const newestFirst = files.toSorted((one, other) => other.at - one.at);
  const tooMany = newestFirst.filter(({ size }, at) => (sum += size) > bytes || at >= count);
  for (const { path } of tooMany) await removeFile(path);
}
