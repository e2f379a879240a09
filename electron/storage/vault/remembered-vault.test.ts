import { ok } from '#shared/result';
import { expect, test, vi } from 'vitest';
import { rememberVault } from './remembered-vault';

test('what was answered is good for a while, for each name by itself, and is then asked for again', async () => {
  vi.useFakeTimers({ toFake: ['performance'] });
  try {
    let value = 'first';
    const asked: string[] = [];
    const remembered = rememberVault(
      {
        list: async () => ok([]),
        read: async (name) => {
          asked.push(name);
          return ok({ value, hosts: [] });
        },
      },
      1_000,
    );
    const read = async (name: string) => (await remembered.read(name)).ok && asked.length;
    expect([await read('a'), await read('a'), await read('b')]).toEqual([1, 1, 2]);
    value = 'second';
    vi.advanceTimersByTime(1_001);
    expect(await remembered.read('a')).toEqual(ok({ value: 'second', hosts: [] }));
    expect(asked).toEqual(['a', 'b', 'a']);
  } finally {
    vi.useRealTimers();
  }
});
