import { afterAll, beforeAll, expect, test } from 'vitest';
import { headerValue } from '#shared/http/header-list';
import { judgeTwice, type TwiceOutcome, type TwiceTrial, twiceTrials } from '#shared/http/method-table/send-twice';
import { describeMethod, methods } from '#shared/http/methods';
import { draftOfTrigger } from '#shared/http/statuses/trigger-drafts';
import type { TriggerRequest } from '#shared/http/statuses/trigger';
import { startPracticeServer, type PracticeServer } from '../practice/server';
import { createTestEngine, type TestEngine } from './exchange.test-support';

let engine: TestEngine;
let practice: PracticeServer;
beforeAll(async () => {
  engine = await createTestEngine();
  practice = await startPracticeServer({ complain: () => {} });
});
afterAll(async () => {
  await engine.close();
  await practice.stop();
});

async function send(request: TriggerRequest) {
  const draft = draftOfTrigger(request, { origin: practice.url, accounts: practice.accounts, proxy: null });
  const exchange = await engine.send(draft, draft.options);
  if (exchange.phase === 'failed') throw new Error(JSON.stringify(exchange.failure));
  return { head: exchange.head, text: await engine.bodyText(exchange) };
}

async function run({ prepare, request, look, tell }: TwiceTrial): Promise<TwiceOutcome> {
  const made = prepare && headerValue((await send(prepare)).head.headers, 'Location');
  const place = made ? new URL(made).pathname : '';
  const there = async () => tell(JSON.parse((await send(look)).text));
  const before = await there();
  const one = await send(request(place));
  const first = await there();
  const two = await send(request(place));
  return { there: [before, first, await there()], statuses: [one.head.status, two.head.status] };
}

test.each([
  ['GET', 0, ['one author of this name', 'one author of this name', 'one author of this name'], [200, 200]],
  ['HEAD', 0, ['one author of this name', 'one author of this name', 'one author of this name'], [200, 200]],
  ['OPTIONS', 0, ['one author of this name', 'one author of this name', 'one author of this name'], [200, 200]],
  ['POST', 0, ['no author of this name', 'one author of this name', '2 authors of this name'], [201, 201]],
  [
    'PUT',
    0,
    ['one author of this name', 'one author of this name, from Iceland', 'one author of this name, from Iceland'],
    [200, 200],
  ],
  [
    'PATCH',
    0,
    ['one author of this name', 'one author of this name, from Iceland', 'one author of this name, from Iceland'],
    [200, 200],
  ],
  ['DELETE', 0, ['one author of this name', 'no author of this name', 'no author of this name'], [204, 404]],
] as const)('%s sent twice leaves what it promises', async (method, index, there, statuses) => {
  const trial = twiceTrials(method, `Twice by ${method}`)[index];
  expect(trial && (await run(trial))).toEqual({ there, statuses });
});

test('a PATCH that appends does it again: the method alone promises nothing', async () => {
  const [, appending] = twiceTrials('PATCH', 'unused');
  const outcome = await run(appending!);
  expect(outcome.statuses).toEqual([200, 200]);
  expect(outcome.there[2]).toMatch(/again, again$/);
  expect(judgeTwice(outcome)).toMatch(/^The second changed something again/);
});

test('what is said of an outcome agrees with what the table promises of the method', async () => {
  for (const { method } of methods.filter((facts) => twiceTrials(facts.method, 'x').length > 0)) {
    const outcome = await run(twiceTrials(method, `Judged by ${method}`)[0]!);
    const facts = describeMethod(method)!;
    const expected = facts.safe
      ? /^Nothing changed/
      : facts.idempotent || method === 'PATCH'
        ? /changed nothing more/
        : /changed something again/;
    expect(judgeTwice(outcome), method).toMatch(expected);
  }
});

test('a second answer that differs is told', () => {
  expect(judgeTwice({ there: ['a', 'b', 'b'], statuses: [204, 404] })).toContain('204 and then 404');
  expect(judgeTwice({ there: ['a', 'b', 'c'], statuses: [201, 201] })).not.toContain('differ');
});
