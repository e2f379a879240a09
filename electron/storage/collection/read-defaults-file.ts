import type { ImportedDefaults } from '#shared/interop/imported';
import { saidOptions } from '#shared/model/said-options';
import { createFieldReader } from '../opencollection/field-reader.ts';
import { readAuth } from '../opencollection/read-auth.ts';
import { readRow } from '../opencollection/read-body.ts';
import { readDocs, readScripts, readSetters } from '../opencollection/read-runtime.ts';
import { readSettings } from '../opencollection/read-settings.ts';
import { readVariable } from '../opencollection/read-variable.ts';
import type { YamlFile } from '../yaml/yaml-file.ts';
import { httpSettings } from './folder-settings.ts';

/** What the file of a folder or of a collection says for the requests in it; `silent` is meant by a file that says nothing of auth. */
export function readDefaultsFile(file: YamlFile, silent: 'inherit' | 'none'): ImportedDefaults {
  const fields = createFieldReader(file);
  const request = fields.map(file.root, 'request');
  const says = fields.node(request, 'auth') ?? null;
  const setters = readSetters(fields, request);
  const options = readSettings(fields, httpSettings(fields, request));
  return {
    auth: says === null ? { kind: silent } : readAuth(fields, request),
    headers: fields.rows(request, 'headers').map((row) => readRow(fields, row)),
    variables: fields.rows(request, 'variables').map((row) => readVariable(fields, row)),
    scripts: readScripts(fields, request),
    docs: readDocs(fields, file.root),
    ...(saidOptions(options).length + options.withoutDefaults.length > 0 && { options }),
    ...(setters.length > 0 && { setters }),
  };
}
