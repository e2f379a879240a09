import type { Auth } from '#shared/model/auth';
import type { Scripts } from '#shared/model/check';
import type { Row } from '#shared/model/row';
import type { Variable } from '#shared/model/variable';
import { createFieldReader } from '../opencollection/field-reader.ts';
import { readAuth } from '../opencollection/read-auth.ts';
import { readRow } from '../opencollection/read-body.ts';
import { readDocs, readScripts } from '../opencollection/read-runtime.ts';
import { readVariable } from '../opencollection/read-variable.ts';
import type { YamlFile } from '../yaml/yaml-file.ts';

/** What the file of a folder or of a collection says for the requests in it. */
export interface ItemDefaults {
  readonly auth: Auth;
  readonly headers: readonly Row[];
  readonly variables: readonly Variable[];
  readonly scripts: Scripts;
  readonly docs: string;
}

/** Reads them; `silent` is meant by a file that says nothing of auth. */
export function readDefaultsFile(file: YamlFile, silent: 'inherit' | 'none'): ItemDefaults {
  const fields = createFieldReader(file);
  const request = fields.map(file.root, 'request');
  const says = fields.node(request, 'auth') ?? null;
  return {
    auth: says === null ? { kind: silent } : readAuth(fields, request),
    headers: fields.rows(request, 'headers').map((row) => readRow(fields, row)),
    variables: fields.rows(request, 'variables').map((row) => readVariable(fields, row)),
    scripts: readScripts(fields, request),
    docs: readDocs(fields, file.root),
  };
}
