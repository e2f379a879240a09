import { mkdirSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';

/** Writes a file, with the folders that it stands in. */
export function put(path: string, text: string): void {
  mkdirSync(dirname(path), { recursive: true });
  writeFileSync(path, text);
}

interface CollectionFiles {
  readonly root: string;
  readonly name: string;
  /** What its own file says beside its name. */
  readonly says?: string;
  /** Texts of its other files, by their path in it. */
  readonly files: Readonly<Record<string, string>>;
}

/** Writes a collection as somebody has it on the disk; answers its folder. */
export function writeCollection({ root, name, says = '', files }: CollectionFiles): string {
  put(join(root, 'opencollection.yml'), `opencollection: 1.0.0\ninfo:\n  name: ${name}\n${says}`);
  for (const [path, text] of Object.entries(files)) put(join(root, path), text);
  return root;
}

/** The file of an environment with one variable. */
export const environmentFile = (name: string, variable: string, value: string): string =>
  `name: ${name}\nvariables:\n  - {name: ${variable}, value: "${value}"}\n`;

/** Has collections open in Cairn from its start, each with the environment that is given for it. */
export function openFromStart(home: string, roots: readonly string[], environments: Readonly<Record<string, string>> = {}): void {
  put(join(home, 'collections.json'), JSON.stringify({ roots }));
  if (Object.keys(environments).length > 0) put(join(home, 'environments.json'), JSON.stringify(environments));
}
