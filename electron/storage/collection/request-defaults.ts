import { join } from 'node:path';
import { noScripts, type Check, type Scripts, type Setter } from '#shared/model/check';
import { defaultOptions, type RequestOptions } from '#shared/model/request-options';
import type { Row } from '#shared/model/row';
import type { Variable } from '#shared/model/variable';
import { withForgottenSetters, withForgottenVariables } from '../opencollection/also-in-file.ts';
import { createFieldReader } from '../opencollection/field-reader.ts';
import { readRow } from '../opencollection/read-body.ts';
import { readDocs, readScripts, readSetters } from '../opencollection/read-runtime.ts';
import { readSettings } from '../opencollection/read-settings.ts';
import { readVariable } from '../opencollection/read-variable.ts';
import { readSideChecks } from '../opencollection/side-checks.ts';
import { readSide, sidePathOf } from '../opencollection/side-file.ts';
import { readSideOptions } from '../opencollection/side-options.ts';
import { parseYamlFile } from '../yaml/yaml-file.ts';
import { httpSettings } from './folder-settings.ts';
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
  readonly checks: readonly Check[];
  readonly setters: readonly Setter[];
  readonly scripts: Scripts;
  /** As far as it says them; what stands beside its file is among them. */
  readonly options: RequestOptions;
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
    checks: [],
    setters: [],
    scripts: noScripts,
    options: defaultOptions,
    docs: '',
  };
  const path = folder === '' ? rootFile : `${folder}/${folderFile}`;
  const [text, side] = await Promise.all([textAt(join(root, path)), textAt(join(root, sidePathOf(path)))]);
  const file = text === null ? null : parseYamlFile(text);
  if (file === null || !file.readable) return nothing;
  const fields = createFieldReader(file.value);
  const request = fields.map(file.value.root, 'request');
  return {
    ...nothing,
    name: fields.text(fields.map(file.value.root, 'info'), 'name') || nothing.name,
    headers: fields.rows(request, 'headers').map((row) => readRow(fields, row)),
    variables: withForgottenVariables(
      fields.rows(request, 'variables').map((row) => readVariable(fields, row)),
      side,
    ),
    checks: readSideChecks(side),
    setters: withForgottenSetters(readSetters(fields, request), side),
    scripts: readScripts(fields, request),
    options: readSideOptions(readSettings(fields, httpSettings(fields, request)), readSide(side).options),
    docs: readDocs(fields, file.value.root),
  };
}
