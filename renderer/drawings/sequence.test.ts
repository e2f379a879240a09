import { expect, test } from 'vitest';
import type { Exchange } from '#shared/model/exchange';
import { flowSentence, flowTitle } from './flow-words';
import { flowAt } from './flows.test-support';
import { fit, layOut, leastWidth } from './sequence-layout';
import { withUse } from './with-use';

test('a flow says where it is, and how it ended', () => {
  expect([
    flowTitle(flowAt('signIn')),
    flowTitle(flowAt('keysAnswer', { phase: 'done' })),
    flowTitle(flowAt('tokenAsk', { phase: 'failed' })),
    flowTitle(flowAt('signIn', { phase: 'cancelled' })),
  ]).toEqual([
    'Step 5 of 12: sign in, allow openid books',
    'Step 10 of 12: the token arrived',
    'Step 7 of 12 failed',
    'Step 5 of 12: cancelled',
  ]);
  expect(flowSentence(flowAt('signIn'))).toBe('Authorization code flow. Step 5 of 12: sign in, allow openid books.');
});

test.each([leastWidth, 608, 760])('at %i pixels the lines stand apart and nothing leaves the drawing', (width) => {
  const { lifelines, steps } = layOut(flowAt('signIn'), width);
  expect(lifelines.map(({ actor }) => actor)).toEqual(['you', 'cairn', 'server', 'resource']);
  for (const [index, { x }] of lifelines.slice(1).entries()) expect(x - (lifelines[index]?.x ?? 0)).toBeGreaterThan(90);
  for (const { text, x, arrow } of steps) {
    expect(text.x + text.width).toBeLessThanOrEqual(width);
    expect(Math.max(x, arrow?.to ?? 0, arrow?.from ?? 0)).toBeLessThan(width);
  }
  expect(new Set(steps.map(({ y }) => y)).size).toBe(steps.length);
});

test('what does not fit is cut, and says so', () => {
  expect([fit('short', 200), fit('a'.repeat(100), 100)]).toEqual(['short', `${'a'.repeat(17)}…`]);
});

test('the request that goes out with the token takes the last two steps', () => {
  const done = flowAt('keysAnswer', { phase: 'done', endedAt: 2_000 });
  const sent = { id: 'e1', startedAt: 3_000, method: 'GET', url: 'http://x.test/books?page=2', hops: [] };
  const answered = { ...sent, phase: 'finished', head: { status: 200, reason: 'OK' } } as unknown as Exchange;
  const refused = { ...sent, phase: 'finished', head: { status: 401, reason: 'Unauthorized' } } as unknown as Exchange;
  const lastOf = (exchange: Exchange) =>
    withUse(done, exchange)
      .steps.slice(-2)
      .map(({ says, state, exchangeId }) => [says, state, exchangeId]);
  expect(lastOf(answered)).toEqual([
    ['GET /books with the token', 'done', 'e1'],
    ['200 OK', 'now', 'e1'],
  ]);
  expect(lastOf(refused)[1]).toEqual(['401 Unauthorized', 'failed', 'e1']);
  expect(withUse(done, { ...answered, startedAt: 1_500 })).toBe(done);
  const unsent = { ...answered, phase: 'failed', failure: { kind: 'signInNeeded', reason: 'otherEnvironment' } } as const;
  expect(withUse(done, unsent as never)).toBe(done);
  expect(flowTitle(withUse(done, answered))).toBe('Step 12 of 12: 200 OK');
});
