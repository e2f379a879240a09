import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { HandlersOf } from '#shared/contract/types';
import type { MoveTarget, RequestPlace } from '#shared/model/collection';
import { createDraft } from '#shared/model/request-draft';
import { fail, ok, type Result } from '#shared/result';
import { findVariables } from '#shared/variables/find-variables';
import { gatherLayers, type LayerSources } from '../runner/variable-layers.ts';
import { readFolderAuth } from '../storage/collection/folder-auth.ts';
import { readInheritedAuth } from '../storage/collection/inherited-auth.ts';
import { readInheritedHeaders } from '../storage/collection/inherited-headers.ts';
import { openRequest, readContent } from '../storage/collection/request-content.ts';
import { findPlace, isRequestPath, pathIn } from '../storage/collection/request-place.ts';

/** Of a folder so many files are looked into for the variables they use. */
const filesAtMost = 500;

/** Tells what something would have no more from its surroundings at another place in the tree, before it goes there. */
export function createMovePreview(sources: LayerSources): Pick<HandlersOf<'collection'>, 'collection.previewMove'> {
  return {
    async 'collection.previewMove'({ from, to }) {
      if (![from.root, to.root].every(sources.isOpen)) return fail({ kind: 'notFound', what: 'open collection' });
      const places = [await findPlace(from.root, from.path), await findPlace(to.root, pathIn(to.folder, 'new.yml'))];
      for (const place of places) if (!place.ok) return place;
      return lossesOf(sources, from, to);
    },
  };
}

async function lossesOf(sources: LayerSources, from: RequestPlace, to: MoveTarget) {
  const there: RequestPlace = { root: to.root, path: pathIn(to.folder, 'new.yml') };
  const [before, after] = await Promise.all([authWords(from), authWords(there)]);
  const [own, next] = await Promise.all([headerNames(from), headerNames(there)]);
  const [known, knownThere] = await Promise.all([variableNames(sources, from), variableNames(sources, there)]);
  if (!known.ok) return known;
  if (!knownThere.ok) return knownThere;
  const used = await variablesUsedIn(from);
  return ok({
    auth: before !== after && (await inheritsAuth(from)) ? { before, after } : null,
    headers: own.filter((name) => !next.includes(name)),
    variables: [...used].filter((name) => known.value.has(name) && !knownThere.value.has(name)),
  });
}

async function authWords({ root, path }: RequestPlace): Promise<string> {
  const found = await readInheritedAuth(root, path);
  return found === null ? 'nobody' : `${found.from.kind} ${found.from.name || found.from.path}`;
}

async function inheritsAuth({ root, path }: RequestPlace): Promise<boolean> {
  if (!isRequestPath(path)) {
    const folder = await readFolderAuth(root, path);
    return folder.ok && folder.value.auth.kind === 'inherit';
  }
  const content = await readContent(root, path);
  const opened = content.ok && content.value ? openRequest(content.value, root, join(root, path)) : null;
  return opened?.ok === true && opened.value.saved.draft.auth.kind === 'inherit';
}

const headerNames = async ({ root, path }: RequestPlace): Promise<string[]> =>
  (await readInheritedHeaders(root, path)).map(({ name }) => name);

async function variableNames(sources: LayerSources, place: RequestPlace): Promise<Result<Set<string>>> {
  const layers = await gatherLayers(sources, createDraft(), place);
  if (!layers.ok) return layers;
  return ok(
    new Set(layers.value.layers.flatMap(({ variables }) => variables.filter(({ enabled }) => enabled).map(({ name }) => name))),
  );
}

/** Names between double braces in the files themselves. */
async function variablesUsedIn({ root, path }: RequestPlace): Promise<Set<string>> {
  const files = isRequestPath(path) ? [path] : await requestsBelow(root, path);
  const texts = await Promise.all(files.map((file) => readFile(join(root, file), 'utf8').catch(() => '')));
  return new Set(texts.flatMap((text) => findVariables(text).map(({ name }) => name)));
}

async function requestsBelow(root: string, folder: string): Promise<string[]> {
  const names = await readdir(join(root, folder), { recursive: true, encoding: 'utf8' }).catch(() => []);
  const files = names.filter((name) => isRequestPath(name) && !/(?:^|[/\\])\./.test(name));
  return files.slice(0, filesAtMost).map((name) => pathIn(folder, name.replaceAll('\\', '/')));
}
