import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { lessons } from '#shared/lessons/lessons';
import { tracks } from '#shared/lessons/tracks';
import { startPracticeServer, type PracticeServer } from '../practice/server';
import { newFolder, runCairn } from './environment.test-support';

let practice: PracticeServer;
beforeAll(async () => void (practice = await startPracticeServer({ complain: () => {} })));
afterAll(() => practice.stop());

test('the list has every track and every lesson, and no marks before the first', async () => {
  const { code, out, err } = await runCairn(['lessons']);
  expect(code).toBe(0);
  for (const track of tracks) expect(out).toContain(track.title);
  for (const lesson of lessons) expect(out).toContain(`     ${lesson.id} `);
  expect(err).toContain('cairn lessons show first-request');
});

test('what was done is marked, and the list says where one was', async () => {
  const home = newFolder();
  const done = { passed: { list: 1, one: 2 }, statuses: { 200: 2 }, sent: 2, startedAt: 1, lastAt: 2 };
  const begun = { passed: {}, statuses: { 429: 1 }, sent: 1, startedAt: 3, lastAt: 4 };
  await writeFile(join(home, 'lessons.json'), JSON.stringify({ lessons: { 'first-request': done, 'throttle-burst': begun } }));
  const { out, err } = await runCairn(['lessons'], { env: { CAIRN_HOME: home } });
  expect(out).toMatch(/✓ first-request /);
  expect(out).toMatch(/· throttle-burst /);
  expect(err).toContain('cairn lessons show throttle-burst');

  const track = await runCairn(['lessons', 'show', 'what-an-api-is'], { env: { CAIRN_HOME: home } });
  expect(track.out).toContain('1 of 12 lessons done, 2 of');
  expect(track.out).toContain('Statuses that came: 200 2×.');
  expect(track.out).toContain('One method, many addresses');
  expect(track.out).toContain('Go on with: cairn lessons show type-a-name');
});

test('a lesson is printed as text, with its notes, its requests and the words it uses', async () => {
  const { code, out } = await runCairn(['lessons', 'show', 'signed-not-sealed']);
  expect(code).toBe(0);
  expect(out).toContain('Bearer tokens: signed is not sealed');
  expect(out).toContain('Often said: “A bearer token is an encrypted token”');
  expect(out).toContain('POST /auth/jwt/create/');
  expect(out).toContain('JWT: A token in three parts');
  expect(out).not.toMatch(/\[\[|`/);
  expect(out.split('\n').filter((line) => line.length > 80 && !line.startsWith('    '))).toEqual([]);
});

test('a name that nobody has is refused, with those that are like it', async () => {
  const { code, err } = await runCairn(['lessons', 'show', 'cursor']);
  expect(code).toBe(2);
  expect(err).toContain('There is no lesson called cursor. Did you mean');
  expect(err).toContain('what-a-cursor-needs');
});

test('a lesson is checked against a server of its own', async () => {
  const { code, out, err } = await runCairn(['lessons', 'check', 'no-memory']);
  expect([code, err]).toEqual([0, 'All 3 probes pass.\n']);
  expect(out).toContain('  200  Read from word three');
  expect(out).toContain('✓ The same request had the same answer twice');
});

test('a lesson is checked against a server that runs already, and is found wanting where it is', async () => {
  const good = await runCairn(['lessons', 'check', 'first-request', '--url', practice.url]);
  expect([good.code, good.err]).toEqual([0, 'All 2 probes pass.\n']);

  const balancer = await runCairn(['lessons', 'check', 'three-servers', '--url', practice.url]);
  expect(balancer.code).toBe(1);
  expect(balancer.out).toContain('start the practice server with its gateway');
  expect(balancer.out).toContain('✗ All three replicas have answered you');
  expect(balancer.err).toBe('3 of 3 probes do not pass.\n');
});

test('where there is no practice server, that is said', async () => {
  const nobody = await runCairn(['lessons', 'check', 'first-request', '--url', 'http://127.0.0.1:1']);
  expect([nobody.code, nobody.out, nobody.err]).toEqual([3, '', 'There is no practice server at http://127.0.0.1:1.\n']);
});
