import { createDraft } from '#shared/model/request-draft';
import { ok } from '#shared/result';
import { expect, test } from 'vitest';
import { createFakeHost } from '../../host/fake-host';
import { askVariables } from './ask-variables';

const asked = { draft: createDraft('http://x.test/'), place: null };

test('what is asked at the same moment on the same grounds is asked once', async () => {
  const host = createFakeHost({ 'variables.list': async () => ok([]) });
  const grounds = ['own', {}];
  const answers = [askVariables(host, asked, grounds), askVariables(host, asked, [...grounds])];
  expect(await Promise.all(answers)).toEqual([ok([]), ok([])]);
  expect(host.calls).toHaveLength(1);
});

test('other grounds, another host, and a later moment are questions of their own', async () => {
  const [host, other] = [1, 2].map(() => createFakeHost({ 'variables.list': async () => ok([]) }));
  const grounds = ['own', {}];
  await Promise.all([
    askVariables(host!, asked, grounds),
    askVariables(host!, asked, ['own', {}]),
    askVariables(other!, asked, grounds),
  ]);
  await askVariables(host!, asked, grounds);
  expect([host!.calls.length, other!.calls.length]).toEqual([3, 1]);
});
