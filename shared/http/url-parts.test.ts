import { describe, expect, test } from 'vitest';
import { hostHeader, hrefOf, readTypedUrl } from './url-parts';

describe('an address is read as typed', () => {
  const cases: [typed: string, href: string][] = [
    ['http://example.com', 'http://example.com/'],
    ['https://example.com/a/../b/./c//d', 'https://example.com/a/../b/./c//d'],
    ['https://example.com/%7e%41?q=%20+&q=a b#part', 'https://example.com/%7e%41?q=%20+&q=a b'],
    ['https://example.com?x=1', 'https://example.com/?x=1'],
    ['https://example.com/a?b=c?d/e', 'https://example.com/a?b=c?d/e'],
    ['  https://example.com/x  ', 'https://example.com/x'],
    ['HTTP://EXAMPLE.com:80/X', 'http://example.com/X'],
    ['https://example.com:443', 'https://example.com/'],
    ['https://example.com:8443/', 'https://example.com:8443/'],
    ['http://example.com:/x', 'http://example.com/x'],
    ['http://[::1]:8080/x', 'http://[::1]:8080/x'],
    ['http://[0:0:0:0:0:0:0:1]/', 'http://[::1]/'],
    ['http://grüße.de/', 'http://xn--gre-6ka8l.de/'],
    ['http://0x7f.1/', 'http://127.0.0.1/'],
    ['http://user:p@ss@example.com/', 'http://example.com/'],
    ['example.com/x', 'https://example.com/x'],
    ['example.com:8080/x', 'https://example.com:8080/x'],
    ['localhost', 'http://localhost/'],
    ['localhost:8000/x', 'http://localhost:8000/x'],
    ['api.localhost/x', 'http://api.localhost/x'],
    ['127.0.0.1:8000', 'http://127.0.0.1:8000/'],
    ['127.1.2.3', 'http://127.1.2.3/'],
    ['[::1]:3000/x', 'http://[::1]:3000/x'],
    ['user:secret@example.com/x', 'https://example.com/x'],
    ['localhost.example.com', 'https://localhost.example.com/'],
    ['127.0.0.1.example.com', 'https://127.0.0.1.example.com/'],
    ['example.com/a:b@c', 'https://example.com/a:b@c'],
  ];
  test.each(cases)('%s', (typed, href) => {
    const read = readTypedUrl(typed);
    expect(read.ok ? hrefOf(read.value) : '').toBe(href);
  });

  test('credentials before an @ are kept apart, at the last @', () => {
    expect(readTypedUrl('https://ann:p@s:s@example.com')).toMatchObject({
      value: { host: 'example.com', userinfo: { username: 'ann', password: 'p@s:s' } },
    });
    expect(readTypedUrl('https://ann@example.com')).toMatchObject({ value: { userinfo: { username: 'ann', password: '' } } });
    expect(readTypedUrl('https://example.com/@ann')).toMatchObject({ value: { userinfo: null } });
  });

  test('the Host header names the port only where it is not the usual one', () => {
    const host = (typed: string) => {
      const read = readTypedUrl(typed);
      return read.ok && hostHeader(read.value);
    };
    expect([host('http://a.test:80'), host('http://a.test:443'), host('https://a.test:443'), host('http://[::1]:81')]).toEqual([
      'a.test',
      'a.test:443',
      'a.test',
      '[::1]:81',
    ]);
  });
});

describe('an address that cannot be sent to says why', () => {
  const cases: [typed: string, reason: string][] = [
    ['', 'it is empty'],
    ['   ', 'it is empty'],
    ['ftp://example.com/', 'Cairn speaks http and https, not “ftp”'],
    ['mailto:ann@example.com', 'Cairn speaks http and https, not “mailto”'],
    ['javascript:alert(1)', 'Cairn speaks http and https, not “javascript”'],
    ['file:///etc/passwd', 'Cairn speaks http and https, not “file”'],
    ['http:/example.com', 'after “http:” two slashes are missing'],
    ['https:example.com', 'after “https:” two slashes are missing'],
    ['http://', 'it names no host'],
    ['http:///x', 'it names no host'],
    ['/only/a/path', 'it names no host'],
    [':8080/x', 'it names no host'],
    ['?x=1', 'it names no host'],
    ['//example.com/x', 'it names no host'],
    ['http://exa mple.com/', '“exa mple.com” is not a host name'],
    ['http://exa\\mple.com/', '“exa\\mple.com” is not a host name'],
    ['http://a:b:c/', '“b:c” is not a port (1 to 65535)'],
    ['http://[::1', '“[::1” is not a host name'],
    ['http://[::1]x/', '“[::1]x” is not a host name'],
    ['http://999.1.1.1/', '“999.1.1.1” is not a host name'],
    ['http://example.com:0/', '“0” is not a port (1 to 65535)'],
    ['http://example.com:65536/', '“65536” is not a port (1 to 65535)'],
    ['http://example.com:80a/', '“80a” is not a port (1 to 65535)'],
    ['http://example.com/a\nb', 'it holds a line break, which an address cannot'],
    ['http://example.com/a\tb', 'it holds a tab, which an address cannot'],
    ['http://example.com/#\0', 'it holds the control character U+0000, which an address cannot'],
  ];
  test.each(cases)('%j', (typed, reason) => {
    expect(readTypedUrl(typed)).toEqual({ ok: false, failure: { kind: 'badUrl', url: typed.trim(), reason } });
  });
});
