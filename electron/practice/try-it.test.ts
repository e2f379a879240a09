import { exec } from 'node:child_process';
import { promisify } from 'node:util';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { draftOfPractice } from '#shared/model/practice-draft';
import type { PracticeRequest } from '#shared/model/practice';
import { createTestEngine, type TestEngine } from '../engine/exchange.test-support.ts';
import { hasCurl } from './curl.test-support.ts';
import { createEndpoints } from './endpoints.ts';
import { createRequestLog } from './frame/request-log.ts';
import { outlineOf } from './outline.ts';
import { send } from './send-raw.test-support.ts';
import { startPracticeServer, type PracticeServer } from './server.ts';

/** What came of a request: of an answer its status and the names of its fields, of none that it broke. */
type Outcome = 'broken' | { readonly interims: readonly number[]; readonly status: number; readonly fields: readonly string[] };

let practice: PracticeServer;
let engine: TestEngine;
let copied: readonly string[] = [];
beforeAll(async () => {
  practice = await startPracticeServer({ complain: () => {} });
  engine = await createTestEngine();
  copied = copiedFrom((await send(practice, '/', { headers: { Accept: 'text/html' } })).text);
});
afterAll(async () => {
  await engine.close();
  await practice.stop();
});

const outline = outlineOf(createEndpoints(createRequestLog()));
const all = outline.flatMap(({ path, requests }) => requests.map((request) => ({ endpoint: path, request })));

/** The lines as somebody has them who copies them from the page: without its markup, and with line breaks as pages keep them. */
function copiedFrom(page: string): string[] {
  const signs: Readonly<Record<string, string>> = { '&lt;': '<', '&gt;': '>', '&quot;': '"', '&#39;': "'", '&amp;': '&' };
  return Array.from(page.matchAll(/<pre class="curl">([^<]*)<\/pre>/g), ([, text = '']) =>
    text.replace(/\r\n?/g, '\n').replace(/&\w+;|&#\d+;/g, (sign) => signs[sign] ?? sign),
  );
}

/** Answers that are cut off in a way that curl does not mind. */
const wholeToCurl: Readonly<Record<string, string>> = {
  '/stream/fault/wrong-length': 'reads as much as was promised',
  '/stream/fault/broken-gzip': 'undoes no encoding unless it is asked to',
  '/stream/fault/not-gzip': 'undoes no encoding unless it is asked to',
  '/stream/fault/two-lengths': 'takes the last of the two',
  '/bad/manners/body-in-204': 'leaves what comes behind the head unread',
};

/** Answers that our engine takes otherwise than as broken, with the reason. There is no request that it cannot send. */
function takenOtherwise({ path }: PracticeRequest): string | null {
  if (path === '/bad/manners/body-in-204')
    return 'what comes behind the head is left unread, as curl does, and told in the wire log';
  return path === '/stream/fault/wrong-length' ? 'reads as much as was promised, as curl does' : null;
}

/** These depend on what the client offers (curl: no encoding) and on the connection. */
const ownOfClient = ['content-encoding', 'content-length', 'transfer-encoding', 'connection', 'keep-alive', 'date'];
const telling = (names: readonly string[]): string[] =>
  [...new Set(names.map((name) => name.toLowerCase()).filter((name) => !ownOfClient.includes(name)))].toSorted();

const run = promisify(exec);

async function byCurl(line: string): Promise<Outcome> {
  practice.reset();
  // A WebSocket stays open until curl is tired of it.
  const ended = await run(`${line} -s -m 2`, { encoding: 'latin1', maxBuffer: 256 * 1024 * 1024 }).then(
    ({ stdout }) => ({ stdout, code: 0 }),
    ({ stdout, code }: { stdout: string; code: number }) => ({ stdout, code }),
  );
  const heads = Array.from(ended.stdout.matchAll(/^HTTP\/1\.1 (\d{3})[^\r\n]*\r\n((?:[^\r\n]+\r\n)*)\r\n/gm));
  const [, status, fields = ''] = heads.at(-1) ?? [];
  if (status === undefined || (ended.code !== 0 && status !== '101')) return 'broken';
  const names = fields.split('\r\n').flatMap((field) => field.split(':', 1).filter((name) => name !== ''));
  return { interims: heads.slice(0, -1).map((head) => Number(head[1])), status: Number(status), fields: telling(names) };
}

async function byUs(request: PracticeRequest): Promise<Outcome> {
  practice.reset();
  const draft = draftOfPractice(practice.url, request);
  const options = { ...draft.options, followRedirects: false, totalTimeoutMs: 5_000 };
  const exchange = await engine.send({ ...draft, options });
  const hop = exchange.hops.at(-1);
  if (exchange.phase === 'failed' || !hop?.head) return 'broken';
  const { head, interims } = hop;
  return {
    interims: interims.map(({ status }) => status),
    status: head.status,
    fields: telling(head.headers.map(([name]) => name)),
  };
}

const statusOf = (outcome: Outcome): number | null => (outcome === 'broken' ? null : outcome.status);

/** In a hurry, curl sends the first request of each endpoint and those that are hard to copy. */
const isQuick = process.env['CAIRN_PROOF'] !== 'whole';
const isSentByCurl = ({ endpoint, request }: (typeof all)[number]): boolean =>
  hasCurl &&
  (!isQuick || request === outline.find(({ path }) => path === endpoint)?.requests[0] || /[\r']/.test(request.body ?? ''));

test('the page shows one line to copy for each request', () => {
  expect(copied).toHaveLength(all.length);
});

for (const { path } of outline) {
  test(`${path}: what curl and our engine get is what is promised, with the same fields`, { timeout: 60_000 }, async () => {
    for (const [at, row] of all.entries()) {
      if (row.endpoint !== path) continue;
      const { request } = row;
      const named = `${request.method} ${request.path}`;
      const curled = isSentByCurl(row) ? await byCurl(copied[at] ?? '') : null;
      if (curled !== null && !(request.path in wholeToCurl)) expect([named, statusOf(curled)]).toEqual([named, request.status]);
      const sent = await byUs(request);
      if (takenOtherwise(request) === null) expect([named, statusOf(sent)]).toEqual([named, request.status]);
      if (curled !== null && takenOtherwise(request) === null && !(request.path in wholeToCurl))
        expect([named, sent]).toEqual([named, curled]);
    }
  });
}

test('what is said to be taken otherwise, or to be whole to curl, is so: these lists can only become shorter', async () => {
  const left = all.flatMap(({ request }) => {
    const reason = takenOtherwise(request);
    return reason === null ? [] : [{ request, reason }];
  });
  for (const { request, reason } of left) process.stdout.write(`taken otherwise: ${request.method} ${request.path}: ${reason}\n`);
  const mended = [];
  for (const { request } of left) if (statusOf(await byUs(request)) === request.status) mended.push(request.path);
  for (const [at, { request }] of all.entries()) {
    if (!hasCurl || !(request.path in wholeToCurl)) continue;
    if ((await byCurl(copied[at] ?? '')) === 'broken') mended.push(`${request.path} by curl`);
  }
  expect(mended).toEqual([]);
});
