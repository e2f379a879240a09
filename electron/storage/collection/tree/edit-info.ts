import { join } from 'node:path';
import { fail, ok, type Result } from '#shared/result';
import { createFileAtomic, writeFileIf } from '../../atomic-file.ts';
import { editYaml } from '../../yaml/edit-yaml.ts';
import { renderFile } from '../../yaml/render-yaml.ts';
import { decodeText } from '../../yaml/text-shape.ts';
import { type WantedMap } from '../../yaml/wanted.ts';
import { parseYamlFile } from '../../yaml/yaml-file.ts';
import { readContent } from '../request-content.ts';
import { changed } from '../save-request.ts';

/** The text of a file with these fields in its `info`, all else as it was. */
export function withInfo(bytes: Uint8Array, where: string, info: WantedMap): Result<string> {
  const text = decodeText(bytes);
  const file = text === null ? null : parseYamlFile(text);
  if (file?.readable) return ok(editYaml(file.value, { info }));
  const reason = file === null ? 'it is not UTF-8 text' : file.trouble.reason;
  const line = file?.trouble.line ?? null;
  return fail({ kind: 'fileUnreadable', path: where, reason: line === null ? reason : `line ${line}: ${reason}` });
}

/** Writes fields of a file's `info`, and only over the content they were read from. A file that is not there is made with `blank`. */
export async function editInfo(root: string, path: string, info: WantedMap, blank: WantedMap | null): Promise<Result<void>> {
  const where = join(root, path);
  const content = await readContent(root, path);
  if (!content.ok) return content;
  const before = content.value;
  if (before === null)
    return blank ? createWith(where, { ...blank, ...info }) : fail({ kind: 'notFound', what: `file at ${path}` });
  const text = withInfo(before.bytes, where, info);
  if (!text.ok) return text;
  if (Buffer.from(text.value).equals(before.bytes)) return ok(undefined);
  const isCurrent = async () => {
    const now = await readContent(root, path);
    return now.ok && now.value?.revision === before.revision;
  };
  const written = await writeFileIf(where, text.value, isCurrent);
  if (!written.ok) return written;
  return written.value === 'written' ? ok(undefined) : changed(where, before);
}

async function createWith(where: string, info: WantedMap): Promise<Result<void>> {
  const created = await createFileAtomic(where, renderFile({ info }));
  if (!created.ok) return created;
  return created.value === 'created' ? ok(undefined) : fail({ kind: 'fileFailed', path: where, reason: 'it is there already' });
}
