import { expect, test } from 'vitest';
import type { AnsweringThread } from './answering-thread.ts';
import { holdThread } from './hold-thread.ts';

/** A thread that does nothing, and is counted. */
function counted() {
  const counts = { started: 0, ended: 0 };
  const start = () => {
    counts.started++;
    return { end: async () => void counts.ended++ } as AnsweringThread;
  };
  return { counts, start };
}

const well = async <T>(outcome: T) => ({ outcome, isReusable: true });

test('one thread is used by one after the other, in the order in which they asked', async () => {
  const { counts, start } = counted();
  const held = holdThread(start, 60_000);
  const seen: string[] = [];
  const slow = held.use(async () => {
    await new Promise((resolve) => setTimeout(resolve, 5));
    return well(seen.push('slow'));
  });
  await Promise.all([slow, held.use(() => well(seen.push('quick')))]);
  expect([seen, counts]).toEqual([['slow', 'quick'], { started: 1, ended: 0 }]);
  await held.close();
  expect(counts).toEqual({ started: 1, ended: 1 });
});

test('a thread that was given up, or whose use has failed, is not used again; whoever comes after has another', async () => {
  const { counts, start } = counted();
  const held = holdThread(start, 60_000);
  await held.use(async () => ({ outcome: null, isReusable: false }));
  await expect(held.use(() => Promise.reject(new Error('aborted')))).rejects.toThrow('aborted');
  expect(await held.use(() => well('fine'))).toBe('fine');
  expect(counts).toEqual({ started: 3, ended: 2 });
  await held.close();
});

test('whoever gives up before the turn has come starts no thread, and ends none', async () => {
  const { counts, start } = counted();
  const held = holdThread(start, 60_000);
  const gone = AbortSignal.abort(new Error('given up'));
  await expect(held.use(() => well(null), gone)).rejects.toThrow('given up');
  expect(counts).toEqual({ started: 0, ended: 0 });
  const stop = new AbortController();
  const slow = held.use(async () => {
    stop.abort(new Error('too late'));
    return well('slow');
  });
  await expect(held.use(() => well('never'), stop.signal)).rejects.toThrow('too late');
  expect([await slow, await held.use(() => well('next'), new AbortController().signal)]).toEqual(['slow', 'next']);
  expect(counts).toEqual({ started: 1, ended: 0 });
  await held.close();
});

test('a thread that nobody wants for a while is ended', async () => {
  const { counts, start } = counted();
  const held = holdThread(start, 1);
  await held.use(() => well(null));
  await expect.poll(() => counts.ended).toBe(1);
});
