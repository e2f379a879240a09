import { join } from 'node:path';
import type { HandlersOf } from '#shared/contract/types';
import { fail, ok, type Result } from '#shared/result';
import { writeFileIf } from '../storage/atomic-file.ts';
import { readText } from '../storage/collection/look-at-file.ts';
import type { OpenCollections } from '../storage/collection/open-collections.ts';
import { factsOf } from '../storage/collection/refresh-folder.ts';
import { readContent, revisionOf } from '../storage/collection/request-content.ts';
import { findPlace, folderOf } from '../storage/collection/request-place.ts';
import { changed } from '../storage/collection/save-request.ts';

type RawHandlers = Pick<HandlersOf<'collection'>, 'collection.readRaw' | 'collection.saveRaw'>;

/** Files of open collections as text, whatever stands in them. */
export function createRawHandlers(open: OpenCollections): RawHandlers {
  const placeIn = async (root: string, path: string): Promise<Result<string>> => {
    if (!open.has(root)) return fail({ kind: 'notFound', what: `open collection in ${root}` });
    return path.endsWith('.yml') ? findPlace(root, path) : fail({ kind: 'notFound', what: `file of a collection at ${path}` });
  };

  return {
    async 'collection.readRaw'({ root, path }) {
      const place = await placeIn(root, path);
      if (!place.ok) return place;
      const facts = await factsOf(place.value);
      if (!facts) return fail({ kind: 'notFound', what: `file at ${path}` });
      const text = await readText(place.value, facts.size);
      if (!text.readable) return fail({ kind: 'fileUnreadable', path: place.value, reason: text.trouble.reason });
      const content = await readContent(root, path);
      if (!content.ok) return content;
      return ok({ text: text.value, revision: content.value?.revision ?? '' });
    },
    async 'collection.saveRaw'({ root, path, text, revision }) {
      const place = await placeIn(root, path);
      return place.ok ? open.change(root, [folderOf(path)], () => saveRaw({ root, path }, text, revision)) : place;
    },
  };
}

async function saveRaw(
  { root, path }: { readonly root: string; readonly path: string },
  text: string,
  revision: string | null,
): Promise<Result<{ revision: string }>> {
  const before = await readContent(root, path);
  if (!before.ok) return before;
  const now = before.value?.revision ?? '';
  const where = join(root, path);
  if (revision !== null && revision !== now) return changed(where, before.value);
  const isCurrent = async () => {
    const again = await readContent(root, path);
    return again.ok && (again.value?.revision ?? '') === now;
  };
  const written = await writeFileIf(where, text, isCurrent);
  if (!written.ok) return written;
  return written.value === 'written'
    ? ok({ revision: revisionOf(text, before.value?.side ?? null) })
    : changed(where, before.value);
}
