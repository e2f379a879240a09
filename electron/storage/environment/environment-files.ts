import { createHash } from 'node:crypto';
import { mkdir, readdir, readFile } from 'node:fs/promises';
import { basename, join } from 'node:path';
import type { Environment, EnvironmentList } from '#shared/model/environment';
import { fail, ok, type Result } from '#shared/result';
import { createFileAtomic, removeFile, writeFileIf } from '../atomic-file.ts';
import { freeName, safeStem } from '../collection/file-names.ts';
import { factsOf } from '../collection/refresh-folder.ts';
import { keepSide } from '../collection/save-request.ts';
import { attempt, fileErrorCode } from '../file-failure.ts';
import { decodeText } from '../yaml/text-shape.ts';
import { readable, unreadable, type Reading } from '../yaml/yaml-file.ts';
import { sidePathOf } from '../opencollection/side-file.ts';
import {
  changeEnvironment,
  readEnvironment,
  withEnvironmentSide,
  writeEnvironmentSide,
  writeNewEnvironment,
  type OpenEnvironment,
} from './environment-file.ts';

/** The folder of a collection that its environments are in. */
export const environmentsFolder = 'environments';

export type EnvironmentsRead = Omit<EnvironmentList, 'active'>;

/** Every environment of a collection by name; those that cannot be read are listed with their line. */
export async function listEnvironments(root: string): Promise<EnvironmentsRead> {
  const names = (await namesIn(join(root, environmentsFolder))).filter((name) => /^[^.].*\.ya?ml$/.test(name));
  const read = await Promise.all(names.map((name) => readOne(root, `${environmentsFolder}/${name}`)));
  const environments: Environment[] = [];
  const broken: EnvironmentList['broken'] = [];
  for (const { path, reading, revision } of read) {
    if (reading.readable) environments.push({ ...reading.value.content, path, revision });
    else broken.push({ path, ...reading.trouble });
  }
  return { environments: environments.sort((one, other) => one.name.localeCompare(other.name)), broken };
}

interface ReadOne {
  readonly path: string;
  readonly reading: Reading<OpenEnvironment>;
  /** Text of the file beside it; null where there is none. */
  readonly side: string | null;
  readonly revision: string;
}

async function readOne(root: string, path: string): Promise<ReadOne> {
  const bytes = await bytesAt(join(root, path));
  const text = bytes && decodeText(bytes);
  const fileName = basename(path).replace(/\.ya?ml$/, '');
  const read = text == null ? unreadable('It cannot be read as text') : readEnvironment(text, fileName);
  const beside = await bytesAt(join(root, sidePathOf(path)));
  const side = beside && decodeText(beside);
  const reading = read.readable ? readable({ ...read.value, content: withEnvironmentSide(read.value.content, side) }) : read;
  return { path, reading, side, revision: bytes ? revisionOf(bytes) : '' };
}

/** Saves an environment: a new file where it has no path, else over its own, and only over the version it was read from. */
export async function saveEnvironment(root: string, environment: Environment): Promise<Result<Environment>> {
  const { path, revision, ...content } = environment;
  if (path === '') return createNew(root, environment);
  if (!isEnvironmentPath(path)) return fail({ kind: 'notFound', what: `environment at ${path}` });
  const where = join(root, path);
  const before = await readOne(root, path);
  if (before.revision !== revision) return changed(where);
  if (!before.reading.readable)
    return fail({ kind: 'fileUnreadable', path: where, reason: before.reading.trouble.reason.toLowerCase() });
  const text = changeEnvironment(before.reading.value, content);
  const kept = await keepBeside(root, path, writeEnvironmentSide(content, before.side), before.side);
  if (!kept.ok) return kept;
  const next = revisionOf(text);
  if (next === revision) return ok(environment);
  const written = await writeFileIf(where, text, async () => (await readOne(root, path)).revision === revision);
  if (!written.ok) return written;
  return written.value === 'written' ? ok({ ...environment, revision: next }) : changed(where);
}

async function createNew(root: string, environment: Environment): Promise<Result<Environment>> {
  const folder = join(root, environmentsFolder);
  const text = writeNewEnvironment(environment);
  return attempt(folder, async () => {
    await mkdir(folder, { recursive: true });
    for (;;) {
      const name = freeName(safeStem(environment.name), '.yml', await namesIn(folder));
      const created = await createFileAtomic(join(folder, name), text);
      if (!created.ok) return created;
      if (created.value === 'taken') continue;
      const path = `${environmentsFolder}/${name}`;
      const kept = await keepBeside(root, path, writeEnvironmentSide(environment, null), undefined);
      return kept.ok ? ok({ ...environment, path, revision: revisionOf(text) }) : kept;
    }
  });
}

/** Takes an environment's file away; answers its text, so that it can be put back. */
export async function removeEnvironment(root: string, path: string): Promise<Result<string>> {
  const bytes = isEnvironmentPath(path) ? await bytesAt(join(root, path)) : null;
  if (bytes === null) return fail({ kind: 'notFound', what: `environment at ${path}` });
  const removed = await removeFile(join(root, path));
  if (!removed.ok) return removed;
  const kept = await keepSide(root, path, null);
  return kept.ok ? ok(bytes.toString('utf8')) : kept;
}

/** Writes the file beside an environment's where it is not what it was. */
const keepBeside = (root: string, path: string, side: string | null, before: string | null | undefined): Promise<Result<void>> =>
  side === before ? Promise.resolve(ok(undefined)) : keepSide(root, path, side);

const isEnvironmentPath = (path: string): boolean => /^environments\/[^./\\][^/\\\0]*\.ya?ml$/.test(path);

const changed = (path: string): Result<never> =>
  fail({ kind: 'fileChanged', path, reason: 'it is not what it was when you opened it' });

const revisionOf = (bytes: Uint8Array | string): string => createHash('sha256').update(bytes).digest('hex');

async function namesIn(folder: string): Promise<string[]> {
  try {
    return await readdir(folder);
  } catch (thrown) {
    if (fileErrorCode(thrown) === null) throw thrown;
    return [];
  }
}

async function bytesAt(path: string): Promise<Buffer | null> {
  // A link could lead out of the collection.
  if ((await factsOf(path))?.isFile() !== true) return null;
  try {
    return await readFile(path);
  } catch (thrown) {
    if (fileErrorCode(thrown) === null) throw thrown;
    return null;
  }
}
