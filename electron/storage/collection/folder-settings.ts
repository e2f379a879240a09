import { basename, join } from 'node:path';
import type { YAMLMap } from 'yaml';
import type { FolderSettings } from '#shared/model/collection';
import { defaultOptions } from '#shared/model/request-options';
import { fail, ok, type Result } from '#shared/result';
import { alsoInFile, wantedDefaultsAlso, withForgottenSetters, withForgottenVariables } from '../opencollection/also-in-file.ts';
import { createFieldReader, type FieldReader } from '../opencollection/field-reader.ts';
import { isSame } from '../opencollection/is-same.ts';
import { readRow } from '../opencollection/read-body.ts';
import { readDocs, readScripts, readSetters } from '../opencollection/read-runtime.ts';
import { readSettings } from '../opencollection/read-settings.ts';
import { readVariable } from '../opencollection/read-variable.ts';
import { wantedRow } from '../opencollection/write-body.ts';
import { changedScripts, changedSetters, wantedScripts, wantedSetter } from '../opencollection/write-runtime.ts';
import { checksSection, readSideChecks, wantedSideChecks } from '../opencollection/side-checks.ts';
import { changeSide, readSide, sidePathOf } from '../opencollection/side-file.ts';
import { readSideOptions, wantedSideOptions } from '../opencollection/side-options.ts';
import { changedSettings } from '../opencollection/write-settings.ts';
import { wantedVariable } from '../opencollection/write-variable.ts';
import { editYaml } from '../yaml/edit-yaml.ts';
import { renderFile } from '../yaml/render-yaml.ts';
import { decodeText } from '../yaml/text-shape.ts';
import type { WantedMap } from '../yaml/wanted.ts';
import { parseYamlFile, readable, type Reading, type YamlFile, unreadable } from '../yaml/yaml-file.ts';
import { folderFile, rootFile } from './refresh-folder.ts';
import { readContent, revisionOf, type RequestContent } from './request-content.ts';
import { changed, type Texts, writeBoth } from './save-request.ts';

export interface ReadSettings {
  readonly settings: FolderSettings;
  readonly revision: string;
}

/** The revision of a folder that has no file of its own yet. */
const noFile = 'none';

const fileOf = (folder: string): string => (folder === '' ? rootFile : `${folder}/${folderFile}`);

/** What a folder, or with an empty path the collection, gives to the requests in it, as its file says it. */
export async function readFolderSettings(root: string, folder: string): Promise<Result<ReadSettings>> {
  const there = await openSettings(root, folder);
  return there.ok ? ok({ settings: there.value.settings, revision: there.value.content?.revision ?? noFile }) : there;
}

/**
 * Makes a folder give it, in OpenCollection's own fields: only what differs is touched, all else in the file stays as it is.
 * With a revision only over the very content that has it. Values of secrets are never written.
 */
export async function saveFolderSettings(
  root: string,
  folder: string,
  settings: FolderSettings,
  revision: string | null,
): Promise<Result<string>> {
  const there = await openSettings(root, folder);
  if (!there.ok) return there;
  const { content } = there.value;
  const path = fileOf(folder);
  const now = content?.revision ?? noFile;
  if (revision !== null && revision !== now) return changed(join(root, path), content);
  if (isSame(settings, there.value.settings)) return ok(now);
  const texts = nextTexts(there.value, settings);
  if (!texts.readable) return refused(join(root, sidePathOf(path)), texts.trouble);
  const written = await writeBoth(root, path, texts.value, content);
  return written.ok ? ok(revisionOf(texts.value.text, texts.value.side)) : written;
}

interface OpenSettings {
  readonly content: RequestContent | null;
  readonly file: YamlFile | null;
  readonly settings: FolderSettings;
}

async function openSettings(root: string, folder: string): Promise<Result<OpenSettings>> {
  const where = join(root, fileOf(folder));
  const content = await readContent(root, fileOf(folder));
  if (!content.ok) return content;
  if (content.value === null && folder === '') return fail({ kind: 'notFound', what: `${rootFile} in ${root}` });
  const name = basename(folder || root);
  if (content.value === null) return ok({ content: null, file: null, settings: blankSettings(name) });
  const text = decodeText(content.value.bytes);
  const file: Reading<YamlFile> = text === null ? unreadable('it is not UTF-8 text') : parseYamlFile(text);
  if (!file.readable) return refused(where, file.trouble);
  const fields = createFieldReader(file.value);
  const settings = settingsIn(fields, file.value, { name, side: content.value.side });
  const trouble = fields.trouble();
  return trouble ? refused(where, trouble) : ok({ content: content.value, file: file.value, settings });
}

function nextTexts({ content, file, settings }: OpenSettings, after: FolderSettings): Reading<Texts> {
  const side = changeSide(
    {
      options: wantedSideOptions(after.options),
      [checksSection]: wantedSideChecks(after.checks),
      [alsoInFile]: wantedDefaultsAlso(after.variables, after.setters),
    },
    content?.side ?? null,
  );
  if (!side.readable) return side;
  return readable({ text: file ? editYaml(file, changedFields(file, settings, after)) : newFile(after), side: side.value });
}

const blankSettings = (name: string): FolderSettings => ({
  name,
  headers: [],
  variables: [],
  scripts: { before: '', after: '', tests: '' },
  options: defaultOptions,
  checks: [],
  setters: [],
  docs: '',
});

interface Beside {
  /** What it is called where the file has no name for it. */
  readonly name: string;
  /** What stands in `.cairn/`. */
  readonly side: string | null;
}

function settingsIn(fields: FieldReader, file: YamlFile, { name, side }: Beside): FolderSettings {
  const request = fields.map(file.root, 'request');
  return {
    name: fields.text(fields.map(file.root, 'info'), 'name') || name,
    headers: fields.rows(request, 'headers').map((row) => readRow(fields, row)),
    variables: withForgottenVariables(
      fields.rows(request, 'variables').map((row) => readVariable(fields, row)),
      side,
    ),
    scripts: readScripts(fields, request),
    options: readSideOptions(readSettings(fields, httpSettings(fields, request)), readSide(side).options),
    checks: readSideChecks(side),
    setters: withForgottenSetters(readSetters(fields, request), side),
    docs: readDocs(fields, file.root),
  };
}

/** Where OpenCollection has options of the requests in a folder. */
export const httpSettings = (fields: FieldReader, request: YAMLMap | null): YAMLMap | null =>
  fields.map(fields.map(request, 'settings'), 'http');

function changedFields(file: YamlFile, before: FolderSettings, after: FolderSettings): WantedMap {
  const fields = createFieldReader(file);
  const differs = (part: keyof FolderSettings) => !isSame(before[part], after[part]);
  const given = fields.map(file.root, 'request');
  const http = changedSettings(before.options, after.options);
  const request: WantedMap = {
    ...(Object.keys(http).length > 0 && { settings: { http } }),
    ...(differs('headers') && { headers: after.headers.map(wantedRow) }),
    ...(differs('variables') && { variables: after.variables.map(wantedVariable) }),
    ...(differs('scripts') && { scripts: changedScripts(fields, given, after.scripts) }),
    ...(differs('setters') && { actions: changedSetters(fields, given, after.setters) }),
  };
  return {
    ...(differs('name') && { info: { name: after.name } }),
    ...(Object.keys(request).length > 0 && { request }),
    ...(differs('docs') && { docs: after.docs === '' ? undefined : after.docs }),
  };
}

function newFile({ name, headers, variables, scripts, setters, options, docs }: FolderSettings): string {
  return renderFile({
    info: { name, type: 'folder' },
    request: {
      headers: headers.map(wantedRow),
      variables: variables.map(wantedVariable),
      settings: { http: changedSettings(defaultOptions, options) },
      scripts: wantedScripts(scripts),
      actions: setters.map(wantedSetter),
    },
    docs: docs === '' ? undefined : docs,
  });
}

const refused = (path: string, { reason, line }: { readonly reason: string; readonly line: number | null }) =>
  fail({ kind: 'fileUnreadable', path, reason: line === null ? reason : `line ${line}: ${reason}` });
