import { readFile } from 'node:fs/promises';
import { methodWord } from '#shared/http/draft-url';
import type { BrokenItem, RequestItem } from '#shared/model/collection';
import { reasonOf } from '../file-failure.ts';
import { readRequest } from '../opencollection/read-request.ts';
import { decodeText } from '../yaml/text-shape.ts';
import { parseYamlFile, type Reading, unreadable, readable, type Trouble } from '../yaml/yaml-file.ts';
import { bodyWords } from './body-words.ts';
import { quickBody, quickLook, type Glance } from './quick-look.ts';

/** Requests are written by people; what is larger than this is something else, and would hold up everything. */
const largestFile = 8 * 1024 ** 2;

/** One file of a collection as its list shows it. */
export interface ListedFile {
  readonly item: RequestItem | BrokenItem;
  readonly seq: number | null;
  /** All of it was parsed; otherwise only its first lines were looked at. */
  readonly checked: boolean;
  /** What stands in its body, in lower case, for searching. */
  readonly bodyText: string;
}

/** The text of a request file, or why it is none. */
export async function readText(path: string, size: number): Promise<Reading<string>> {
  if (size > largestFile) return unreadable('It is larger than 8 MiB');
  try {
    const text = decodeText(await readFile(path));
    return text === null ? unreadable('It is not UTF-8 text') : readable(text);
  } catch (thrown) {
    return unreadable(capital(reasonOf(thrown)));
  }
}

/** Lists a file by its first lines when it is laid out as usual and `quick` is asked for, else by all of it. */
export function lookAt(path: string, text: Reading<string>, root: string, quick: boolean): ListedFile {
  const glance = quick && text.readable ? quickLook(text.value) : null;
  if (glance && text.readable) return listed(path, glance, { checked: false, bodyText: searchable(quickBody(text.value)) });
  const file = text.readable ? parseYamlFile(text.value) : text;
  const saved = file.readable ? readRequest(file.value, root) : file;
  if (!saved.readable)
    return broken(path, saved.trouble, file.readable ? nameIn(file.value.document.getIn(['info', 'name'])) : null);
  const { name, seq, draft } = saved.value;
  const { url, tags } = draft;
  const method = methodWord(draft);
  return listed(path, { name, seq, method, url, tags }, { checked: true, bodyText: searchable(bodyWords(draft.body)) });
}

export function broken(path: string, { reason, line }: Trouble, name: string | null = null): ListedFile {
  return { item: { kind: 'broken', path, name: name ?? stemOf(path), reason, line }, seq: null, checked: true, bodyText: '' };
}

function listed(
  path: string,
  { name, seq, method, url, tags }: Glance,
  rest: Pick<ListedFile, 'checked' | 'bodyText'>,
): ListedFile {
  const named = { kind: 'request' as const, path, name: name === '' ? stemOf(path) : name, method, url };
  return { item: tags.length > 0 ? { ...named, tags: [...tags] } : named, seq, ...rest };
}

/** Far more than anybody types; what is behind it is not searched. */
const longestSearched = 256 * 1024;

const searchable = (text: string): string => text.slice(0, longestSearched).toLowerCase();

const nameIn = (value: unknown): string | null => (typeof value === 'string' && value !== '' ? value : null);

const stemOf = (path: string): string => path.slice(path.lastIndexOf('/') + 1).replace(/\.yml$/, '');

const capital = (words: string): string => words.charAt(0).toUpperCase() + words.slice(1);
