import type { OptionsAbove } from '#shared/model/collection';
import { isSame } from '../opencollection/is-same.ts';
import { defaultOptions } from '#shared/model/request-options';
import { readDefaultsAbove } from './request-defaults.ts';

/** Options that stand above a request, the nearest first. Places that say none are left out. */
export async function readOptionsAbove(root: string, path: string): Promise<OptionsAbove> {
  const above = await readDefaultsAbove(root, path);
  return above
    .filter(({ options }) => !isSame(options, defaultOptions))
    .map(({ options, kind, name, path: folder }) => ({ options, from: `${kind} ${name}`, place: { root, path: folder } }));
}
