import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { defaultOptions } from '#shared/model/request-options';
import { createTestEngine, withRawServer, type TestEngine } from './exchange.test-support';
import { serveHostile } from './hostile-answer.test-support';
import { hostileBodies } from './hostile-bodies.test-support';
import { hostileEncodings } from './hostile-encodings.test-support';
import { hostileHeads } from './hostile-heads.test-support';

const hostileAnswers = [...hostileHeads, ...hostileBodies, ...hostileEncodings];

let engine: TestEngine;
const unhandled: unknown[] = [];
const onUnhandled = (thrown: unknown) => unhandled.push(thrown);
beforeAll(async () => {
  engine = await createTestEngine();
  process.on('unhandledRejection', onUnhandled);
});
afterAll(async () => {
  process.off('unhandledRejection', onUnhandled);
  await engine.close();
});

describe('a hostile answer has a named outcome, and the next request works', () => {
  test.each(hostileAnswers.map((answer) => [answer.name, answer] as const))('%s', async (_name, answer) => {
    await withRawServer(serveHostile(answer), async (server) => {
      const options = { ...answer.options, limits: { ...defaultOptions.limits, ...answer.limits } };
      const began = performance.now();
      const exchange = await engine.send({ url: `${server.url}/`, ...answer.draft }, options);
      expect(performance.now() - began).toBeLessThan(1500);

      if (answer.failure) expect(exchange).toMatchObject({ phase: 'failed', failure: answer.failure });
      else expect(exchange).toMatchObject({ phase: 'finished', head: { status: answer.status } });
      if (answer.body !== undefined)
        expect((await engine.bodyBytes(exchange)).equals(Buffer.from(answer.body as string, 'latin1'))).toBe(true);

      const { bodyStart } = answer;
      if (bodyStart) expect((await engine.bodyBytes(exchange)).subarray(0, bodyStart.length).equals(bodyStart)).toBe(true);

      expect(wireBytes(exchange.id)).toBe(exchange.wireBytes);
      const next = await engine.send({ url: `${server.url}/` });
      expect(next).toMatchObject({ phase: 'finished', head: { status: 200 } });
    });
  });
});

test('no hostile answer left a rejection behind', () => {
  expect(unhandled).toEqual([]);
});

/** Received bytes that the wire log knows of. */
function wireBytes(exchangeId: string): number {
  const entries = engine.context.wireLogs.read(exchangeId)?.entries ?? [];
  return entries.filter(({ direction }) => direction === 'received').reduce((sum, { total }) => sum + total, 0);
}
