import { expect, test } from 'vitest';
import { readProxyAddress, shownProxy } from './proxy-address';

test.each([
  ['127.0.0.1:3128', 'http://127.0.0.1:3128'],
  ['http://proxy.test', 'http://proxy.test:80'],
  ['HTTPS://proxy.test', 'https://proxy.test:443'],
  ['socks5h://[::1]:9050', 'socks5h://[::1]:9050'],
  ['socks4a://proxy.test', 'socks4a://proxy.test:1080'],
  ['http://proxy.test:80/', 'http://proxy.test:80'],
])('%s is the proxy %s', (typed, shown) => {
  const read = readProxyAddress(typed);
  expect('proxy' in read && shownProxy(read.proxy)).toBe(shown);
});

test('credentials are taken apart and never shown', () => {
  const read = readProxyAddress('http://ada%40home:p%3Aw@proxy.test:8080');
  expect(read).toMatchObject({ proxy: { credentials: { username: 'ada@home', password: 'p:w' } } });
  expect('proxy' in read && shownProxy(read.proxy)).toBe('http://proxy.test:8080');
});

test('a password is over at the last @, whatever it holds', () => {
  const read = readProxyAddress('socks5://ada:s/e@c#r?t:@proxy.test:1080');
  expect(read).toMatchObject({
    proxy: { host: 'proxy.test', port: 1080, credentials: { username: 'ada', password: 's/e@c#r?t:' } },
  });
});

test.each(['', 'ftp://proxy.test', 'http://', 'http://proxy.test/path', 'http://proxy.test:99999', 'http://a b'])(
  '“%s” is refused with a reason',
  (typed) => {
    const read = readProxyAddress(typed);
    expect('problem' in read ? read.problem : '').toMatch(/proxy/i);
  },
);
