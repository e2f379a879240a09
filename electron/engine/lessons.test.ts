import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import type { LessonPlace } from '#shared/lessons/draft-of-ask';
import type { LessonAsk, SeenExchange } from '#shared/lessons/lesson';
import { lessons } from '#shared/lessons/lessons';
import { runAsks, type Ran } from '#shared/lessons/run-asks';
import { startPracticeServer, type PracticeServer } from '../practice/server';
import { createTestEngine, type TestEngine } from './exchange.test-support';
import { fetchOnce } from './fetch-page';

let practice: PracticeServer;
let engine: TestEngine;
let place: LessonPlace;
beforeAll(async () => {
  practice = await startPracticeServer({ gateway: true, tls: true, complain: () => {} });
  engine = await createTestEngine();
  const doors = {
    practice: practice.url,
    balancer: practice.gateway?.url ?? null,
    secure: practice.tls?.urls.good ?? null,
  };
  place = { doors, accounts: practice.accounts };
});
afterAll(async () => {
  await engine.close();
  await practice.stop();
});
beforeEach(() => practice.reset());

const run = (asks: readonly LessonAsk[], isbn = '9791234567890'): Promise<Ran> =>
  runAsks(asks, {
    place,
    isbn,
    send: (draft) => fetchOnce(draft, { context: engine.context }, new AbortController().signal),
  });

/** The same exchange with no answer. */
const unanswered = (seen: SeenExchange): SeenExchange => ({
  ...seen,
  text: null,
  exchange: { ...seen.exchange, phase: 'failed', failure: { kind: 'cancelled' } } as SeenExchange['exchange'],
});

/** The same exchange answered with a status that no lesson looks for, and with nothing in it. */
const refused = (seen: SeenExchange): SeenExchange => {
  const head = { status: 599, reason: '', httpVersion: '1.1', headers: [] };
  const hops = seen.exchange.hops.map((hop) => ({ ...hop, head, interims: [] }));
  return { ...seen, exchange: { ...seen.exchange, head, hops } as SeenExchange['exchange'] };
};

const withoutBody = (seen: SeenExchange): SeenExchange => ({ ...seen, text: null });

describe.each(lessons)('$id', ({ steps, probes, slip, after = [] }) => {
  const asks = steps.map(({ ask }) => ask);
  const results = (seen: readonly SeenExchange[]) => probes.map(({ id, check }) => [id, check(seen)]);

  test('done right, every probe passes, and each needs something that was done', async () => {
    const { seen, notYet } = await run(asks);
    await run(after);
    expect({ notYet, results: results(seen) }).toEqual({ notYet: null, results: probes.map(({ id }) => [id, null]) });
    const idle = probes.filter(({ check }) =>
      seen.every((_one, left) => check(seen.filter((_other, at) => at !== left)) === null),
    );
    expect(idle.filter(({ check }) => check(seen.map(unanswered)) === null).map(({ id }) => id)).toEqual([]);
    expect(probes.filter(({ check }) => check(seen.map(withoutBody).map(refused)) === null).map(({ id }) => id)).toEqual([]);
  });

  test('done wrong as the lesson says, no probe passes, and each says what is missing', async () => {
    const { seen } = await run(slip.asks);
    await run(after);
    expect(results(seen)).toEqual(probes.map(({ id }) => [id, expect.stringMatching(/^.{15,}$/)]));
  });

  test('before anything was sent, each probe says what to do', () => {
    expect(results([])).toEqual(probes.map(({ id }) => [id, expect.stringMatching(/^.{15,}$/)]));
  });
});

test('ids are unique, and fit what progress is kept under', () => {
  const id = /^[a-z0-9-]{1,60}$/;
  const all = lessons.map((lesson) => lesson.id);
  expect(new Set(all).size).toBe(all.length);
  for (const lesson of lessons) {
    const inside = [lesson.id, ...lesson.steps.map((step) => step.id), ...lesson.probes.map((probe) => probe.id)];
    expect(inside.filter((each) => !id.test(each))).toEqual([]);
    for (const list of [lesson.steps, lesson.probes]) expect(new Set(list.map((each) => each.id)).size).toBe(list.length);
  }
});

test('the whole course goes through on one server, one lesson after the other, and once more', { timeout: 120_000 }, async () => {
  const missing: unknown[] = [];
  for (const [at, { id, steps, probes, after = [] }] of [...lessons, ...lessons].entries()) {
    const { seen, notYet } = await run(
      steps.map(({ ask }) => ask),
      `979${String(1_000_000_000 + at)}`,
    );
    const open = probes.flatMap(({ check }) => check(seen) ?? []);
    if (notYet !== null || open.length > 0) missing.push([id, notYet, open]);
    await run(after);
  }
  expect(missing).toEqual([]);
});
