import type { HandlersOf } from '#shared/contract/types';
import type { MoveTarget, RequestPlace } from '#shared/model/collection';
import { fail, ok, type Result } from '#shared/result';
import type { FolderOrder } from '../storage/collection/folder-tree.ts';
import type { OpenCollections } from '../storage/collection/open-collections.ts';
import { findPlace, folderOf, isRequestPath, pathIn } from '../storage/collection/request-place.ts';
import type { FolderBin } from '../storage/collection/tree/folder-bin.ts';
import { copyFolderBeside, intoItself, isWithin, moveFolderTo, renameFolder } from '../storage/collection/tree/place-folder.ts';
import { copyRequest, moveRequest } from '../storage/collection/tree/place-request.ts';
import { planOrder, withPlaced } from '../storage/collection/tree/plan-order.ts';
import { writeOrder } from '../storage/collection/tree/write-order.ts';

export type TreeHandlers = Pick<
  HandlersOf<'collection'>,
  | 'collection.moveItem'
  | 'collection.duplicateItem'
  | 'collection.renameFolder'
  | 'collection.deleteFolder'
  | 'collection.restoreFolder'
  | 'collection.search'
>;

/** So many requests of one collection are found at most. */
const foundAtMost = 1_000;

/** What the page can do with the order of things, and with whole folders, in collections that are open. */
export function createTreeHandlers(open: OpenCollections, bin: FolderBin): TreeHandlers {
  const placeIn = async (root: string, path: string): Promise<Result<string>> =>
    open.has(root) ? findPlace(root, path) : fail({ kind: 'notFound', what: `open collection in ${root}` });

  /** Changes a folder of a collection, and what it stands in, while nothing else of ours touches it. */
  async function changeFolder<T>({ root, path }: RequestPlace, work: () => Promise<Result<T>>): Promise<Result<T>> {
    const place = await placeIn(root, pathIn(path, 'folder.yml'));
    return place.ok ? open.change(root, [path, folderOf(path)], work) : place;
  }

  return {
    async 'collection.moveItem'({ from, to }) {
      const [here, there] = [await placeIn(from.root, from.path), await placeIn(to.root, pathIn(to.folder, 'new.yml'))];
      if (!here.ok) return here;
      if (!there.ok) return there;
      if (from.path === '') return fail({ kind: 'notFound', what: 'request or folder to move' });
      if (from.root === to.root && !isRequestPath(from.path) && isWithin(from.path, to.folder)) return intoItself(from.path);
      return asPlaced(await inBoth(open, from, to, () => move(open, from, to)));
    },
    async 'collection.duplicateItem'(place) {
      const found = await placeIn(place.root, place.path);
      if (!found.ok) return found;
      if (place.path === '') return fail({ kind: 'notFound', what: 'request or folder to copy' });
      return asPlaced(await open.change(place.root, [folderOf(place.path)], () => duplicate(open, place)));
    },
    'collection.renameFolder': async ({ root, path, name }) =>
      asPlaced(await changeFolder({ root, path }, () => renameFolder({ root, path }, name))),
    async 'collection.deleteFolder'(place) {
      if (place.path === '' || isRequestPath(place.path)) return fail({ kind: 'notFound', what: `folder at ${place.path}` });
      const binned = await changeFolder(place, () => bin.put(place));
      return binned.ok ? ok({ binned: binned.value }) : binned;
    },
    'collection.restoreFolder': async ({ binned, ...place }) =>
      asPlaced(await changeFolder(place, () => bin.restore(place, binned))),
    'collection.search': async ({ text }) =>
      ok(open.pictures().map(({ root }) => ({ root, paths: open.search(root, text, foundAtMost) }))),
  };
}

const asPlaced = (path: Result<string>): Result<{ path: string }> => (path.ok ? ok({ path: path.value }) : path);

const ofKind = (path: string, { requests, folders }: FolderOrder) => (isRequestPath(path) ? requests : folders);

/** Both collections stand still; always the same one first, so that two moves that cross do not wait for each other. */
function inBoth<T>(open: OpenCollections, from: RequestPlace, to: MoveTarget, work: () => Promise<T>): Promise<T> {
  const old = [folderOf(from.path)];
  if (from.root === to.root) return open.change(from.root, [...old, to.folder], work);
  const both = [
    { root: from.root, folders: old },
    { root: to.root, folders: [to.folder] },
  ].sort((one, other) => (one.root < other.root ? -1 : 1));
  const [first, second] = both;
  if (!first || !second) return work();
  return open.change(first.root, first.folders, () => open.change(second.root, second.folders, work));
}

async function move(open: OpenCollections, from: RequestPlace, to: MoveTarget): Promise<Result<string>> {
  const isHere = from.root === to.root && folderOf(from.path) === to.folder;
  const order = ofKind(from.path, await open.order(to.root, to.folder));
  const seqs = (path: string) => planOrder(withPlaced(order, { path, seq: own(order, path) }, to.before), path);
  if (isHere) {
    const written = await writeOrder(to.root, seqs(from.path));
    return written.ok ? ok(from.path) : written;
  }
  const incoming = '\0incoming';
  const planned = planOrder(withPlaced(order, { path: incoming, seq: null }, to.before), incoming);
  const seq = planned.get(incoming) ?? 1;
  planned.delete(incoming);
  const target = { root: to.root, folder: to.folder, seq };
  const moved = isRequestPath(from.path) ? await moveRequest(from, target) : await moveFolderTo(from, target);
  if (!moved.ok) return moved;
  if (!isRequestPath(from.path)) planned.set(moved.value, seq);
  const written = await writeOrder(to.root, planned);
  return written.ok ? moved : written;
}

const own = (order: FolderOrder['requests'], path: string): number | null =>
  order.find((ranked) => ranked.path === path)?.seq ?? null;

async function duplicate(open: OpenCollections, place: RequestPlace): Promise<Result<string>> {
  const { root, path } = place;
  const order = ofKind(path, await open.order(root, folderOf(path)));
  const next = order[order.findIndex((ranked) => ranked.path === path) + 1]?.path ?? null;
  const incoming = '\0incoming';
  const planned = planOrder(withPlaced(order, { path: incoming, seq: null }, next), incoming);
  const seq = planned.get(incoming) ?? 1;
  planned.delete(incoming);
  const made = isRequestPath(path) ? await copyRequest(place, seq) : await copyFolderBeside(place);
  if (!made.ok) return made;
  if (!isRequestPath(path)) planned.set(made.value.path, seq);
  const written = await writeOrder(root, planned);
  return written.ok ? ok(made.value.path) : written;
}
