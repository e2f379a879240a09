import { join } from 'node:path';
import type { Example } from '#shared/model/example';
import { fail, ok, type Result } from '#shared/result';
import { changeExampleTexts, exampleRows, readPlacedExamples, type ExampleChange } from '../opencollection/example-places.ts';
import { openRequest, readContent, revisionOf, type OpenRequest, type RequestContent } from './request-content.ts';
import { changed, sideMistake, writeBoth } from './save-request.ts';

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
  if (!opened.ok) return opened;
  return ok({ ...opened.value, content, examples: readPlacedExamples({ ...opened.value, side: content.side }, root) });
}

/** Writes a change into the files that were opened, unless somebody else has changed them meanwhile. */
export async function changeExamples(
  root: string,
  path: string,
  { file, saved, content, examples }: OpenExamples,
  change: ExampleChange,
): Promise<Result<ChangedFile>> {
  const where = join(root, path);
  const files = { file, side: content.side, draft: saved.draft };
  const rows = exampleRows(files);
  if (rows === null) return fail({ kind: 'fileUnreadable', path: where, reason: 'its “examples” are no list of examples' });
  if (change.step !== 'insert' && examples[change.at] === undefined)
    return fail({ kind: 'notFound', what: `example ${change.at + 1} of ${path}` });
  const texts = changeExampleTexts(files, rows, change, root);
  if (!texts.readable) return sideMistake(where, texts.trouble);
  const { text, side } = texts.value;
  const written = await writeBoth(root, path, texts.value, content);
  return written.ok ? ok({ before: content.revision, revision: revisionOf(text, side) }) : written;
}
