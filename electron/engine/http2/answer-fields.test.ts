import { afterAll, beforeAll, expect, test } from 'vitest';
import { explainExchange } from '#shared/explain/explain-exchange';
import { createDraft } from '#shared/model/request-draft';
import { createTestEngine, withRawServer, type TestEngine } from '../exchange.test-support';
import {
  endHeaders,
  endStream,
  frame,
  heads,
  lastData,
  ok,
  serveFrames,
  type HostileFrames,
} from './hostile-frames.test-support';
import { judgeFields, missingFrom } from './hpack/judge-fields';

let engine: TestEngine;
beforeAll(async () => void (engine = await createTestEngine()));
afterAll(() => engine.close());

/** What of the fields of an answer stands in the wire log, as one text for each block. */
async function follow(frames: HostileFrames['frames']) {
  return withRawServer(serveFrames({ name: '', frames }), async (server) => {
    const url = `${server.url}/`;
    const exchange = await engine.send({ url }, { httpVersion: '2' });
    const entries = engine.context.wireLogs.read(exchange.id)?.entries ?? [];
    const blocks = entries.flatMap(({ direction, part, frame: found }) =>
      direction === 'received' && typeof found?.text === 'string' ? [{ part, text: found.text, broken: found.broken }] : [],
    );
    return { exchange, blocks, draft: createDraft(url) };
  });
}

test('what the reader leaves out is told with its reason, in the wire log, among the events and in the explanation', async () => {
  const { exchange, blocks, draft } = await follow([
    heads([
      [':status', '200'],
      ['a b', '1'],
      ['x-good', 'yes'],
      ['x-split', 'b\r\nset-cookie: c=d'],
    ]),
    frame('data', 'x'),
    heads(
      [
        ['x-sum', '1'],
        ['', 'nameless'],
      ],
      endHeaders | endStream,
    ),
  ]);
  expect(exchange).toMatchObject({ phase: 'finished', head: { headers: [['x-good', 'yes']] }, trailers: [['x-sum', '1']] });
  expect(exchange.hops[0]?.droppedFields).toEqual([
    { part: 'head', field: ['a b', '1'], why: 'Its name has a character that no name may have.' },
    { part: 'head', field: ['x-split', 'b\r\nset-cookie: c=d'], why: expect.stringContaining('line break') },
    { part: 'trailers', field: ['', 'nameless'], why: 'It has no name.' },
  ]);
  expect(blocks.map(({ part, text }) => `${part} ${text}`)).toEqual([
    'head :status: 200\r\na b: 1\r\nx-good: yes\r\nx-split: b\\r\\nset-cookie: c=d\r\n',
    'trailers x-sum: 1\r\n: nameless\r\n',
  ]);
  expect(blocks.map(({ broken }) => broken?.length)).toEqual([2, 1]);
  if (exchange.phase !== 'finished') return;
  const { steps } = explainExchange({ exchange, draft, page: null });
  expect(steps.find(({ title }) => title.includes('left out'))).toMatchObject({
    title: '3 fields were left out of the answer',
    detail: expect.stringContaining('“a b”: Its name has a character that no name may have.'),
  });
});

test('a head that ends the stream shows its fields in the wire log all the same, and the field is named', async () => {
  const { exchange, blocks } = await follow([
    heads([
      [':status', '200'],
      ['x-good', 'yes'],
      ['X-Up', '1'],
    ]),
    lastData('x'),
  ]);
  expect(exchange).toMatchObject({
    phase: 'failed',
    failure: {
      kind: 'badResponse',
      reason: expect.stringMatching(/\(PROTOCOL_ERROR\): the field “X-Up”: its name has capitals/),
    },
  });
  expect(blocks).toMatchObject([
    { part: 'head', text: ':status: 200\r\nx-good: yes\r\nX-Up: 1\r\n', broken: [{ field: ['X-Up', '1'] }] },
  ]);
});

test('an answer by the rules has nothing left out', async () => {
  const { exchange, blocks } = await follow([ok, lastData('x')]);
  expect(exchange.hops[0]).not.toHaveProperty('droppedFields');
  expect(blocks).toEqual([{ part: 'head', text: ':status: 200\r\n', broken: undefined }]);
});

test('as many broken fields as a server likes take no time, and a hundred of them are told', async () => {
  const began = performance.now();
  const fields = Array.from({ length: 30_000 }, (_, at): [string, string] => [':status', `${at}`]);
  const judged = judgeFields(fields, false);
  expect(missingFrom([':status', '0'], fields, judged)).toHaveLength(100);
  expect(judged).toHaveLength(29_999);
  expect(performance.now() - began).toBeLessThan(1000);

  const short = Array.from({ length: 2_500 }, (): [string, string] => ['', '']);
  const { exchange, blocks, draft } = await follow([heads([[':status', '200'], ...short, ['x-good', 'yes']]), lastData('x')]);
  expect(exchange).toMatchObject({ phase: 'finished', head: { headers: [['x-good', 'yes']] } });
  expect(exchange.hops[0]?.droppedFields).toHaveLength(100);
  expect(exchange.hops[0]?.droppedFields?.at(-1)?.why).toBe('It has no name. And so on: 2400 more are not told here.');
  expect(blocks[0]?.broken).toHaveLength(100);
  if (exchange.phase !== 'finished') return;
  const { steps } = explainExchange({ exchange, draft, page: null });
  expect(steps.map(({ title }) => title)).toContain('At least 100 fields were left out of the answer');
});
