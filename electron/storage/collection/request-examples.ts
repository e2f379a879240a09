import { join } from 'node:path';
import { isMap, type YAMLMap } from 'yaml';
import type { Example } from '#shared/model/example';
import { fail, ok, type Result } from '#shared/result';
import { readExamples, wantedExample } from '../opencollection/example-fields.ts';
import { createFieldReader } from '../opencollection/field-reader.ts';
import { editYaml } from '../yaml/edit-yaml.ts';
import type { Wanted, WantedMap } from '../yaml/wanted.ts';
import type { YamlFile } from '../yaml/yaml-file.ts';
import { openRequest, readContent, revisionOf, type OpenRequest, type RequestContent } from './request-content.ts';
import { changed, writeBoth } from './save-request.ts';

/** A saved request with its examples, as its files are at one moment. */
export interface OpenExamples extends OpenRequest {
  readonly content: RequestContent;
  readonly examples: readonly Example[];
}

/** A file before and after a change of its examples. */
export interface ChangedFile {
  readonly before: string;
  readonly revision: string;
}

/** Reads the examples of the request at a path; with a revision, only of the very content that has it. */
export async function openExamples(root: string, path: string, revision: string | null): Promise<Result<OpenExamples>> {
  const where = join(root, path);
  const read = await readContent(root, path);
  if (!read.ok) return read;
  const content = read.value;
  if (content === null) return fail({ kind: 'notFound', what: `request at ${path}` });
  if (revision !== null && content.revision !== revision) return changed(where, content);
  const opened = openRequest(content, root, where);
  return opened.ok ? ok({ ...opened.value, content, examples: readExamples(opened.value.file, root) }) : opened;
}

/** What is done to the list of a file. Every other line of it stays as it is. */
export type ExampleChange =
  | { readonly step: 'insert'; readonly at: number; readonly example: Example }
  | { readonly step: 'rename'; readonly at: number; readonly name: string }
  | { readonly step: 'remove'; readonly at: number };

/** Writes a change into the file that was opened, unless somebody else has changed it meanwhile. */
export async function changeExamples(
  root: string,
  path: string,
  { file, content, examples }: OpenExamples,
  change: ExampleChange,
): Promise<Result<ChangedFile>> {
  const where = join(root, path);
  const rows = rowsOf(file);
  if (rows === null) return fail({ kind: 'fileUnreadable', path: where, reason: 'its “examples” are no list of examples' });
  if (change.step !== 'insert' && examples[change.at] === undefined)
    return fail({ kind: 'notFound', what: `example ${change.at + 1} of ${path}` });
  const text = editYaml(file, { examples: changedRows(rows, change, root) });
  const written = await writeBoth(root, path, { text, side: content.side }, content);
  return written.ok ? ok({ before: content.revision, revision: revisionOf(text, content.side) }) : written;
}

/** The items of the list as they stand; null where something else stands among them. */
function rowsOf(file: YamlFile): YAMLMap[] | null {
  const fields = createFieldReader(file);
  const items = fields.list(file.root, 'examples');
  return fields.trouble() === null && items.every((item) => isMap(item)) ? items : null;
}

function changedRows(rows: readonly YAMLMap[], change: ExampleChange, root: string): Wanted[] {
  const kept = rows.map((row) => withoutNull(row.toJSON()) as WantedMap);
  switch (change.step) {
    case 'insert':
      return kept.toSpliced(Math.min(change.at, kept.length), 0, wantedExample(change.example, root));
    case 'rename':
      return kept.with(change.at, { ...kept[change.at], name: change.name });
    case 'remove':
      return kept.toSpliced(change.at, 1);
  }
}

/** What is null in a file is as good as not there. */
function withoutNull(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(withoutNull);
  if (typeof value !== 'object' || value === null) return value ?? undefined;
  return Object.fromEntries(Object.entries(value).map(([field, inner]) => [field, withoutNull(inner)]));
}
