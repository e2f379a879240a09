import type { Dirent } from 'node:fs';
import { access, readdir, stat } from 'node:fs/promises';
import { homedir } from 'node:os';
import { dirname, isAbsolute, join, resolve } from 'node:path';
import type { CallInput, CallOutput, HandlersOf } from '#shared/contract/types';
import { fail, ok } from '#shared/result';
import type { BodyDesk } from '../bodies/body-desk.ts';
import { attempt } from '../storage/file-failure.ts';
import { readFileUpTo } from '../storage/read-file-up-to.ts';

type Entry = CallOutput<'files.list'>['entries'][number];

/** Shows the system's own dialogs. */
export interface Dialogs {
  /** The path chosen, or null when the dialog was dismissed. */
  choose(input: CallInput<'files.choose'>, windowId: string | null): Promise<string | null>;
}

const mostEntries = 5_000;
const atOnce = 64;

/** Lets the user look through folders and choose from them. What takes long to read is read at the desk. */
export function createFilesService(dialogs: Dialogs | null, desk: Pick<BodyDesk, 'describeBytes'>): HandlersOf<'files'> {
  return {
    async 'files.list'({ path }) {
      const folder = fullPath(path);
      if (folder === null) return notWhole;
      return attempt(folder, async () => {
        const found = (await readdir(folder, { withFileTypes: true })).filter(isFolderOrFile);
        const shown = found.toSorted((one, other) => inOrder(rank(one.name, one.isFile()), rank(other.name, other.isFile())));
        const entries = await describeAll(folder, shown.slice(0, mostEntries));
        const parent = dirname(folder);
        return ok({ path: folder, parent: parent === folder ? null : parent, entries: entries.toSorted(byShowing) });
      });
    },
    async 'files.readDescription'({ path }) {
      const file = fullPath(path);
      if (file === null) return notWhole;
      const read = await readFileUpTo(file, longestFile);
      if (!read.ok) return read;
      if (read.value === null) return fail({ kind: 'fileUnreadable', path: file, reason: 'it is larger than 8 MiB' });
      return desk.describeBytes(read.value);
    },
    async 'files.choose'(input, { windowId }) {
      if (dialogs) return ok(await dialogs.choose(input, windowId));
      return fail({ kind: 'unsupported', capability: 'nativeDialogs', reason: 'this host has no dialogs of its own' });
    },
  };
}

const notWhole = fail<never>({ kind: 'rejectedInput', issues: ['path: it must begin at the root, or with ~'] });

const longestFile = 8 * 1024 * 1024;

function fullPath(path: string | null): string | null {
  if (path === null) return homedir();
  const expanded = path.replace(/^~(?=$|[/\\])/, homedir());
  return isAbsolute(expanded) && !expanded.includes('\0') ? resolve(expanded) : null;
}

/** Sockets, devices and pipes are nothing to choose. A link is taken for a folder until it is looked at. */
const isFolderOrFile = (entry: Dirent) => entry.isDirectory() || entry.isFile() || entry.isSymbolicLink();

/** Folders before files, hidden ones at the end, otherwise by name as people sort. */
const byShowing = (one: Entry, other: Entry) =>
  inOrder(rank(one.name, one.kind === 'file'), rank(other.name, other.kind === 'file'));

interface Rank {
  readonly group: number;
  readonly name: string;
}

const collator = new Intl.Collator('en', { numeric: true, sensitivity: 'base' });
const rank = (name: string, isFile: boolean): Rank => ({ name, group: (name.startsWith('.') ? 2 : 0) + (isFile ? 1 : 0) });
const inOrder = (one: Rank, other: Rank) => one.group - other.group || collator.compare(one.name, other.name);

async function describeAll(folder: string, shown: readonly Dirent[]): Promise<Entry[]> {
  const entries: Entry[] = [];
  for (let start = 0; start < shown.length; start += atOnce) {
    const some = await Promise.all(shown.slice(start, start + atOnce).map((entry) => describe(folder, entry)));
    entries.push(...some.flatMap((entry) => entry ?? []));
  }
  return entries;
}

/** Null when it has gone meanwhile, or is a link to nothing. */
async function describe(folder: string, { name }: Dirent): Promise<Entry | null> {
  const path = join(folder, name);
  const facts = await stat(path).catch(() => null);
  if (facts?.isFile()) return { name, kind: 'file', bytes: facts.size, collection: false };
  if (facts?.isDirectory()) return { name, kind: 'folder', bytes: 0, collection: await isCollection(path) };
  return null;
}

const isCollection = (folder: string) =>
  access(join(folder, 'opencollection.yml')).then(
    () => true,
    () => false,
  );
