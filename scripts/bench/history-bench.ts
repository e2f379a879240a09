import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { openHistory, type HistoryFile } from '../../electron/storage/history/history-file';
import { queryFrom } from '../../shared/model/query-from';
import type { Figure } from './figure';

const entryCount = 100_000;
const pageSize = 100;
const rounds = 9;

/** What is looked for: a word of one answer, one that stands in all of them, two words, one that is nowhere, and with a status. */
const searches = ['customer-31337', 'application', 'orders stone', 'nowhere-at-all', 'stone 404', 'in:shop POST'];

/** What 100,000 exchanges cost to look through. */
export async function run(): Promise<Figure[]> {
  const home = mkdtempSync(join(tmpdir(), 'cairn-bench-'));
  const file = openHistory(join(home, 'history.db'));
  try {
    for (let at = 0; at < entryCount; at++) file.write(entryOf(at));
    const slowest = Math.max(...searches.map((words) => medianOf(file, words)));
    return [
      figure('first page', medianOf(file, ''), 50),
      figure(
        'counts to narrow by',
        timeOf(() => file.facets()),
        100,
      ),
      figure('slowest search', slowest, 100),
    ];
  } finally {
    file.close();
    rmSync(home, { recursive: true, force: true });
  }
}

const figure = (what: string, ms: number, limit: number): Figure => ({
  name: `history: ${what} of 100,000`,
  value: ms,
  unit: 'ms',
  peer: '',
  limit: `${limit} ms`,
  ok: ms <= limit,
});

function timeOf(work: () => unknown): number {
  const began = performance.now();
  work();
  return performance.now() - began;
}

function medianOf(file: HistoryFile, words: string): number {
  const times = Array.from({ length: rounds }, () => {
    const began = performance.now();
    file.list(queryFrom(words), pageSize);
    return performance.now() - began;
  });
  return times.toSorted((one, other) => one - other)[Math.floor(rounds / 2)] ?? Infinity;
}

function entryOf(at: number): Parameters<HistoryFile['write']>[0] {
  const url = `https://api.example.com/orders/${at}/lines?page=${at % 40}`;
  const body = `{"id":${at},"title":"Stone ${at % 1000}","customer":"customer-${(at * 7919) % entryCount}"}`;
  return {
    id: crypto.randomUUID(),
    at,
    method: at % 7 ? 'GET' : 'POST',
    url,
    status: at % 50 ? 200 : 404,
    reason: 'OK',
    failure: '',
    timeMs: 3,
    bodyBytes: body.length,
    place: at % 3 ? null : { root: '/home/ada/shop', path: 'a.yml' },
    environment: at % 2 ? '' : 'staging',
    draft: '{}',
    events: '[]',
    text: `${url}\nContent-Type: application/json\n${body}`,
    body: Buffer.from(body),
  };
}
