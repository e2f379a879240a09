import { expect, test } from 'vitest';
import type { ChosenWay } from '#shared/model/chosen-way';
import { proxyWords } from './proxy-words';

const told = (by: ChosenWay['by'], way: string, outcome: 'used' | 'failed' = 'used'): ChosenWay => ({
  by,
  source: '',
  said: '',
  notes: [],
  ways: [{ way, outcome, reason: '', ms: null }],
  ms: 1,
});

test.each([
  ['', undefined, 'Direct, no proxy'],
  ['socks5://ada:secret@127.0.0.1:1080', undefined, 'Proxy 127.0.0.1:1080'],
  ['http://[2001:db8::1]:3128', undefined, 'Proxy [2001:db8::1]:3128'],
  ['http://{{user}}:{{password}}@{{proxy}}:1', undefined, 'Proxy {{proxy}}:1'],
  ['http://proxy.test:3128', told('option', 'DIRECT'), 'Direct, past the proxy'],
  ['env', undefined, 'Proxy as the environment says'],
  ['env', told('environment', 'DIRECT'), 'Direct, says the environment'],
  ['system', told('system', 'http://proxy.test:3128'), 'Proxy proxy.test:3128, says the system'],
  ['pac+file:///etc/proxy.pac', told('pac', 'socks5://a.test:1'), 'Proxy a.test:1, says the PAC file'],
  ['pac+file:///etc/proxy.pac', told('pac', 'DIRECT', 'failed'), 'Proxy as the PAC file says'],
])('of %s and what was said last it says', (option, latest, words) => {
  expect(proxyWords(option, latest)).toBe(words);
});

test('what somebody else said before the option was changed counts no more', () => {
  expect(proxyWords('system', told('environment', 'http://proxy.test:3128'))).toBe('Proxy as the system says');
  expect(proxyWords('', told('option', 'http://proxy.test:3128'))).toBe('Direct, no proxy');
});
