import { resolve } from 'node:path';
import type { CallInput, HandlersOf } from '#shared/contract/types';
import type { Collection } from '#shared/model/collection';
import { mostPreviewItems, type ImportPreview, type PreviewItem } from '#shared/model/import-preview';
import { countExamples, eachRequest, type ImportedItem } from '#shared/interop/imported';
import { fail, ok, type Result } from '#shared/result';
import { findSecrets } from '../interop/keep-secrets.ts';
import type { FetchDocument } from '../engine/fetch-document.ts';
import { decodeSource } from '../interop/parse-source.ts';
import { readAside } from '../interop/read-aside.ts';
import type { ReaderFork } from '../interop/reader-process.ts';
import type { ImportReading } from '../interop/read-import.ts';
import { addToCollection, countFolders, writeNewCollection, type ImportChoices } from '../interop/write-import.ts';
import type { OpenCollections } from '../storage/collection/open-collections.ts';
import { findPlace, pathIn } from '../storage/collection/request-place.ts';
import type { SecretVault } from '../storage/vault/secret-vault.ts';

export type { ReaderFork };

type ImportHandlers = Pick<
  HandlersOf<'collection'>,
  'collection.readImport' | 'collection.writeImport' | 'collection.forgetImport'
>;

interface Parts {
  readonly open: OpenCollections;
  readonly vault: SecretVault;
  /** Opens a collection and remembers it. */
  readonly show: (root: string) => Promise<Result<Collection>>;
  /** Gets what stands at an address. */
  readonly fetchDocument: FetchDocument;
  /** Starts the process that reads. */
  readonly readerFork?: ReaderFork | undefined;
}

/** So many readings are kept at a time; a window that has gone leaves its own behind. */
const mostKept = 8;

/** Files of other tools: read and shown, and written when the user has seen what becomes of them. */
export function createImportHandlers({ open, vault, show, fetchDocument, readerFork: fork }: Parts): ImportHandlers {
  const readings = new Map<string, ImportReading>();
  const underWay = new Map<string, AbortController>();

  async function add(reading: ImportReading, root: string, folder: string, choices: ImportChoices) {
    const place = open.has(root) ? await findPlace(root, pathIn(folder, 'new')) : noCollection(root);
    if (!place.ok) return place;
    const target = { root, folder, name: open.picture(root)?.name ?? '', seq: open.nextSeq(root, folder) };
    return open.change(root, [folder], () => addToCollection(reading, target, choices));
  }

  async function write(reading: ImportReading, into: CallInput<'collection.writeImport'>['into'], choices: ImportChoices) {
    if (into.kind === 'open') return add(reading, into.root, into.folder, choices);
    const named = { ...reading, imported: { ...reading.imported, name: into.name } };
    const written = await writeNewCollection(named, resolve(into.root), choices);
    const shown = written.ok ? await show(written.value.root) : written;
    if (!written.ok || !shown.ok) return written.ok && !shown.ok ? shown : written;
    return ok({ ...written.value, root: shown.value.root });
  }

  return {
    async 'collection.readImport'({ importId, from }) {
      underWay.get(importId)?.abort();
      const control = new AbortController();
      underWay.set(importId, control);
      const read = await readFrom(from, { fetchDocument, fork }, control.signal);
      if (underWay.get(importId) === control) underWay.delete(importId);
      if (!read.ok) return read;
      readings.set(importId, read.value);
      for (const oldest of [...readings.keys()].slice(0, -mostKept)) readings.delete(oldest);
      return ok(previewOf(read.value));
    },
    async 'collection.writeImport'({ importId, into, allowed, secrets }) {
      const reading = readings.get(importId);
      if (!reading) return fail({ kind: 'notFound', what: 'such import: read it anew' });
      return write(reading, into, { allowed, secrets, vault });
    },
    async 'collection.forgetImport'({ importId }) {
      underWay.get(importId)?.abort();
      readings.delete(importId);
      return ok(null);
    },
  };
}

type From = CallInput<'collection.readImport'>['from'];

interface Ways {
  readonly fetchDocument: FetchDocument;
  readonly fork: ReaderFork | undefined;
}

async function readFrom(from: From, { fetchDocument, fork }: Ways, signal: AbortSignal): Promise<Result<ImportReading>> {
  if (from.kind !== 'address') return readAside(from, signal, { fork });
  const fetched = await fetchDocument(from.address, signal);
  if (signal.aborted) return fail({ kind: 'cancelled' });
  const source = fetched.ok ? decodeSource(fetched.value.name, fetched.value.bytes) : fetched;
  return source.ok ? readAside({ kind: 'texts', texts: [source.value] }, signal, { fork }) : source;
}

const noCollection = (root: string): Result<never> => fail({ kind: 'notFound', what: `open collection in ${root}` });

function previewOf({ names, imported, notes }: ImportReading): ImportPreview {
  const items: PreviewItem[] = [];
  list(imported.items, 0, items);
  return {
    formats: [...names],
    name: imported.name,
    items,
    requests: [...eachRequest(imported.items)].length,
    folders: countFolders(imported.items),
    examples: countExamples(imported.items),
    environments: imported.environments.map(({ name, variables }) => ({ name, variables: variables.length })),
    losses: [...notes.losses],
    asks: [...notes.asks],
    secrets: findSecrets(imported).slice(0, mostPreviewItems),
  };
}

function list(items: readonly ImportedItem[], depth: number, into: PreviewItem[]): void {
  for (const item of items) {
    if (into.length >= mostPreviewItems) return;
    const { kind, name } = item;
    if (item.kind === 'request') into.push({ kind, depth, name, method: item.draft.method, url: withoutQuery(item.draft.url) });
    else {
      into.push({ kind, depth, name, method: '', url: '' });
      list(item.items, depth + 1, into);
    }
  }
}

/** What stands behind the path, and credentials before the host, may be secret. */
const withoutQuery = (url: string): string =>
  url
    .replace(/[?#].*$/s, '')
    .replace(/^([a-z]+:\/\/)[^/@]*@/i, '$1')
    .slice(0, 500);
