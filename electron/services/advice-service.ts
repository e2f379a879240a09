import { join } from 'node:path';
import type { HandlersOf, Publish } from '#shared/contract/types';
import { type IgnoredAdvice, withIgnored, withoutIgnored } from '#shared/model/ignored-advice';
import { fail, ok, type Result } from '#shared/result';
import { makePrivateFolder } from '../storage/data-folder.ts';
import { changeIgnoredAdvice, ignoredAdviceIn, readIgnoredAdvice } from '../storage/ignored-advice-file.ts';

interface Options {
  readonly home: string;
  readonly publish: Publish;
  /** Whether a collection is open: only there something may be written. */
  readonly isOpen: (root: string) => boolean;
}

/** Which advice is ignored: with a collection, or for what is in none, in the user's own data. */
export function createAdviceService({ home, publish, isOpen }: Options): HandlersOf<'advice'> {
  async function placeOf(root: string | null): Promise<Result<{ path: string; mode?: number }>> {
    if (root !== null)
      return isOpen(root) ? ok({ path: ignoredAdviceIn(root) }) : fail({ kind: 'notFound', what: `open collection in ${root}` });
    const made = await makePrivateFolder(home);
    return made.ok ? ok({ path: join(home, 'ignored-advice.yaml'), mode: 0o600 }) : made;
  }

  async function change(root: string | null, next: (before: readonly IgnoredAdvice[]) => IgnoredAdvice[]) {
    const place = await placeOf(root);
    if (!place.ok) return place;
    const { path, ...options } = place.value;
    const changed = await changeIgnoredAdvice(path, next, options);
    if (changed.ok) publish('advice.changed', { root, ignored: changed.value });
    return changed;
  }

  return {
    async 'advice.read'({ root }) {
      const place = await placeOf(root);
      return place.ok ? readIgnoredAdvice(place.value.path) : place;
    },
    'advice.ignore': ({ root, entry }) => change(root, (before) => withIgnored(before, entry)),
    'advice.heed': ({ root, entry }) => change(root, (before) => withoutIgnored(before, entry)),
  };
}
