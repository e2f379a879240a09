import { basename, dirname, join, relative, resolve, sep } from 'node:path';
import type { CollectionItem } from '#shared/model/collection';
import type { RequestDraft } from '#shared/model/request-draft';
import { fail, ok, type Result } from '#shared/result';
import { createCollectionIndex } from '../storage/collection/collection-index.ts';
import { eachLimited } from '../storage/collection/each-limited.ts';
import { factsOf, rootFile } from '../storage/collection/refresh-folder.ts';
import { sideFolder } from '../storage/opencollection/side-file.ts';
import { openRequest, readContent } from '../storage/collection/request-content.ts';

/** So many files are read at the same time. */
const readAtOnce = 16;

/** A request that is to be run. */
export interface PlannedRequest {
  readonly path: string;
  readonly name: string;
  readonly draft: RequestDraft;
}

/** What is to be run, in its order. */
export interface RunPlan {
  readonly root: string;
  /** What the collection is called. */
  readonly name: string;
  readonly requests: readonly PlannedRequest[];
}

/**
 * The requests of a collection, of a folder in it, or the one of a file, in the order that the tree shows.
 * A file that cannot be read as a request fails the whole: a run that leaves something out is no proof of anything.
 */
export async function planRun(path: string): Promise<Result<RunPlan>> {
  const root = await collectionAround(resolve(path));
  if (root === null) return fail({ kind: 'notFound', what: `collection at ${path}: there is no ${rootFile} in it or above it` });
  const below = relative(root, resolve(path))
    .split(sep)
    .join('/')
    .replace(/^opencollection\.yml$/, '');
  // Those that are to be run are read whole below; of the others only the place in the order is of interest.
  const index = createCollectionIndex(root, 0);
  await index.refresh();
  const picture = index.picture();
  if (picture.problem !== null) return fail({ kind: 'fileUnreadable', path: root, reason: picture.problem });
  const items = [...leaves(picture.items)].filter(
    (item) => below === '' || item.path === below || item.path.startsWith(`${below}/`),
  );
  if (items.length === 0) return fail({ kind: 'notFound', what: `request at ${path}` });
  const requests = await readAll(
    root,
    items.map((item) => item.path),
  );
  return requests.ok ? ok({ root, name: picture.name, requests: requests.value }) : requests;
}

/** All of them in their order, or the first failure in it. */
async function readAll(root: string, paths: readonly string[]): Promise<Result<PlannedRequest[]>> {
  const read: Result<PlannedRequest>[] = [];
  const hasSides = (await factsOf(join(root, sideFolder))) !== null;
  await eachLimited([...paths.entries()], readAtOnce, async ([at, path]) => {
    read[at] = await readPlanned(root, path, hasSides);
  });
  const requests: PlannedRequest[] = [];
  for (const one of read) {
    if (!one.ok) return one;
    requests.push(one.value);
  }
  return ok(requests);
}

/** A plan with these requests alone, in this order; null leaves it as it is. Files that are gone fail it. */
export function inOrder(plan: RunPlan, paths: readonly string[] | null): Result<RunPlan> {
  if (paths === null) return ok(plan);
  const byPath = new Map(plan.requests.map((request) => [request.path, request]));
  const gone = paths.find((path) => !byPath.has(path));
  if (gone !== undefined) return fail({ kind: 'notFound', what: `request at ${gone}` });
  return ok({ ...plan, requests: paths.flatMap((path) => byPath.get(path) ?? []) });
}

async function readPlanned(root: string, path: string, hasSides: boolean): Promise<Result<PlannedRequest>> {
  const content = await readContent(root, path, hasSides);
  if (!content.ok) return content;
  if (content.value === null) return fail({ kind: 'notFound', what: `request at ${path}` });
  const opened = openRequest(content.value, root, join(root, path));
  return opened.ok ? ok({ path, name: opened.value.saved.name, draft: opened.value.saved.draft }) : opened;
}

function* leaves(items: readonly CollectionItem[]): Generator<Exclude<CollectionItem, { kind: 'folder' }>> {
  for (const item of items) {
    if (item.kind === 'folder') yield* leaves(item.items);
    else yield item;
  }
}

/** The nearest folder, from this one upwards, that is a collection. */
export async function collectionAround(path: string): Promise<string | null> {
  if (basename(path) === rootFile) return dirname(path);
  for (let folder = path; ; folder = dirname(folder)) {
    if ((await factsOf(join(folder, rootFile)))?.isFile()) return folder;
    if (dirname(folder) === folder) return null;
  }
}
