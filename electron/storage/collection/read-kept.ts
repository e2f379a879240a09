import { join } from 'node:path';
import type { Collection, CollectionItem } from '#shared/model/collection';
import { noScripts } from '#shared/model/check';
import { defaultOptions } from '#shared/model/request-options';
import { optionsBelow, saidOptions } from '#shared/model/said-options';
import type { Kept, KeptDefaults, KeptItem } from '#shared/interop/writers/kept';
import { nearerHeaders } from '#shared/interop/writers/nearer-headers';
import type { Losses } from '#shared/interop/writers/losses';
import { fail, ok, type Result } from '#shared/result';
import { listEnvironments } from '../environment/environment-files.ts';
import { readPlacedExamples } from '../opencollection/example-places.ts';
import { createCollectionIndex } from './collection-index.ts';
import { readFolderAuth } from './folder-auth.ts';
import { readInheritedAuth } from './inherited-auth.ts';
import { readDefaults, readDefaultsAbove, type RequestDefaults } from './request-defaults.ts';
import { openRequest, readContent } from './request-content.ts';

/**
 * A collection whole, or the part of it below a folder, or one request. A part has with it what the folders above give.
 * A file that cannot be read is left out and noted.
 */
export async function readKept(root: string, path: string, losses: Losses): Promise<Result<Kept>> {
  const index = createCollectionIndex(root);
  await index.refresh();
  const picture = index.picture();
  if (picture.problem !== null) return fail({ kind: 'fileUnreadable', path: root, reason: picture.problem });
  const found = path === '' ? picture : findItem(picture.items, path);
  if (!found) return fail({ kind: 'notFound', what: `request or folder at ${path}` });
  const { environments } = await listEnvironments(root);
  const reading: Reading = { root, losses };
  const parts = isCollection(found) ? await wholeOf(found, reading) : await partOf(found, reading);
  if (parts.items.length === 0)
    return fail({ kind: 'notFound', what: `request at ${path === '' ? root : path} that can be read` });
  return ok({
    ...parts,
    environments: environments.map(({ name, color, extends: behind, variables }) => ({
      name,
      color,
      extends: behind,
      variables,
    })),
  });
}

interface Reading {
  readonly root: string;
  readonly losses: Losses;
}

type Parts = Omit<Kept, 'environments'>;

const isCollection = (found: Collection | CollectionItem): found is Collection => 'root' in found;

function findItem(items: readonly CollectionItem[], path: string): CollectionItem | undefined {
  for (const item of items) {
    if (item.path === path) return item;
    if (item.kind === 'folder' && path.startsWith(`${item.path}/`)) return findItem(item.items, path);
  }
  return undefined;
}

const wholeOf = async ({ name, items }: Collection, reading: Reading): Promise<Parts> => ({
  name,
  defaults: await defaultsOf('', reading),
  items: await itemsOf(items, reading, []),
});

/** A folder becomes a collection of its own; a request the only one of a collection of its name. */
async function partOf(item: CollectionItem, reading: Reading): Promise<Parts> {
  const isFolder = item.kind === 'folder';
  // What is asked for from a file in a folder is asked of the folder as well.
  const asked = isFolder ? `${item.path}/x` : item.path;
  const above = await readDefaultsAbove(reading.root, asked);
  const auth = await readInheritedAuth(reading.root, asked);
  const own = isFolder ? above[0] : undefined;
  const defaults: KeptDefaults = {
    auth: auth?.auth ?? { kind: 'none' },
    headers: above.reduce((nearer: KeptDefaults['headers'], { headers }) => nearerHeaders(headers, nearer), []),
    variables: above.toReversed().flatMap(({ variables }) => variables),
    scripts: own?.scripts ?? noScripts,
    docs: own?.docs ?? '',
    ...forBelow({
      options: optionsBelow(
        defaultOptions,
        above.map(({ options }) => options),
      ),
      checks: above.toReversed().flatMap(({ checks }) => checks),
      setters: above.toReversed().flatMap(({ setters }) => setters),
    }),
  };
  return { name: item.name, defaults, items: await itemsOf(isFolder ? item.items : [item], reading, []) };
}

async function itemsOf(items: readonly CollectionItem[], reading: Reading, above: readonly string[]): Promise<KeptItem[]> {
  const read: KeptItem[] = [];
  for (const item of items) {
    const names = [...above, item.name];
    if (item.kind === 'folder') {
      const defaults = await defaultsOf(item.path, reading);
      read.push({ kind: 'folder', name: item.name, defaults, items: await itemsOf(item.items, reading, names) });
    } else {
      const request = await requestAt(item.path, reading);
      if (request) read.push(request);
      else reading.losses.lose(names.join(' / '), 'the request', 'its file cannot be read as one');
    }
  }
  return read;
}

async function defaultsOf(folder: string, { root }: Reading): Promise<KeptDefaults> {
  const given: RequestDefaults = await readDefaults(root, folder);
  const said = await readFolderAuth(root, folder);
  const { headers, variables, scripts, docs } = given;
  return {
    auth: said.ok ? said.value.auth : { kind: folder === '' ? 'none' : 'inherit' },
    headers,
    variables,
    scripts,
    docs,
    ...forBelow(given),
  };
}

/** What of it there is. */
const forBelow = ({
  options,
  checks,
  setters,
}: Pick<RequestDefaults, 'options' | 'checks' | 'setters'>): Partial<KeptDefaults> => ({
  ...(saidOptions(options).length + options.withoutDefaults.length > 0 && { options }),
  ...(checks.length > 0 && { checks }),
  ...(setters.length > 0 && { setters }),
});

async function requestAt(path: string, { root }: Reading): Promise<KeptItem | null> {
  const content = await readContent(root, path);
  if (!content.ok || content.value === null) return null;
  const opened = openRequest(content.value, root, join(root, path));
  if (!opened.ok) return null;
  const { file, saved } = opened.value;
  const examples = readPlacedExamples({ file, side: content.value.side }, root);
  return { kind: 'request', name: saved.name, draft: saved.draft, ...(examples.length > 0 && { examples }) };
}
