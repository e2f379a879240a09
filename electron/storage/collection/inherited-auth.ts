import { join } from 'node:path';
import type { Auth } from '#shared/model/auth';
import { createFieldReader } from '../opencollection/field-reader.ts';
import { readAuth } from '../opencollection/read-auth.ts';
import { saysNobody, withSideAuth } from '../opencollection/side-auth.ts';
import { readSide, sidePathOf } from '../opencollection/side-file.ts';
import { parseYamlFile } from '../yaml/yaml-file.ts';
import { foldersAbove, textAt } from './folders-above.ts';
import { folderFile, rootFile } from './refresh-folder.ts';

/** Credentials that a request has from above, and from where. */
export interface InheritedAuth {
  readonly auth: Auth;
  readonly from: {
    readonly kind: 'folder' | 'collection';
    /** Relative to the collection; empty for the collection itself. */
    readonly path: string;
    /** As the file calls it; empty where it gives no name. */
    readonly name: string;
  };
}

/**
 * What the nearest folder above a request says of its requests' auth, or else the collection; null where none says
 * anything. A folder that says nothing, or that it inherits, asks the next one.
 */
export async function readInheritedAuth(root: string, path: string): Promise<InheritedAuth | null> {
  for (const folder of foldersAbove(path)) {
    const file = folder === '' ? rootFile : `${folder}/${folderFile}`;
    const said = await authSaidIn(root, file);
    if (said !== null)
      return { auth: said.auth, from: { kind: folder === '' ? 'collection' : 'folder', path: folder, name: said.name } };
  }
  return null;
}

async function authSaidIn(root: string, path: string): Promise<{ readonly auth: Auth; readonly name: string } | null> {
  const text = await textAt(join(root, path));
  const file = text === null ? null : parseYamlFile(text);
  if (file === null || !file.readable) return null;
  const fields = createFieldReader(file.value);
  const request = fields.map(file.value.root, 'request');
  const side = readSide(await textAt(join(root, sidePathOf(path))));
  const auth = withSideAuth(readAuth(fields, request), side.auth);
  // What is in the file and cannot be read is not nothing: it must not be asked for with somebody else's credentials.
  const isSaid = auth.kind !== 'none' || fields.node(request, 'auth') != null || saysNobody(side.auth);
  if (!isSaid || auth.kind === 'inherit') return null;
  return { auth, name: fields.text(fields.map(file.value.root, 'info'), 'name') };
}
