import { parentPort, workerData } from 'node:worker_threads';
import { openBytes } from '../rows/answer-rows.ts';
import { readRange } from '../byte-source.ts';
import { detectCharset } from '../charsets.ts';
import { type FilterJob, FilterRefused, type Filtered, type FilterReply } from './filter-messages.ts';

/** The thread in which one filter runs, so that it can be ended with it. What it needs is loaded when it is known. */
const job = workerData as FilterJob;
const reply = (message: FilterReply, transfer: ArrayBuffer[] = []) => parentPort?.postMessage(message, transfer);
const pieceBytes = 1024 * 1024;

try {
  const filtered = await run(readText(job));
  await sendAll(filtered);
  reply({ kind: 'done', count: filtered.count, contentType: filtered.contentType });
} catch (thrown) {
  reply({ kind: 'refused', ...reasonOf(thrown) });
}

async function run(text: string): Promise<Filtered> {
  const { resultBytes, jqMiB: memoryMiB } = job;
  const { language, expression } = job.filter;
  switch (language) {
    case 'jsonpath':
      return (await import('./run-jsonpath.ts')).runJsonPath(text, expression);
    case 'jq':
      return (await import('./run-jq.ts')).runJq(text, expression, { memoryMiB, resultBytes });
    case 'xpath':
      return (await import('./run-xpath.ts')).runXPath(text, expression);
  }
}

function readText({ bytes, charset }: FilterJob): string {
  const source = openBytes(bytes);
  try {
    const all = readRange(source, 0, source.bytes);
    const { name, markBytes } = detectCharset(all.subarray(0, 64), charset);
    return new TextDecoder(name, { ignoreBOM: true }).decode(all.subarray(markBytes));
  } finally {
    source.close();
  }
}

/** One megabyte after the other, each when the one before is where it belongs. */
async function sendAll({ pieces }: Filtered): Promise<void> {
  let held: string[] = [];
  let length = 0;
  let sent = 0;
  const flush = async () => {
    const bytes = new TextEncoder().encode(held.join(''));
    held = [];
    length = 0;
    sent += bytes.length;
    if (sent > job.resultBytes) throw new FilterRefused('resultTooLarge');
    const taken = new Promise((resolve) => parentPort?.once('message', resolve));
    reply({ kind: 'chunk', bytes }, [bytes.buffer]);
    await taken;
  };
  for (const piece of pieces) {
    held.push(piece);
    length += piece.length;
    if (length >= pieceBytes) await flush();
  }
  if (length > 0) await flush();
}

function reasonOf(thrown: unknown): Omit<Extract<FilterReply, { kind: 'refused' }>, 'kind'> {
  if (thrown instanceof FilterRefused) return { reason: thrown.reason, detail: thrown.message, at: thrown.at };
  // A stack that is full; a text longer than any can be.
  if (thrown instanceof RangeError) return { reason: /stack/i.test(thrown.message) ? 'tooDeep' : 'memory', detail: '', at: null };
  return { reason: 'failed', detail: thrown instanceof Error ? thrown.message : String(thrown), at: null };
}
