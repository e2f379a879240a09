import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import { asAlice, asBert, jsonType } from '../library/examples.ts';
import { send } from '../send-raw.test-support.ts';
import { startPracticeServer, type PracticeServer } from '../server.ts';

let practice: PracticeServer;
beforeAll(async () => void (practice = await startPracticeServer()));
beforeEach(() => practice.reset());
afterAll(() => practice.stop());

const found = async (path: string, headers: Record<string, string> = {}) => {
  const answer = await send(practice, path, { headers });
  return [answer.headers['x-cache'], (answer.json() as { greeting?: string }).greeting];
};

test('an application that is kept whole keeps any page; a kept view is one page', async () => {
  const twice = async (path: string) => [(await found(path))[0], (await found(path))[0]];
  expect(await twice('/cache/mode/app/a')).toEqual(['miss', 'hit']);
  expect(await twice('/cache/mode/view/slow')).toEqual(['miss', 'hit']);
  expect(await twice('/cache/mode/view/other')).toEqual(['bypass', 'bypass']);
});

test('copies are kept apart by what Vary names, and the clock ends them', async () => {
  const german = { 'Accept-Language': 'de' };
  expect(await found('/cache/kept/language', german)).toEqual(['miss', 'Guten Tag, stranger.']);
  expect(await found('/cache/kept/language', { 'Accept-Language': 'fr' })).toEqual(['miss', 'Bonjour, stranger.']);
  expect(await found('/cache/kept/language', german)).toEqual(['hit', 'Guten Tag, stranger.']);
  await send(practice, '/practice/clock', { method: 'POST', headers: jsonType, body: '{"advance":61}' });
  expect(await found('/cache/kept/language', german)).toEqual(['miss', 'Guten Tag, stranger.']);
});

test('by nothing, bert is greeted as alice; by authorization he is not', async () => {
  for (const by of ['nothing', 'authorization']) await found(`/cache/kept/${by}`, asAlice);
  expect(await found('/cache/kept/nothing', asBert)).toEqual(['hit', 'Good day, Alice Ferreira.']);
  expect(await found('/cache/kept/authorization', asBert)).toEqual(['miss', 'Good day, Bert Lindqvist.']);
});
