import { randomUUID } from 'node:crypto';
import { mkdir, readdir, readFile, rm } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { fail, ok, type Result } from '#shared/result';
import { createFileAtomic, removeFile, writeFileAtomic } from '../atomic-file.ts';
import { attempt, attemptRead, fileErrorCode } from '../file-failure.ts';
import { removeOrphans } from '../temporary-files.ts';
import { freeName } from './file-names.ts';
import type { RequestContent } from './request-content.ts';
import { keepSide, namesIn } from './save-request.ts';

/** Requests that were deleted, each in a folder of its own below the data folder. */
export interface Bin {
  /** Keeps a copy, then takes the request away; answers the name it has in the bin. */
  put(root: string, path: string, content: RequestContent): Promise<Result<string>>;
  /** Takes away what a program that died while binning has left. */
  tidy(): Promise<void>;
  /** Brings a request back, under another name where its own is in use by now. */
  restore(root: string, path: string, binned: string): Promise<Result<string>>;
}

const binnedName = /^[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}$/;

export function createBin(folder: string): Bin {
  return {
    async put(root, path, { bytes, side }) {
      const binned = randomUUID();
      const own = join(folder, binned);
      const kept = await attempt(own, async () => {
        await mkdir(own, { recursive: true, mode: 0o700 });
        const origin = await writeFileAtomic(join(own, 'origin.json'), `${JSON.stringify({ root, path, at: Date.now() })}\n`, {
          mode: 0o600,
        });
        const beside =
          side === null || !origin.ok ? origin : await writeFileAtomic(join(own, 'side.yaml'), side, { mode: 0o600 });
        return beside.ok ? writeFileAtomic(join(own, 'request.yml'), bytes, { mode: 0o600 }) : beside;
      });
      if (!kept.ok) return kept;
      const removed = await removeFile(join(root, path));
      if (!removed.ok) return removed;
      const tidied = await keepSide(root, path, null);
      return tidied.ok ? ok(binned) : tidied;
    },

    async tidy() {
      const names = await readdir(folder).catch(() => []);
      await Promise.all(names.filter((name) => binnedName.test(name)).map((name) => removeOrphans(join(folder, name))));
    },

    async restore(root, path, binned) {
      if (!binnedName.test(binned)) return fail({ kind: 'notFound', what: 'such request in the bin' });
      const own = join(folder, binned);
      const request = await contentOf(join(own, 'request.yml'));
      if (!request.ok) return request;
      if (request.value === null) return fail({ kind: 'notFound', what: 'such request in the bin' });
      const side = await contentOf(join(own, 'side.yaml'));
      if (!side.ok) return side;
      const restored = await createFree(root, path, request.value);
      if (!restored.ok) return restored;
      const kept = side.value === null ? ok(undefined) : await keepSide(root, restored.value, side.value.toString('utf8'));
      if (!kept.ok) return kept;
      await rm(own, { recursive: true, force: true });
      return restored;
    },
  };
}

function contentOf(path: string): Promise<Result<Buffer | null>> {
  return attemptRead(path, async () => {
    try {
      return ok(await readFile(path));
    } catch (thrown) {
      if (fileErrorCode(thrown) === 'ENOENT') return ok(null);
      throw thrown;
    }
  });
}

async function createFree(root: string, path: string, content: Uint8Array): Promise<Result<string>> {
  const folder = dirname(join(root, path));
  const made = await attempt(folder, async () => ok(await mkdir(folder, { recursive: true })));
  if (!made.ok) return made;
  const start = path.slice(0, path.lastIndexOf('/') + 1);
  const stem = path.slice(start.length).replace(/\.yml$/, '');
  for (;;) {
    const names = await namesIn(folder);
    if (!names.ok) return names;
    const name = freeName(stem, '.yml', names.value);
    const created = await createFileAtomic(join(folder, name), content);
    if (!created.ok) return created;
    if (created.value === 'created') return ok(start + name);
  }
}
