import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import { statusCatalog } from '#shared/http/status-catalog';
import { statusCodes, type StatusCode } from '#shared/http/statuses/status-code';
import type { StatusTrigger } from '#shared/http/statuses/trigger';
import { draftOfTrigger } from '#shared/http/statuses/trigger-drafts';
import { statusTriggers } from '#shared/http/statuses/triggers';
import { defaultOptions } from '#shared/model/request-options';
import { startPracticeServer, type PracticeServer } from '../practice/server';
import { createTestEngine, type TestEngine } from './exchange.test-support';

let engine: TestEngine;
let practice: PracticeServer;
beforeAll(async () => {
  engine = await createTestEngine();
  practice = await startPracticeServer({ complain: () => {}, gateway: true });
});
beforeEach(() => practice.reset());
afterAll(async () => {
  await engine.close();
  await practice.stop();
});

const place = () => ({ origin: practice.url, accounts: practice.accounts, proxy: practice.gateway?.proxyUrl ?? null });

type Requests = Extract<StatusTrigger, { way: 'requests' }>;

/** Codes that a trigger shows, where it says that they are seen. */
async function seenBy(trigger: Requests): Promise<readonly number[]> {
  let seen: readonly number[] = [];
  for (const request of trigger.requests) {
    const draft = draftOfTrigger(request, place());
    const exchange = await engine.send(draft, draft.options);
    if (exchange.phase === 'failed') throw new Error(JSON.stringify(exchange.failure));
    const text = trigger.shows === 'part' ? await engine.bodyText(exchange) : '';
    seen = {
      answer: [exchange.head.status],
      interim: exchange.hops.flatMap(({ interims }) => interims.map(({ status }) => status)),
      part: [...text.matchAll(/(?:HTTP\/1\.1 |"status":\s*)(\d{3})/g)].map(([, code]) => Number(code)),
    }[trigger.shows];
  }
  return seen;
}

const entries = Object.entries(statusTriggers).map(([code, trigger]) => [Number(code) as StatusCode, trigger] as const);
const byRequests = entries.flatMap(([code, trigger]) => (trigger.way === 'requests' ? [[code, trigger] as const] : []));

test.each(byRequests)('%s comes of its real cause, sent by our own engine', async (code, trigger) => {
  expect(trigger.requests.filter(({ path }) => path.startsWith('/status/'))).toEqual([]);
  expect(await seenBy(trigger)).toContain(code);
});

test.each(entries.flatMap(([code, trigger]) => (trigger.way === 'labelled' ? [[code, trigger] as const] : [])))(
  '%s has no cause of its own, and its route says so',
  async (code, { path }) => {
    const exchange = await engine.send(draftOfTrigger({ method: 'GET', path }, place()), {
      ...defaultOptions,
      followRedirects: false,
    });
    expect(exchange).toMatchObject({ phase: 'finished', head: { status: code } });
  },
);

test('the catalogue, the list of codes and the triggers are about the same codes', () => {
  expect(statusCatalog.map(({ code }) => code)).toEqual([...statusCodes]);
  expect(entries.map(([code]) => code)).toEqual([...statusCodes]);
});

test('no two causes are told in the same words', () => {
  const words = entries.map(([, { says }]) => says);
  expect(new Set(words).size).toBe(words.length);
});
