import { join } from 'node:path';
import type { CollectionItem } from '#shared/model/collection';
import type { ScriptSource } from '#shared/scripts/script-report';
import { createCollectionIndex } from '../storage/collection/collection-index.ts';
import { folderFile, rootFile } from '../storage/collection/refresh-folder.ts';
import { openRequest, readContent } from '../storage/collection/request-content.ts';
import { readDefaults } from '../storage/collection/request-defaults.ts';
import { sourcesIn, whereOf } from './script-sources.ts';

/** Every script that stands in the files of a collection, in the order of the tree. A file that cannot be read has none. */
export async function scriptsInCollection(root: string): Promise<ScriptSource[]> {
  const index = createCollectionIndex(root);
  await index.refresh();
  const own = await inFolder(root, '');
  const below: ScriptSource[] = [];
  for (const item of each(index.picture().items)) below.push(...(await inItem(root, item)));
  return [...own, ...below];
}

function* each(items: readonly CollectionItem[]): Generator<CollectionItem> {
  for (const item of items) {
    yield item;
    if (item.kind === 'folder') yield* each(item.items);
  }
}

const inItem = (root: string, item: CollectionItem): Promise<ScriptSource[]> =>
  item.kind === 'folder' ? inFolder(root, item.path) : inRequest(root, item.path);

async function inFolder(root: string, folder: string): Promise<ScriptSource[]> {
  const defaults = await readDefaults(root, folder);
  return sourcesIn(defaults.scripts, { where: whereOf(defaults), path: folder === '' ? rootFile : `${folder}/${folderFile}` });
}

async function inRequest(root: string, path: string): Promise<ScriptSource[]> {
  const content = await readContent(root, path);
  if (!content.ok || content.value === null) return [];
  const opened = openRequest(content.value, root, join(root, path));
  if (!opened.ok) return [];
  const { name, draft } = opened.value.saved;
  return sourcesIn(draft.scripts, { where: `request ${name}`, path });
}
