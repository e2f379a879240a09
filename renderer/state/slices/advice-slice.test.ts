import type { IgnoredAdvice } from '#shared/model/ignored-advice';
import { ok } from '#shared/result';
import { expect, test, vi } from 'vitest';
import { startStore } from '../started-store.test-support';
import { ignoredIn } from './advice-slice';

test('what is ignored is asked for once in a second, for each place of its own, and the same again changes nothing', async () => {
  const entry: IgnoredAdvice = { rule: 'no-cache-headers', at: '' };
  const { state, callsOf } = await startStore({ 'advice.read': async () => ok([entry]) });
  await state().loadIgnored(null);
  await Promise.all([state().loadIgnored(null), state().loadIgnored('/shop')]);
  expect(callsOf('advice.read')).toEqual([{ root: null }, { root: '/shop' }]);

  const before = ignoredIn(state(), null);
  expect(before).toEqual([entry]);
  await vi.waitFor(async () => {
    await state().loadIgnored(null);
    expect(callsOf('advice.read')).toHaveLength(3);
  }, 5_000);
  expect(ignoredIn(state(), null)).toBe(before);
});
