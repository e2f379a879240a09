import { basename, join } from 'node:path';
import { blankAuth, type Auth } from '#shared/model/auth';
import type { FolderAuth } from '#shared/model/collection';
import { fail, ok, type Result } from '#shared/result';
import { createFieldReader, type FieldReader } from '../opencollection/field-reader.ts';
import { readAuth } from '../opencollection/read-auth.ts';
import { saysNobody, wantedFolderSideAuth, wantedSideAuth, withSideAuth } from '../opencollection/side-auth.ts';
import { changeSide, readSide } from '../opencollection/side-file.ts';
import { isSame } from '../opencollection/is-same.ts';
import { changedAuth, wantedAuth } from '../opencollection/write-auth.ts';
import { editYaml } from '../yaml/edit-yaml.ts';
import { renderFile } from '../yaml/render-yaml.ts';
import { decodeText } from '../yaml/text-shape.ts';
import { parseYamlFile, type YamlFile } from '../yaml/yaml-file.ts';
import { folderFile, rootFile } from './refresh-folder.ts';
import { readContent, type RequestContent } from './request-content.ts';
import { changed, writeBoth, type Texts } from './save-request.ts';

/** The revision of a folder that has no file of its own yet. */
const noFile = 'none';

/** The file that speaks for a folder; the collection's own for the empty path. */
const fileOf = (folder: string): string => (folder === '' ? rootFile : `${folder}/${folderFile}`);

/** What a folder, or the collection itself, says for the requests in it. */
export async function readFolderAuth(root: string, folder: string): Promise<Result<FolderAuth>> {
  const there = await openFolder(root, folder);
  if (!there.ok) return there;
  const { name, auth, unknownKind, content } = there.value;
  return ok({ name: name || basename(folder || root), auth, unknownKind, revision: content?.revision ?? noFile });
}

/**
 * Makes a folder say it, in `folder.yml` or `opencollection.yml`: all else in the file stays as it is. With a revision only
 * over the very content that has it. What OpenCollection has no field for stands beside.
 */
export async function saveFolderAuth(root: string, folder: string, auth: Auth, revision: string | null): Promise<Result<void>> {
  const there = await openFolder(root, folder);
  if (!there.ok) return there;
  const path = fileOf(folder);
  const { content } = there.value;
  const now = content?.revision ?? noFile;
  if (revision !== null && revision !== now) return changed(join(root, path), content);
  if (isSame(auth, there.value.auth)) return ok(undefined);
  const texts = nextTexts(there.value, folder, auth, join(root, path));
  if (!texts.ok) return texts;
  return writeBoth(root, path, texts.value, content);
}

interface OpenFolder {
  readonly content: RequestContent | null;
  readonly file: YamlFile | null;
  readonly name: string;
  readonly auth: Auth;
  /** Type of auth in the file that Cairn has no form for; empty when there is none. */
  readonly unknownKind: string;
}

async function openFolder(root: string, folder: string): Promise<Result<OpenFolder>> {
  const where = join(root, fileOf(folder));
  const content = await readContent(root, fileOf(folder));
  if (!content.ok) return content;
  const side = readSide(content.value?.side ?? null).auth;
  if (content.value === null) {
    return ok({ content: null, file: null, name: '', auth: blankOf(folder), unknownKind: '' });
  }
  const text = decodeText(content.value.bytes);
  if (text === null) return fail({ kind: 'fileUnreadable', path: where, reason: 'it is not UTF-8 text' });
  const file = parseYamlFile(text);
  if (!file.readable) return unreadable(where, file.trouble);
  const fields = createFieldReader(file.value);
  const said = saidIn(fields, file.value, folder, side);
  const trouble = fields.trouble();
  return trouble ? unreadable(where, trouble) : ok({ content: content.value, file: file.value, ...said });
}

function saidIn(fields: FieldReader, file: YamlFile, folder: string, side: Readonly<Record<string, unknown>>) {
  const request = fields.map(file.root, 'request');
  const node = fields.node(request, 'auth') ?? null;
  const auth = withSideAuth(readAuth(fields, request), side);
  const isSilent = auth.kind === 'none' && node === null && !saysNobody(side);
  const unknownKind = auth.kind === 'none' && node !== null ? fields.text(fields.map(request, 'auth'), 'type') : '';
  const name = fields.text(fields.map(file.root, 'info'), 'name');
  return { name, auth: isSilent ? blankOf(folder) : auth, unknownKind };
}

/** A folder that says nothing inherits; a collection that says nothing leaves its requests to ask as nobody. */
const blankOf = (folder: string): Auth => (folder === '' ? blankAuth.none : blankAuth.inherit);

function nextTexts({ file, content, auth: before }: OpenFolder, folder: string, auth: Auth, where: string): Result<Texts> {
  const beside = changeSide({ auth: folder === '' ? wantedSideAuth(auth) : wantedFolderSideAuth(auth) }, content?.side ?? null);
  if (!beside.readable) {
    return fail({ kind: 'fileFailed', path: where, reason: `its file in .cairn has a mistake: ${beside.trouble.reason}` });
  }
  const text = file
    ? editYaml(file, { request: { auth: changedAuth(auth, before) } })
    : renderFile({ info: { name: basename(folder), type: 'folder' }, request: { auth: wantedAuth(auth) } });
  return ok({ text, side: beside.value });
}

const unreadable = (path: string, { reason, line }: { readonly reason: string; readonly line: number | null }) =>
  fail({ kind: 'fileUnreadable', path, reason: line === null ? reason : `line ${line}: ${reason}` });
