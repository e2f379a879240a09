import type { RequestPlace } from '#shared/model/collection';
import { type JarName, plainJar } from '#shared/model/cookie';
import type { LayerSources } from './variable-layers';

/** The jar of the environment that a collection is used with, else of the workspace's, else the one without an environment. */
export async function jarNameFor(
  place: RequestPlace | null,
  { chosen, isOpen }: Pick<LayerSources, 'chosen' | 'isOpen'>,
): Promise<JarName> {
  const root = place && isOpen(place.root) ? place.root : '';
  const own = root === '' ? null : await chosen.read(root);
  if (own !== null) return { root, environment: own };
  const environment = await chosen.read('');
  return environment === null ? plainJar : { root: '', environment };
}
