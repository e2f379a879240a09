import { expect, test } from 'vitest';
import { pacSettingOf, proxyModeOf, readProxySetting, shownPac, typedPac } from './proxy-setting';

test('a setting is one of five ways', () => {
  const of = (text: string) => {
    const read = readProxySetting(text);
    return 'setting' in read ? read.setting : read.problem;
  };
  expect(of(' ')).toEqual({ kind: 'none' });
  expect(of('env')).toEqual({ kind: 'environment' });
  expect(of('system')).toEqual({ kind: 'system' });
  expect(of('PAC+https://wpad.test/proxy.pac')).toEqual({ kind: 'pac', address: 'https://wpad.test/proxy.pac' });
  expect(of('pac+/etc/proxy.pac')).toEqual({ kind: 'pac', address: 'file:///etc/proxy.pac' });
  expect(of('pac+data:,x')).toEqual({ kind: 'pac', address: 'data:,x' });
  expect(of('proxy.test:3128')).toMatchObject({ kind: 'own', proxy: { host: 'proxy.test', port: 3128 } });
  // Names that only look like one of the words.
  expect(of('system.test')).toMatchObject({ kind: 'own', proxy: { host: 'system.test' } });
  expect(of('pac.test:1')).toMatchObject({ kind: 'own' });
});

test.each([
  ['pac+', /address of file, http, https or data/],
  ['pac+ftp://wpad.test/proxy.pac', /address of file, http, https or data/],
  ['pac+socks5://a.test', /address of file, http, https or data/],
  ['pac+proxy.pac', /address of file, http, https or data/],
  ['pac+https://ada:secret@wpad.test/proxy.pac', /without credentials/],
  ['pac+file://server/share/proxy.pac', /has no host/],
  ['pac+data:text/plain', /comma/],
])('%s is none', (text, problem) => {
  const read = readProxySetting(text);
  expect('problem' in read && read.problem).toMatch(problem);
  expect(proxyModeOf(text)).toBe('pac');
});

test.each([
  ['/etc/my proxy#1.pac', 'pac+file:///etc/my%20proxy%231.pac', '/etc/my proxy#1.pac'],
  ['C:\\Proxies\\a.pac', 'pac+file:///C:/Proxies/a.pac', 'C:/Proxies/a.pac'],
  ['https://wpad.test/proxy.pac', 'pac+https://wpad.test/proxy.pac', 'https://wpad.test/proxy.pac'],
  ['pac+file:///a.pac', 'pac+file:///a.pac', '/a.pac'],
  ['{{pac}}', 'pac+{{pac}}', '{{pac}}'],
  ['', '', ''],
])('what is typed for a PAC file, %s, is kept as %s and shown as typed', (typed, kept, shown) => {
  expect(pacSettingOf(typed)).toBe(kept);
  expect(typedPac(kept)).toBe(shown);
});

test('an address is shown without what follows its path', () => {
  expect(shownPac('https://wpad.test/proxy.pac?key=hidden#x')).toBe('https://wpad.test/proxy.pac');
  expect(shownPac('data:,function')).toBe('data:…');
  expect(shownPac('file:///etc/my%20proxy.pac')).toBe('/etc/my proxy.pac');
});
