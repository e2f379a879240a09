import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { defaultOptions } from '#shared/model/request-options';
import { createTestEngine, withRawServer, type TestEngine } from '../exchange.test-support';
import { hostileBlocks } from './hostile-blocks.test-support';
import { hostileEndings } from './hostile-endings.test-support';
import { hostileFraming } from './hostile-framing.test-support';
import { serveFrames } from './hostile-frames.test-support';

const hostileFrames = [...hostileFraming, ...hostileBlocks, ...hostileEndings];

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

describe('hostile frames of HTTP/2 have a named outcome, and the next request works', () => {
  test.each(hostileFrames.map((answer) => [answer.name, answer] as const))('%s', async (_name, answer) => {
    await withRawServer(serveFrames(answer), async (server) => {
      const limits = { ...defaultOptions.limits, ...answer.limits };
      const options = { httpVersion: '2' as const, ...answer.options, limits };
      const began = performance.now();
      const exchange = await engine.send({ url: `${server.url}/`, method: answer.method ?? 'GET' }, options);
      expect(performance.now() - began).toBeLessThan(1500);

      if (answer.failure) expect(exchange).toMatchObject({ phase: 'failed', failure: answer.failure });
      else expect(exchange).toMatchObject({ phase: 'finished', head: { status: answer.status } });
      const dropped = exchange.hops[0]?.droppedFields ?? [];
      expect(dropped.map(({ field }) => field[0])).toEqual(answer.dropped ?? []);
      for (const { why } of dropped) expect(why).toMatch(/^It[s ].*\.$/);
      if (answer.body !== undefined) expect(await engine.bodyText(exchange)).toBe(answer.body);
      // Whatever a field held, no other field came of it, and none that is malformed is shown.
      for (const [name, value] of exchange.head?.headers ?? []) {
        expect(name).toMatch(/^[\w-]+$/);
        expect(value).not.toMatch(/[\0\r\n]/);
        expect(name).not.toBe('set-cookie');
      }

      const next = await engine.send({ url: `${server.url}/` }, { httpVersion: '2' });
      expect(next, 'the next request').toMatchObject({ phase: 'finished', head: { status: 200 } });
    });
  });
});

test('no hostile frame left a rejection behind', () => {
  expect(unhandled).toEqual([]);
});
