import { blankImported, type Imported, type ImportedEnvironment, type ImportedItem } from './imported';
import { globalsName } from './postman/read-postman-environment';

/** Several imports as one collection: the only one with requests as it is, of several each as a folder. Environments come along. */
export function mergeImported(all: readonly Imported[]): Imported {
  const [only, ...others] = all.filter(({ items }) => items.length > 0);
  const environments = named(all.flatMap((one) => one.environments));
  if (only === undefined) return { ...(all[0] ?? blankImported('Import')), environments };
  if (others.length === 0) return { ...only, environments };
  const folders = [only, ...others].map(({ name, defaults, items }): ImportedItem => ({ kind: 'folder', name, defaults, items }));
  return { ...blankImported('Import'), items: folders, environments };
}

/** Each name once, and globals behind all of them. */
function named(environments: readonly ImportedEnvironment[]): ImportedEnvironment[] {
  const taken = new Set<string>();
  const hasGlobals = environments.some(({ name }) => name === globalsName);
  return environments.map((environment) => {
    let { name } = environment;
    for (let number = 2; taken.has(name); number++) name = `${environment.name} ${number}`;
    taken.add(name);
    const isPlain = environment.extends === '' && environment.name !== globalsName;
    return { ...environment, name, extends: hasGlobals && isPlain ? globalsName : environment.extends };
  });
}
