import {
  wholeTranscript,
  type TranscriptEntry,
  type TranscriptFilter,
  type TranscriptMessage,
  type TranscriptRow,
  type TranscriptWindow,
} from '#shared/model/transcript';
import { fail, ok, type Result } from '#shared/result';
import type { BodyStore, StoredBody } from '../body-store';
import { BodyStoreError } from '../body-store-error';
import { blockBytes, createTranscriptIndex, type Block, type TranscriptIndex } from './transcript-index';
import { readLine, rowOf } from './transcript-line';
import { createTranscriptSearch, type TranscriptSearch } from './transcript-search';

/** Which lines are wanted. */
export interface Asked {
  readonly from: number;
  readonly count: number;
  readonly filter: TranscriptFilter;
}

/** Reads transcripts in windows, also while they are written. */
export interface TranscriptDesk {
  /** Answers after a moment with what it has found so far; asked again, it goes on. */
  read(bodyId: string, asked: Asked): Promise<Result<TranscriptWindow>>;
  /** One message, up to 1 MiB of it. */
  readMessage(bodyId: string, n: number): Promise<Result<TranscriptMessage>>;
  /** Writes one message out as a body, as it was sent. */
  exportMessage(bodyId: string, n: number): Promise<Result<{ readonly bodyId: string; readonly bytes: number }>>;
}

interface Opened {
  readonly body: StoredBody;
  readonly index: TranscriptIndex;
  /** The latest search. */
  search: { readonly key: string; readonly search: TranscriptSearch } | null;
}

const lookMs = 80;
const headBytes = 4 * 1024;
const messageBytes = 1024 * 1024;
const none = { kind: 'notFound', what: 'this message' } as const;

export function createTranscriptDesk(bodies: Pick<BodyStore, 'create' | 'get' | 'watch'>): TranscriptDesk {
  const opened = new Map<string, Opened>();
  bodies.watch({ released: (id) => void opened.delete(id) });

  async function open<T>(bodyId: string, work: (transcript: Opened) => Promise<Result<T>>): Promise<Result<T>> {
    const body = bodies.get(bodyId);
    if (body === undefined) return fail({ kind: 'notFound', what: 'this transcript' });
    const known = opened.get(bodyId) ?? { body, index: createTranscriptIndex(), search: null };
    opened.set(bodyId, known);
    try {
      return await work(known);
    } catch (thrown) {
      if (thrown instanceof BodyStoreError) return fail(thrown.failure);
      throw thrown;
    }
  }

  return {
    read: (bodyId, asked) => open(bodyId, (transcript) => readWindow(transcript, asked)),
    readMessage: (bodyId, n) =>
      open(bodyId, async (transcript) => {
        const found = await lineAt(transcript, n, messageBytes);
        if (found === null) return fail(none);
        const { text, base64, ...facts } = found.entry;
        return ok({ ...facts, n, text: text ?? null, base64: base64 ?? null, complete: found.whole });
      }),
    exportMessage: (bodyId, n) =>
      open(bodyId, async (transcript) => {
        const found = await lineAt(transcript, n, Infinity);
        if (found === null) return fail(none);
        const writer = bodies.create();
        await writer.write(bytesOf(found.entry));
        await writer.end();
        return ok({ bodyId: writer.id, bytes: writer.bytes });
      }),
  };
}

const bytesOf = ({ text = '', base64 }: TranscriptEntry): Buffer =>
  base64 === undefined ? Buffer.from(text, 'utf8') : Buffer.from(base64, 'base64');

async function readWindow(transcript: Opened, { from, count, filter }: Asked): Promise<Result<TranscriptWindow>> {
  const { body, index } = transcript;
  const isIndexed = await index.advance(body, lookMs);
  const key = JSON.stringify(filter);
  if (key === JSON.stringify(wholeTranscript)) {
    const last = Math.min(index.entries, from + count);
    const wanted = Array.from({ length: Math.max(0, last - from) }, (_, at) => from + at);
    const rows = await readRows(transcript, wanted);
    return ok({ rows, found: index.entries, entries: index.entries, complete: isIndexed });
  }
  if (transcript.search?.key !== key) transcript.search = { key, search: createTranscriptSearch(filter) };
  const { search } = transcript.search;
  const isSearched = await search.advance(body, index.bytes, lookMs);
  const rows = await readRows(transcript, search.lines(from, count));
  return ok({ rows, found: search.found, entries: index.entries, complete: isIndexed && isSearched });
}

/** Rows by their numbers, which rise; each block is read once. */
async function readRows({ body, index }: Opened, numbers: readonly number[]): Promise<TranscriptRow[]> {
  const rows: TranscriptRow[] = [];
  let block: Block | undefined;
  let lines: readonly string[] = [];
  for (const n of numbers) {
    const wanted = index.blockOf(n);
    if (wanted === undefined) break;
    if (wanted.start !== block?.start) {
      lines = await readBlock(body, wanted);
      block = wanted;
    }
    const read = readLine(lines[n - wanted.first] ?? '');
    if (read !== null) rows.push(rowOf(read.entry, n));
  }
  return rows;
}

/** Lines of a block; of one that is long, which can only be the last, the beginning. */
async function readBlock(body: StoredBody, { start, end }: Block): Promise<string[]> {
  const bytes = await body.read(start, Math.min(end, start + blockBytes + headBytes));
  return Buffer.from(bytes).toString('utf8').split('\n');
}

async function lineAt({ body, index }: Opened, n: number, most: number): Promise<ReturnType<typeof readLine>> {
  while (!(await index.advance(body, lookMs))) if (n < index.entries) break;
  const block = index.blockOf(n);
  if (block === undefined) return null;
  const before = (await readBlock(body, block)).slice(0, n - block.first);
  const start = block.start + before.reduce((sum, line) => sum + Buffer.byteLength(line) + 1, 0);
  const bytes = Buffer.from(await body.read(start, Math.min(block.end, start + most)));
  const lineEnd = bytes.indexOf(0x0a);
  return readLine(bytes.subarray(0, lineEnd < 0 ? bytes.length : lineEnd).toString('utf8'));
}
