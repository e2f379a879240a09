import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { explainExchange } from '#shared/explain/explain-exchange';
import { quoteOf } from '#shared/explain/quote-evidence';
import { pageOfExchange } from '#shared/hypermedia/page-of-exchange';
import { readPage } from '#shared/hypermedia/read-page';
import { createDraft, type RequestDraft } from '#shared/model/request-draft';
import { defaultOptions } from '#shared/model/request-options';
import { hasPythonModule, isInstalled } from '../../practice/peers/peer.test-support';
import { startPracticeServer, type PracticeServer } from '../../practice/server';
import { createTestEngine, type TestEngine } from '../exchange.test-support';
import { startApache, startDrf, startHttpbin, startNginx, startSquid, type Other } from './other-servers.test-support';
import { apacheRows } from './apache-rows.test-support';
import { drfRows, httpbinRows, squidRows } from './framework-rows.test-support';
import { nginxRows } from './nginx-rows.test-support';
import type { PeerRow } from './peer-row.test-support';

let engine: TestEngine;
let practice: PracticeServer;
beforeAll(async () => {
  engine = await createTestEngine();
  practice = await startPracticeServer({ complain: () => {}, tls: true });
}, 60_000);
afterAll(async () => {
  await engine.close();
  await practice.stop();
});

const servers: readonly (readonly [name: string, isThere: boolean, start: () => Promise<Other>, rows: readonly PeerRow[]])[] = [
  ['nginx', isInstalled('nginx'), () => startNginx(practice), nginxRows],
  ['Apache', isInstalled('apache2'), startApache, apacheRows],
  ['httpbin', hasPythonModule('httpbin'), startHttpbin, httpbinRows],
  ['Django REST framework', hasPythonModule('rest_framework'), () => startDrf(practice), drfRows],
  ['squid', isInstalled('squid'), () => startSquid(practice), squidRows],
];

/** Sends for real, as often as the row says, and explains what came last. */
async function explained(draft: RequestDraft, times: number) {
  let exchange = await engine.send(draft, draft.options);
  for (let time = 1; time < times; time++) exchange = await engine.send(draft, draft.options);
  const page = exchange.phase === 'finished' ? readPage(pageOfExchange(exchange, await engine.bodyText(exchange))) : null;
  const { steps, causes, tries } = explainExchange({ exchange, draft, page });
  const quotes = steps
    .flatMap(({ evidence }) => evidence.flatMap((one) => quoteOf(one, exchange) ?? []))
    .map(({ field, text }) => (field === null ? text : `${field}: ${text}`));
  return {
    came: exchange.phase === 'finished' ? exchange.head.status : exchange.failure.kind,
    titles: steps.map(({ title }) => title).join('\n'),
    quotes: quotes.join('\n'),
    cause: causes[0]?.says ?? '',
    tries,
  };
}

function draftOf({ method = 'GET', path, headers, body, auth, options, target }: PeerRow, url: string): RequestDraft {
  const draft = createDraft(url + path, method);
  const rows = Object.entries(headers ?? {}).map(([name, value]) => ({ ...blankRow, id: name, name, value }));
  return {
    ...draft,
    headers: rows,
    body: body === undefined ? draft.body : { kind: 'text', text: body, mediaType: headers?.['Content-Type'] ?? '' },
    auth: auth ?? draft.auth,
    options: {
      ...defaultOptions,
      ...options,
      ...(target !== undefined && { requestTarget: target.replace('PRACTICE', practice.url) }),
    },
  };
}
const blankRow = { enabled: true, description: '' };

for (const [name, isThere, start, rows] of servers) {
  describe.skipIf(!isThere)(`what ${name} answers`, () => {
    let other: Other;
    beforeAll(async () => {
      other = await start();
    }, 60_000);
    afterAll(() => other.end());

    test.each(rows.map((row) => [row.what, row] as const))('%s', async (_what, row) => {
      const draft = draftOf(row, other.url);
      const found = await explained(draft, row.times ?? 1);
      expect(found.came).toBe(row.status);
      expect(found.titles).toMatch(row.says);
      expect(found.titles).not.toMatch(row.not);
      if (row.quotes) expect(found.quotes).toMatch(row.quotes);
      if (row.cause) expect(found.cause).toMatch(row.cause);
      if (row.leadsTo === undefined) return;
      const next = found.tries.find(({ action }) => action.kind === 'send');
      if (!next) throw new Error(`nothing to send: ${found.tries.map(({ title }) => title).join(', ')}`);
      expect((await explained(next.action.draft, 1)).came).toBe(row.leadsTo);
    });
  });
}

test('there are thirty and more of them', () => {
  expect(servers.flatMap(([, , , rows]) => rows).length).toBeGreaterThanOrEqual(30);
});
