import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { startPracticeServer, type PracticeServer } from '../practice/server';
import { runCairn } from './environment.test-support';

let practice: PracticeServer;
const asked: string[] = [];
beforeAll(
  async () => void (practice = await startPracticeServer({ log: ({ method, target }) => asked.push(`${method} ${target}`) })),
);
afterAll(() => practice.stop());
beforeEach(() => void (asked.length = 0));

describe('refused before anything is sent, with exit code 2', () => {
  test.each([
    ['no address', [], 'an address is missing'],
    ['a method without an address', ['POST'], 'an address is missing after POST'],
    ['too many words', ['GET', 'URL', 'more'], 'not 3 words'],
    ['an unknown option', ['URL', '--nope'], "unknown option '--nope'"],
    ['a header without a colon', ['URL', '-H', 'nope'], "-H wants 'Name: value'"],
    ['a header name with a space', ['URL', '-H', 'a b: c'], '“a b” is not a header name'],
    ['a header with a line break', ['URL', '-H', 'a: b\r\nc: d'], 'holds a line break'],
    ['a method with a space', ['GE T', 'URL'], 'is not a method'],
    ['an address of another kind', ['mailto:a@b'], 'Cairn speaks http and https'],
    ['an address with a space in its host', ['http://a b/'], 'is not a host name'],
    ['JSON that is none', ['URL', '-d', '{"a": 1,}'], 'Line 1, column 9'],
    [
      'a body that is not the JSON its header says',
      ['URL', '-d', 'a', '-H', 'Content-Type: application/json'],
      'The body is not JSON',
    ],
    ['two bodies', ['URL', '-d', '1', '-d', '2'], '-d may be given once'],
    ['a file that is not there', ['URL', '-d', '@none.json'], 'none.json cannot be read'],
    ['two credentials', ['URL', '-u', 'a:b', '--bearer', 't'], 'cannot be used with'],
    ['a user without a password', ['URL', '-u', 'a'], '-u wants name:password'],
    ['no time at all', ['URL', '--timeout', '0'], 'whole number of milliseconds'],
    ['an address of a name that is none', ['URL', '--resolve', 'api.test:80:999.1.1.1'], 'is not host:port:address'],
    ['a file in no folder', ['URL', '-o', 'none/body'], 'its folder does not exist'],
  ])('%s', async (_name, args, words) => {
    const { code, out, err } = await runCairn([
      'send',
      ...args.map((word) => (word === 'URL' ? `${practice.url}/anything` : word)),
    ]);
    expect({ code, out, asked }).toEqual({ code: 2, out: '', asked: [] });
    expect(err).toContain(words);
  });
});

test('--as-is sends a body that is not the JSON it looks like', async () => {
  const { code, out } = await runCairn(['send', `${practice.url}/anything`, '-d', '{"a":', '--as-is']);
  expect(code).toBe(0);
  expect(JSON.parse(out)).toMatchObject({ body: { text: '{"a":' } });
});

test('a secret in an address that is refused is not repeated', async () => {
  const { err } = await runCairn(['send', 'http://bert:s3cret@ho st/']);
  expect(err).toContain('ho st');
  expect(err).not.toContain('s3cret');
});

test('an unknown command names the one that was meant', async () => {
  expect(await runCairn(['sned'])).toMatchObject({
    code: 2,
    out: '',
    err: expect.stringContaining('Did you mean send?') as string,
  });
});

test('help and version are results: on standard output, with exit code 0', async () => {
  expect(await runCairn(['--version'])).toMatchObject({
    code: 0,
    out: expect.stringMatching(/^\d+\.\d+\.\d+\n$/) as string,
    err: '',
  });
  const { code, out, err } = await runCairn(['send', '--help']);
  expect({ code, err }).toEqual({ code: 0, err: '' });
  for (const word of ['--json', '--no-follow', '--insecure', 'Exit codes', 'application/x-www-form-urlencoded'])
    expect(out).toContain(word);
  expect(Math.max(...out.split('\n').map((line) => line.length))).toBeLessThanOrEqual(80);
});
