import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import type { PracticeControls, PracticeLogLine } from '#shared/model/practice';
import { asAlice } from './library/examples.ts';
import { send, sendRaw } from './send-raw.test-support.ts';
import { startPracticeServer, type PracticeServer } from './server.ts';

let practice: PracticeServer;
let heard: PracticeControls[] = [];
let lines: PracticeLogLine[] = [];
beforeAll(async () => {
  practice = await startPracticeServer({
    onControls: (controls) => heard.push(controls),
    log: (line) => lines.push(line),
  });
});
beforeEach(() => {
  practice.reset();
  heard = [];
  lines = [];
});
afterAll(() => practice.stop());

test('maintenance says to come back when it was told to', async () => {
  practice.steer({ type: 'setSwitches', change: { maintenance: true, retryAfterSeconds: 7 } });
  const answer = await send(practice, '/library/');
  expect([answer.status, answer.headers['retry-after']]).toEqual([503, '7']);
});

test('while it cuts, every fourth answer breaks off and stands in the log as cut; the switches themselves do not', async () => {
  practice.steer({ type: 'setSwitches', change: { cutting: true } });
  const whole: boolean[] = [];
  for (let at = 0; at < 8; at += 1) whole.push((await sendRaw(practice, { path: '/teapot' })) !== undefined);
  expect(whole).toEqual([true, true, true, false, true, true, true, false]);
  expect((await send(practice, '/practice/switches')).json()).toMatchObject({ cutting: true });
  await expect.poll(() => lines.filter(({ cut }) => cut)).toHaveLength(2);
});

test('what somebody has used up of a rate is told, and given back as the clock goes on', async () => {
  for (let at = 0; at < 3; at += 1) await send(practice, '/throttle/user/', { headers: asAlice });
  await expect.poll(() => heard.at(-1)?.rates?.[0]).toMatchObject({ name: 'user-burst', who: 'alice', requests: 5, seconds: 60 });
  expect(heard.at(-1)?.rates?.[0]?.freeAt).toHaveLength(3);
  practice.steer({ type: 'advanceClock', seconds: 61 });
  expect(heard.at(-1)?.rates).toEqual([]);
});

test('the clock is set right again, and nobody is locked out by what was counted ahead of it', async () => {
  practice.steer({ type: 'advanceClock', seconds: 3600 });
  for (let at = 0; at < 5; at += 1) await send(practice, '/throttle/user/', { headers: asAlice });
  expect((await send(practice, '/throttle/user/', { headers: asAlice })).status).toBe(429);
  practice.steer({ type: 'setClockRight' });
  expect(practice.controls()).toMatchObject({ advancedSeconds: 0, rates: [] });
  expect((await send(practice, '/throttle/user/', { headers: asAlice })).status).toBe(200);
});
