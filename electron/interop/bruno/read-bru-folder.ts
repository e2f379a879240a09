import type { ImportNotes } from '#shared/interop/import-notes';
import {
  blankDefaults,
  type Imported,
  type ImportedDefaults,
  type ImportedEnvironment,
  type ImportedItem,
} from '#shared/interop/imported';
import { variableOf } from '#shared/interop/build-draft';
import { field, isRecord, listIn, numberIn, recordIn, textIn } from '#shared/interop/loose';
import { readBruAuth } from './bru-auth.ts';
import { rowIn } from './bru-body.ts';
import { readBruRequest, scriptsIn, variablesIn } from './bru-request.ts';

/** A file of a folder that is imported; its path is relative to the folder, with `/`. */
export interface FolderFile {
  readonly path: string;
  readonly text: string;
}

interface Parsers {
  readonly bruToJsonV2: (text: string) => unknown;
  readonly collectionBruToJson: (text: string) => unknown;
  readonly bruToEnvJsonV2: (text: string) => unknown;
}

interface Reading {
  readonly files: ReadonlyMap<string, string>;
  readonly parsers: Parsers;
  readonly notes: ImportNotes;
}

/** A folder of `.bru` files with its `bruno.json`, or single ones of them. The parser is loaded when it is needed. */
export async function readBruFolder(files: readonly FolderFile[], name: string, notes: ImportNotes): Promise<Imported> {
  const { default: parsers } = await import('@usebruno/lang');
  const reading: Reading = { files: new Map(files.map(({ path, text }) => [path, text])), parsers, notes };
  const manifest = parseJson(reading.files.get('bruno.json') ?? '');
  const own = parse(reading, 'collection.bru', parsers.collectionBruToJson);
  const paths = files.map(({ path }) => path).filter((path) => path.endsWith('.bru'));
  tellManifest(manifest, notes);
  return {
    name: textIn(manifest, 'name') || name,
    defaults: own === null ? blankDefaults('none') : defaultsOf(own, { kind: 'none' }, { place: 'the collection', notes }),
    items: itemsBelow(
      '',
      paths.filter((path) => path !== 'collection.bru' && !path.startsWith('environments/')),
      reading,
    ),
    environments: paths.filter((path) => path.startsWith('environments/')).flatMap((path) => environmentAt(path, reading)),
  };
}

function tellManifest(manifest: unknown, notes: ImportNotes): void {
  for (const part of ['proxy', 'clientCertificates', 'presets', 'protobuf'])
    if (isRecord(field(manifest, part)) && Object.keys(recordIn(manifest, part)).length > 0)
      notes.lose('bruno.json', `the setting “${part}”`, 'it is set in Options or Auth, never by an import');
}

function parse(reading: Reading, path: string, parser: (text: string) => unknown): unknown {
  const text = reading.files.get(path);
  if (text === undefined) return null;
  try {
    return quietly(() => parser(text));
  } catch (thrown) {
    const why = thrown instanceof Error ? (thrown.message.split('\n')[0] ?? '') : '';
    reading.notes.lose(path, 'the whole file', `it cannot be read: ${why || 'it is no Bru'}`);
    return null;
  }
}

/** The parser prints what it finds wrong in an example, where the result of a command may stand. */
function quietly<T>(work: () => T): T {
  const { log, error } = console;
  Object.assign(console, { log: () => {}, error: () => {} });
  try {
    return work();
  } finally {
    Object.assign(console, { log, error });
  }
}

interface Ordered {
  readonly seq: number;
  readonly item: ImportedItem;
}

/** Folders first, each kind in the order of its numbers. */
function itemsBelow(folder: string, paths: readonly string[], reading: Reading): ImportedItem[] {
  const start = folder === '' ? '' : `${folder}/`;
  const inner = paths.filter((path) => path.startsWith(start)).map((path) => path.slice(start.length));
  const folders = [...new Set(inner.filter((path) => path.includes('/')).map((path) => path.slice(0, path.indexOf('/'))))];
  const requests = inner.filter((path) => !path.includes('/') && path !== 'folder.bru');
  return [
    ...folders.map((name) => folderAt(start + name, paths, reading)).sort(bySeq),
    ...requests.flatMap((path) => requestAt(start + path, reading)).sort(bySeq),
  ].map(({ item }) => item);
}

const bySeq = (one: Ordered, other: Ordered): number => one.seq - other.seq;

const orderOf = (value: unknown): number => numberIn(recordIn(value, 'meta'), 'seq') ?? Number.MAX_SAFE_INTEGER;

const lastStep = (path: string): string => path.slice(path.lastIndexOf('/') + 1);

function folderAt(path: string, paths: readonly string[], reading: Reading): Ordered {
  const own = parse(reading, `${path}/folder.bru`, reading.parsers.collectionBruToJson);
  const defaults =
    own === null ? blankDefaults('inherit') : defaultsOf(own, { kind: 'inherit' }, { place: path, notes: reading.notes });
  const name = textIn(recordIn(own, 'meta'), 'name') || lastStep(path);
  return { seq: orderOf(own), item: { kind: 'folder', name, defaults, items: itemsBelow(path, paths, reading) } };
}

function requestAt(path: string, reading: Reading): Ordered[] {
  const value = parse(reading, path, reading.parsers.bruToJsonV2);
  const item =
    value === null ? null : readBruRequest(value, lastStep(path).replace(/\.bru$/, ''), { place: path, notes: reading.notes });
  return item === null ? [] : [{ seq: orderOf(value), item }];
}

function defaultsOf(
  value: unknown,
  silent: ImportedDefaults['auth'],
  at: { place: string; notes: ImportNotes },
): ImportedDefaults {
  const auth = recordIn(value, 'auth');
  const mode = textIn(auth, 'mode');
  if (listIn(recordIn(value, 'vars'), 'res').length > 0)
    at.notes.lose(at.place, 'variables that are set after each answer', 'they are set for each request');
  return {
    auth: mode === '' ? silent : readBruAuth(mode, auth, at),
    headers: listIn(value, 'headers').filter(isRecord).map(rowIn),
    variables: variablesIn(value),
    scripts: scriptsIn(value),
    docs: textIn(value, 'docs'),
  };
}

function environmentAt(path: string, reading: Reading): ImportedEnvironment[] {
  const value = parse(reading, path, reading.parsers.bruToEnvJsonV2);
  if (value === null) return [];
  const color = textIn(value, 'color');
  return [
    {
      name: lastStep(path).replace(/\.bru$/, ''),
      color: /^#[0-9a-f]{6}$/i.test(color) ? color : '',
      extends: '',
      variables: listIn(value, 'variables')
        .filter(isRecord)
        .map((one) => variableOf({ ...rowIn(one), secret: field(one, 'secret') === true })),
    },
  ];
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text) as unknown;
  } catch {
    return null;
  }
}
