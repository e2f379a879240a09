import type { EnvironmentList } from '#shared/model/environment';
import { ok } from '#shared/result';
import { expect, test } from 'vitest';
import { startStore } from '../started-store.test-support';

const none: EnvironmentList = { environments: [], broken: [], active: null };

test('all who look at environments at the same time have the host asked once; a change meanwhile is not missed', async () => {
  const asked: ((list: EnvironmentList) => void)[] = [];
  const { state, host } = await startStore({
    'environment.list': () => new Promise((resolve) => asked.push((list) => resolve(ok(list)))),
  });
  const looks = [state().lookAtEnvironments(''), state().lookAtEnvironments(''), state().lookAtEnvironments('/shop')];
  await expect.poll(() => asked.length).toBe(2);
  host.publish('environment.changed', { root: '' });
  await expect.poll(() => asked.length).toBe(3);
  asked.forEach((answer, at) => answer(at === 2 ? { ...none, active: 'staging' } : none));
  await Promise.all(looks);
  await expect.poll(() => state().environments['']?.active).toBe('staging');
  void state().lookAtEnvironments('');
  await expect.poll(() => asked.length).toBe(4);
});
