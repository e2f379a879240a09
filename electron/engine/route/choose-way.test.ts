import { expect, test } from 'vitest';
import type { UrlParts } from '#shared/http/url-parts';
import { chooseWay, type Guides } from './choose-way';
import { readPacAnswer } from './pac-answer';
import { shownRoute } from './route';
import type { SystemSettings } from './system/system-settings';

const at = (scheme: 'http' | 'https', host = 'api.test'): UrlParts => ({
  scheme,
  host,
  port: scheme === 'http' ? 80 : 443,
  target: '/a?b',
  userinfo: null,
});

const guides = (change: Partial<Guides> = {}): Guides => ({
  env: {},
  readSystem: async () => null,
  askPac: async (address) => ({ ...readPacAnswer(`PROXY of-pac:1; DIRECT`), said: `PROXY of-pac:1; DIRECT`, notes: [address] }),
  ...change,
});

async function chosen(
  url: UrlParts,
  options: { proxy: string; noProxy?: string; unixSocket?: string },
  change: Partial<Guides> = {},
) {
  const { routes, way } = await chooseWay(url, { noProxy: '', unixSocket: '', ...options }, guides(change));
  return [routes.map(shownRoute).join(' '), way?.by ?? null, way?.source ?? null, way?.notes.join(' ') ?? null];
}

test('the environment counts only where it is asked to, NO_PROXY above all, and HTTP_PROXY in capitals never', async () => {
  const env = { http_proxy: 'http://small:1', HTTPS_PROXY: 'http://secure:1', NO_PROXY: 'inner.test' };
  const asked = { proxy: 'env' };
  expect(await chosen(at('http'), { proxy: '' }, { env })).toEqual(['DIRECT', null, null, null]);
  expect(await chosen(at('http'), asked, { env })).toEqual(['http://small:1', 'environment', 'http_proxy', '']);
  expect(await chosen(at('https'), asked, { env })).toEqual(['http://secure:1', 'environment', 'HTTPS_PROXY', '']);
  expect(await chosen(at('https', 'a.inner.test'), asked, { env })).toEqual([
    'DIRECT',
    'environment',
    'NO_PROXY',
    'NO_PROXY names this host.',
  ]);
  expect(await chosen(at('http'), asked, { env: { HTTP_PROXY: 'http://large:1' } })).toEqual([
    'DIRECT',
    'environment',
    '',
    expect.stringMatching(/names no proxy for http\. HTTP_PROXY in capitals does not count/),
  ]);
  expect(await chosen(at('http'), asked, { env: { ALL_PROXY: 'socks5://all:1' } })).toEqual([
    'socks5://all:1',
    'environment',
    'ALL_PROXY',
    '',
  ]);
  expect(await chosen(at('https'), { proxy: 'http://own:1' }, { env })).toEqual(['http://own:1', 'option', '', '']);
});

test('hosts that an option names go past every proxy, whoever would have named one; a Unix socket is above all of it', async () => {
  const env = { https_proxy: 'http://secure:1' };
  for (const proxy of ['http://own:1', 'env', 'system', 'pac+file:///a.pac'])
    expect(await chosen(at('https', 'a.inner.test'), { proxy, noProxy: 'inner.test, other.test' }, { env })).toEqual([
      'DIRECT',
      'option',
      '',
      'The option “Past the proxy” names this host.',
    ]);
  expect((await chosen(at('https'), { proxy: 'http://own:1', noProxy: 'inner.test' }))[0]).toBe('http://own:1');
  expect((await chosen(at('https'), { proxy: 'env', unixSocket: '/run/a.sock' }, { env }))[0]).toBe('/run/a.sock');
});

test('a PAC file is asked by its address, and its list is kept in order', async () => {
  expect(await chosen(at('https'), { proxy: 'pac+https://wpad.test/proxy.pac' })).toEqual([
    'http://of-pac:1 DIRECT',
    'pac',
    'https://wpad.test/proxy.pac',
    'https://wpad.test/proxy.pac',
  ]);
});

const system = (change: Partial<SystemSettings>): Pick<Guides, 'readSystem'> => ({
  readSystem: async () => ({
    source: 'GNOME',
    pac: '',
    searches: false,
    proxies: { http: '', https: '', other: '' },
    exempt: [],
    elseEnvironment: false,
    ...change,
  }),
});

test('a system’s settings: a PAC file above all, then what is left out, then the proxy of the scheme; else the environment', async () => {
  const proxies = { http: 'http://h:1', https: '', other: 'socks5h://s:1' };
  const asked = { proxy: 'system' };
  const env = { https_proxy: 'http://env:1' };
  expect((await chosen(at('http'), asked, system({ proxies }))).slice(0, 3)).toEqual(['http://h:1', 'system', 'GNOME']);
  expect((await chosen(at('https'), asked, system({ proxies })))[0]).toBe('socks5h://s:1');
  expect(await chosen(at('http'), asked, system({ proxies, exempt: ['*.test'] }))).toEqual([
    'DIRECT',
    'system',
    'GNOME',
    'GNOME leaves this host out: “*.test”.',
  ]);
  expect(await chosen(at('http'), asked, system({ proxies, pac: '/etc/my proxy.pac' }))).toEqual([
    'http://of-pac:1 DIRECT',
    'system',
    'GNOME',
    'GNOME names the PAC file /etc/my proxy.pac. file:///etc/my%20proxy.pac',
  ]);
  expect((await chosen(at('https'), asked, { env, ...system({ elseEnvironment: true }) })).slice(0, 2)).toEqual([
    'http://env:1',
    'environment',
  ]);
  expect(await chosen(at('https'), asked, { env, ...system({ searches: true }) })).toEqual([
    'DIRECT',
    'system',
    'GNOME',
    expect.stringMatching(/WPAD.*which Cairn does not do\. GNOME names no proxy for https/),
  ]);
  expect((await chosen(at('https'), asked, { env })).slice(0, 3)).toEqual(['http://env:1', 'environment', 'https_proxy']);
});

test('what cannot be read is refused, and never gone past', async () => {
  await expect(chosen(at('http'), { proxy: 'env' }, { env: { http_proxy: 'ftp://x' } })).rejects.toMatchObject({
    failure: { kind: 'proxyFailed', reason: expect.stringMatching(/no kind of proxy/) },
  });
  await expect(chosen(at('http'), { proxy: 'pac+ftp://x/' })).rejects.toMatchObject({ failure: { kind: 'proxyFailed' } });
});

test.each([
  ['PROXY proxy.test:3128', 'http://proxy.test:3128', 0],
  ['proxy proxy.test:3128;direct', 'http://proxy.test:3128 DIRECT', 0],
  ['HTTP a.test', 'http://a.test:80', 0],
  ['HTTPS a.test; HTTPS b.test:8443', 'https://a.test:443 https://b.test:8443', 0],
  ['SOCKS a.test; SOCKS4 b.test:1; SOCKS5 c.test:2', 'socks4://a.test:1080 socks4://b.test:1 socks5h://c.test:2', 0],
  ['  PROXY   a.test:1 ;; ; DIRECT ; ', 'http://a.test:1 DIRECT', 0],
  ['PROXY [2001:db8::1]:3128', 'http://[2001:db8::1]:3128', 0],
  ['', 'DIRECT', 1],
  [null, 'DIRECT', 1],
  ['QUIC a.test:1; DIRECT', 'DIRECT', 1],
  ['PROXY; PROXY ada:secret@a.test:1; PROXY http://a.test/; PROXY a.test:1 b.test:2; PROXY a.test:0x50; DIRECT', 'DIRECT', 5],
  ['yes', '', 1],
  ['DIRECT a.test', '', 1],
  ['constructor a.test:1', '', 1],
])('the answer %j of a PAC file names: %s', (answer, ways, passedOver) => {
  const { routes, notes } = readPacAnswer(answer);
  expect(routes.map(shownRoute).join(' ')).toBe(ways);
  expect(notes).toHaveLength(passedOver);
});
