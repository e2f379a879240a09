import { mkdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { startPracticeServer, type PracticeServer } from '../practice/server';
import { newFolder, runCairn } from './environment.test-support';

let practice: PracticeServer;
beforeAll(async () => void (practice = await startPracticeServer()));
afterAll(() => practice.stop());

const cookiesIn = (out: string) => (JSON.parse(out) as { cookies: Record<string, string> }).cookies;

test('without a word about cookies none is kept, and none goes with the next hop', async () => {
  const { code, out } = await runCairn(['send', `${practice.url}/cookies/set?colour=blue`]);
  expect([code, cookiesIn(out)]).toEqual([0, {}]);
});

test('a cookies.txt gives cookies and takes them, for its owner alone', async () => {
  const cwd = newFolder();
  const jar = (path: string) => runCairn(['send', '--cookie-jar', 'jar.txt', practice.url + path], { cwd });
  expect(cookiesIn((await jar('/cookies/set?colour=blue')).out)).toEqual({ colour: 'blue' });
  const file = join(cwd, 'jar.txt');
  expect(readFileSync(file, 'utf8')).toMatch(/^127\.0\.0\.1\tFALSE\t\/\tFALSE\t0\tcolour\tblue$/m);
  expect(statSync(file).mode & 0o777).toBe(0o600);
  writeFileSync(file, `${readFileSync(file, 'utf8')}no cookie\n127.0.0.1\tFALSE\t/\tFALSE\t0\tsize\t7\n`);
  const { out, err } = await jar('/cookies/');
  expect(cookiesIn(out)).toEqual({ colour: 'blue', size: '7' });
  expect(err).toContain('it has 1 fields, and a cookie has seven');
});

test('the app’s jar and a file are not used at once', async () => {
  const { code } = await runCairn(['send', '--cookies', '--cookie-jar', 'x', practice.url]);
  expect(code).toBe(2);
});

test('values of a jar are not told', async () => {
  const cwd = newFolder();
  await runCairn(['send', '--cookie-jar', 'jar.txt', `${practice.url}/cookies/set?key=canary-9`], { cwd });
  const { err } = await runCairn(['send', '-v', '--cookie-jar', 'jar.txt', `${practice.url}/status/204`], { cwd });
  expect(err).toContain('Cookie:');
  expect(err).not.toContain('canary-9');
});

test('each round of a run begins without cookies; a jar that is named serves all of them', async () => {
  const cwd = newFolder();
  const put = (path: string, text: string) => {
    mkdirSync(dirname(join(cwd, path)), { recursive: true });
    writeFileSync(join(cwd, path), text);
  };
  const request = (name: string, seq: number, path: string, check: string) =>
    `info:\n  name: ${name}\n  type: http\n  seq: ${seq}\n\nhttp:\n  method: GET\n  url: ${practice.url}${path}\n\nruntime:\n  assertions:\n    - expression: res.body.cookies.colour\n      operator: ${check}\n`;
  put('opencollection.yml', 'opencollection: 1.0.0\ninfo:\n  name: Shop\n');
  put('a.yml', request('Before', 1, '/cookies/', 'isUndefined'));
  put('b.yml', request('Set', 2, '/cookies/set?colour=blue', 'isString'));
  expect((await runCairn(['run', '.', '--iterations', '2'], { cwd })).code).toBe(0);
  expect((await runCairn(['run', '.', '--iterations', '2', '--cookie-jar', 'jar.txt'], { cwd })).code).toBe(1);
});
