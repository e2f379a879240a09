import { expect, test } from 'vitest';
import { runCairn } from './environment.test-support';

/** What is told of a request that is stopped before its first byte, so that nobody is looked up. */
async function warned(...args: string[]): Promise<string[]> {
  const { err } = await runCairn(['send', ...args], { stop: AbortSignal.abort(), env: { PASSWORD: 'pw' } });
  return err.split('\n').filter((line) => line.startsWith('Warning: '));
}

const basic = ['--auth', 'basic:ada:env:PASSWORD'];
const key = ['--auth', 'apikey:header:X-Key:k'];
const inClear = [
  [basic, 'this name and password'],
  [['--bearer', 't'], 'this token'],
  [key, 'this key'],
  [['-d', 'user=ada&password=pw'], '“password”'],
  [['-H', 'Authorization: Token t'], 'the header Authorization'],
] as const;

test.each(inClear)('over plain http, %j is warned of', async (args, what) => {
  expect(await warned('http://api.test/', ...args)).toEqual([
    `Warning: Over http: everyone on the way can read ${what}. Use https.`,
  ]);
});

const safe = [
  'https://api.test/',
  'http://localhost/',
  'http://127.0.0.1/',
  'http://127.0.0.2/',
  'http://[::1]:8080/',
  'http://api.localhost/',
];

test.each(safe)('at %s nothing is warned of', async (address) => {
  for (const [args] of inClear) expect(await warned(address, ...args)).toEqual([]);
});

test('a key or a token in the address is warned of, over https too; a page or a search is not', async () => {
  expect(await warned('https://api.test/', '--auth', 'apikey:query:key:k')).toEqual([
    expect.stringContaining('A key in the query ends up in logs'),
  ]);
  expect(await warned('https://api.test/?access_token=t')).toEqual([
    expect.stringContaining('“access_token” stands in the address'),
  ]);
  expect(await warned('https://ada:pw@api.test/')).toEqual([expect.stringContaining('Name and password stand in the address')]);
  expect(await warned('https://api.test/?page=2&q=token')).toEqual([]);
});

test('a wildcard in a redirect address is warned of; a whole address and one that is typed out are not', async () => {
  const said = await warned('https://id.test/authorize?redirect_uri=https://*.app.test/cb');
  expect(said).toEqual([expect.stringContaining('The redirect address has a wildcard')]);
  expect(await warned('https://id.test/authorize?redirect_uri=https://app.test/cb')).toEqual([]);
});

test('a sign-in is warned of before it begins', async () => {
  const flags = ['--authorize-url', 'https://id.test/a', '--token-url', 'http://id.test/t', '--client-id', 'c'];
  const { err } = await runCairn(['auth', 'login', ...flags, '--redirect', 'https://*.app.test/cb', '--no-open'], {
    stop: AbortSignal.abort(),
  });
  expect(err).toContain('Warning: The token address is over http');
  expect(err).toContain('Warning: The redirect address has a wildcard');
});
