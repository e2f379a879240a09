import type { Stats } from 'node:fs';
import { basename } from 'node:path';
import { createFieldReader } from '../opencollection/field-reader.ts';
import { parseYamlFile, type Reading, readable } from '../yaml/yaml-file.ts';
import { readText } from './look-at-file.ts';

/** What a folder is called and where it stands among its neighbours. */
export interface FolderTitle {
  /** Empty where its file gives none. */
  readonly name: string;
  readonly seq: number | null;
  /** Why its file cannot be read, in words. */
  readonly problem: string | null;
}

export const noTitle: FolderTitle = { name: '', seq: null, problem: null };

/** Reads `folder.yml`, or `opencollection.yml` for the root. A folder without one goes by its own name. */
export async function readTitle(path: string, facts: Stats | null): Promise<FolderTitle> {
  if (!facts) return noTitle;
  const title = titleIn(await readText(path, facts.size));
  if (title.readable) return title.value;
  const { reason, line } = title.trouble;
  return { ...noTitle, problem: `${basename(path)}${line === null ? '' : `, line ${line}`}: ${reason}` };
}

function titleIn(text: Reading<string>): Reading<FolderTitle> {
  const file = text.readable ? parseYamlFile(text.value) : text;
  if (!file.readable) return file;
  const fields = createFieldReader(file.value);
  const info = fields.map(file.value.root, 'info');
  const title = { name: fields.text(info, 'name'), seq: fields.number(info, 'seq'), problem: null };
  const trouble = fields.trouble();
  return trouble ? { readable: false, trouble } : readable(title);
}
