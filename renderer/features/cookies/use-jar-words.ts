import { sayJar } from '#shared/http/cookie-words';
import type { JarName } from '#shared/model/cookie';
import { useApp } from '../../state/use-app';

/** Says a jar by the names that collections have here. */
export function useJarWords(): (jar: JarName) => string {
  const collections = useApp((state) => state.collections);
  return (jar) => sayJar(jar, (root) => collections.find((one) => one.root === root)?.name ?? endOf(root));
}

/** A collection that is closed now is called by its folder. */
const endOf = (root: string): string => root.split(/[\\/]/).findLast(Boolean) ?? root;
