import { join } from 'node:path';
import type { CollectionItem } from '#shared/model/collection';
import type { RequestDraft } from '#shared/model/request-draft';
import { createCollectionIndex } from '../storage/collection/collection-index';
import { openRequest, readContent } from '../storage/collection/request-content';

/** A request as its file has it. */
export interface SavedRequest {
  /** Relative to the collection, with `/`. */
  readonly path: string;
  readonly name: string;
  readonly draft: RequestDraft;
}

export interface SavedRequests {
  readonly name: string;
  readonly requests: readonly SavedRequest[];
  /** Files that cannot be read as requests, with the reason. */
  readonly broken: readonly string[];
}

/** Every request of a collection, read from its files; null where the folder is none. Nothing is sent and nothing written. */
export async function readSavedRequests(root: string): Promise<SavedRequests | null> {
  const index = createCollectionIndex(root);
  await index.refresh();
  const { name, items, problem } = index.picture();
  if (problem !== null) return null;
  const paths = pathsIn(items);
  const read = await Promise.all(paths.map((path) => readOne(root, path)));
  return {
    name,
    requests: read.flatMap((one) => (typeof one === 'string' ? [] : [one])),
    broken: read.flatMap((one) => (typeof one === 'string' ? [one] : [])),
  };
}

const pathsIn = (items: readonly CollectionItem[]): string[] =>
  items.flatMap((item) => (item.kind === 'folder' ? pathsIn(item.items) : [item.path]));

async function readOne(root: string, path: string): Promise<SavedRequest | string> {
  const content = await readContent(root, path);
  if (!content.ok || content.value === null) return `${path}: it cannot be read`;
  const opened = openRequest(content.value, root, join(root, path));
  if (!opened.ok) return `${path}: ${opened.failure.kind === 'fileUnreadable' ? opened.failure.reason : 'it is no request'}`;
  const { name, draft } = opened.value.saved;
  return { path, name, draft };
}
