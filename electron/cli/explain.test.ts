import { expect, test } from 'vitest';
import { runCairn } from './environment.test-support';

test('a status code is explained in words', async () => {
  const { code, out, err } = await runCairn(['explain', '404']);
  expect({ code, err }).toEqual({ code: 0, err: '' });
  expect(out).toMatch(/^404 Not Found {2}client error\n\n/);
  expect(out).toContain('\nWhy it comes\n  - ');
  expect(out).toContain('HTTP_404_NOT_FOUND');
});

test('a code that nobody has assigned is read as the first of its class', async () => {
  expect((await runCairn(['explain', '499'])).out).toContain('Nobody has assigned 499. A client reads it as 400 Bad Request');
  expect(JSON.parse((await runCairn(['explain', '499', '--json'])).out)).toMatchObject({
    code: 499,
    assigned: false,
    readAs: 400,
  });
});

test('--json prints all that is known of it', async () => {
  expect(JSON.parse((await runCairn(['explain', '301', '--json'])).out)).toMatchObject({
    code: 301,
    assigned: true,
    phrase: 'Moved Permanently',
  });
});

test('a terminal gets colours, unless its user said no', async () => {
  expect((await runCairn(['explain', '200'], { isTerminal: true })).out).toContain('\x1b[');
  expect((await runCairn(['explain', '200'], { isTerminal: true, env: { NO_COLOR: '1' } })).out).not.toContain('\x1b[');
});

test.each(['600', '99', 'abc', '4040', '-1'])('“%s” is no status code', async (code) => {
  expect(await runCairn(['explain', code])).toMatchObject({ code: 2, out: '' });
});
