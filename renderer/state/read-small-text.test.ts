import { fail, ok } from '#shared/result';
import { expect, test } from 'vitest';
import { createFakeHost } from '../host/fake-host';
import { readSmallText } from './read-small-text';

const textOf = (bodyId: string) => ({ text: `text of ${bodyId}`, charset: 'utf-8' });

test('those who read the same body ask the host once, while it is among the newest', async () => {
  const host = createFakeHost({ 'body.readText': async ({ bodyId }) => ok(textOf(bodyId)) });
  const read = (bodyId: string) => readSmallText(host, bodyId);
  expect(await Promise.all([read('a'), read('a')])).toEqual([ok(textOf('a')), ok(textOf('a'))]);
  await read('a');
  expect(host.calls).toHaveLength(1);
  for (const bodyId of ['b', 'c', 'd', 'e']) await read(bodyId);
  await read('a');
  expect(host.calls.map(({ input }) => (input as { bodyId: string }).bodyId)).toEqual(['a', 'b', 'c', 'd', 'e', 'a']);
});

test('a body that could not be read is asked for again, and every host has bodies of its own', async () => {
  let isThere = false;
  const handlers = {
    'body.readText': async ({ bodyId }: { bodyId: string }) =>
      isThere ? ok(textOf(bodyId)) : fail<ReturnType<typeof textOf>>({ kind: 'notFound', what: 'this body' }),
  };
  const [host, other] = [createFakeHost(handlers), createFakeHost(handlers)];
  expect(await readSmallText(host, 'a')).toMatchObject({ ok: false });
  isThere = true;
  expect(await readSmallText(host, 'a')).toEqual(ok(textOf('a')));
  expect(await readSmallText(other, 'a')).toEqual(ok(textOf('a')));
  expect(other.calls).toHaveLength(1);
});
