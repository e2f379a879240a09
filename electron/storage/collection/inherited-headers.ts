import type { InheritedHeaders } from '#shared/model/collection';
import { readDefaultsAbove } from './request-defaults.ts';

/** Headers that a request has from above, in the order they are sent; of one name the nearest counts. */
export async function readInheritedHeaders(root: string, path: string): Promise<InheritedHeaders> {
  const above = await readDefaultsAbove(root, path);
  return above.reduce((nearer: InheritedHeaders, { headers, kind, name, path: folder }) => {
    const names = new Set(nearer.map((header) => header.name.toLowerCase()));
    const own = headers
      .filter((row) => row.enabled && row.name !== '' && !names.has(row.name.toLowerCase()))
      .map((row) => ({ name: row.name, value: row.value, from: `${kind} ${name}`, place: { root, path: folder } }));
    return [...own, ...nearer];
  }, []);
}
