import { randomUUID } from 'node:crypto';
import { mkdir, rm } from 'node:fs/promises';
import { basename, dirname, join } from 'node:path';
import type { RequestPlace } from '#shared/model/collection';
import { fail, ok, type Result } from '#shared/result';
import { writeFileAtomic } from '../../atomic-file.ts';
import { attempt } from '../../file-failure.ts';
import { freeName } from '../file-names.ts';
import { folderOf, pathIn } from '../request-place.ts';
import { namesIn } from '../save-request.ts';
import { copyFolder, isThere, removeFolder } from './copy-tree.ts';
import { sideFolderOf } from './place-folder.ts';

const binnedName = /^[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}$/;

/** Folders that were deleted, each whole in the bin before it is taken away. */
export interface FolderBin {
  /** Answers the name it has in the bin. */
  put(place: RequestPlace): Promise<Result<string>>;
  /** Brings a folder back, under another name where its own is in use by now; answers its path. */
  restore(place: RequestPlace, binned: string): Promise<Result<string>>;
}

export function createFolderBin(bin: string): FolderBin {
  return {
    async put({ root, path }) {
      const binned = randomUUID();
      const own = join(bin, binned);
      const kept = await keep(own, { root, path });
      if (!kept.ok) return kept;
      const removed = await removeFolder(join(root, path));
      if (!removed.ok) return removed;
      const tidied = await removeFolder(sideFolderOf(root, path));
      return tidied.ok ? ok(binned) : tidied;
    },

    async restore({ root, path }, binned) {
      const own = join(bin, binned);
      if (!binnedName.test(binned) || !(await isThere(join(own, 'folder'))))
        return fail({ kind: 'notFound', what: 'such folder in the bin' });
      const free = await freePath(root, path);
      if (!free.ok) return free;
      const side = sideFolderOf(root, free.value);
      const beside = await copyIfThere(join(own, 'side'), side);
      if (!beside.ok) return beside;
      const restored = await copyFolder(join(own, 'folder'), join(root, free.value));
      if (!restored.ok) {
        await removeFolder(side);
        return restored;
      }
      await rm(own, { recursive: true, force: true });
      return free;
    },
  };
}

function keep(own: string, { root, path }: RequestPlace): Promise<Result<void>> {
  return attempt(own, async () => {
    await mkdir(own, { recursive: true, mode: 0o700 });
    const origin = `${JSON.stringify({ root, path, at: Date.now() })}\n`;
    const said = await writeFileAtomic(join(own, 'origin.json'), origin, { mode: 0o600 });
    const beside = said.ok ? await copyIfThere(sideFolderOf(root, path), join(own, 'side')) : said;
    return beside.ok ? copyFolder(join(root, path), join(own, 'folder')) : beside;
  });
}

async function copyIfThere(from: string, to: string): Promise<Result<void>> {
  return attempt(to, async () => {
    if (!(await isThere(from))) return ok(undefined);
    await mkdir(dirname(to), { recursive: true });
    const cleared = await removeFolder(to);
    return cleared.ok ? copyFolder(from, to) : cleared;
  });
}

async function freePath(root: string, path: string): Promise<Result<string>> {
  const parent = join(root, folderOf(path));
  const made = await attempt(parent, async () => ok(await mkdir(parent, { recursive: true })));
  const names = made.ok ? await namesIn(parent) : made;
  return names.ok ? ok(pathIn(folderOf(path), freeName(basename(path), '', names.value))) : names;
}
