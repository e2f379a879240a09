import { join } from 'node:path';
import { noScripts, type Scripts, type Setter } from '#shared/model/check';
import type { Row } from '#shared/model/row';
import type { Variable } from '#shared/model/variable';
import { createFieldReader } from '../opencollection/field-reader.ts';
import { readRow } from '../opencollection/read-body.ts';
import { readDocs, readScripts, readSetter } from '../opencollection/read-runtime.ts';
import { readVariable } from '../opencollection/read-variable.ts';
import { parseYamlFile } from '../yaml/yaml-file.ts';
import { foldersAbove, textAt } from './folders-above.ts';
import { folderFile, rootFile } from './refresh-folder.ts';

/** What a folder, or the collection, gives to the requests in it. */
export interface RequestDefaults {
  readonly kind: 'folder' | 'collection';
  /** Relative to the collection; empty for the collection itself. */
  readonly path: string;
  readonly name: string;
  readonly headers: readonly Row[];
  readonly variables: readonly Variable[];
  readonly setters: readonly Setter[];
  readonly scripts: Scripts;
  readonly docs: string;
}

/** What stands above a request, the nearest first and the collection last. A file that cannot be read gives nothing. */
export const readDefaultsAbove = (root: string, path: string): Promise<RequestDefaults[]> =>
  Promise.all(foldersAbove(path).map((folder) => readDefaults(root, folder)));

/** What one folder gives; the empty path is the collection. */
export async function readDefaults(root: string, folder: string): Promise<RequestDefaults> {
  const kind = folder === '' ? 'collection' : 'folder';
  const nothing: RequestDefaults = {
    kind,
    path: folder,
    name: folder.slice(folder.lastIndexOf('/') + 1),
    headers: [],
    variables: [],
    setters: [],
    scripts: noScripts,
    docs: '',
  };
  const text = await textAt(join(root, folder, folder === '' ? rootFile : folderFile));
  const file = text === null ? null : parseYamlFile(text);
  if (file === null || !file.readable) return nothing;
  const fields = createFieldReader(file.value);
  const request = fields.map(file.value.root, 'request');
  return {
    ...nothing,
    name: fields.text(fields.map(file.value.root, 'info'), 'name') || nothing.name,
    headers: fields.rows(request, 'headers').map((row) => readRow(fields, row)),
    variables: fields.rows(request, 'variables').map((row) => readVariable(fields, row)),
    setters: fields.rows(request, 'actions').flatMap((row) => readSetter(fields, row) ?? []),
    scripts: readScripts(fields, request),
    docs: readDocs(fields, file.value.root),
  };
}
