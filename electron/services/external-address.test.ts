import { expect, test } from 'vitest';
import { ok } from '#shared/result';
import { createAppService } from './app-service';
import { readExternalAddress } from './external-address';

test.each([
  ['https://example.org', 'https://example.org/'],
  ['HTTP://Example.ORG:8080/a?b#c', 'http://example.org:8080/a?b#c'],
  ['http://127.0.0.1:7070/library/', 'http://127.0.0.1:7070/library/'],
  ['http://[::1]:7070/', 'http://[::1]:7070/'],
  ['https://xn--bcher-kva.example/', 'https://xn--bcher-kva.example/'],
  ['https://example.org/é', 'https://example.org/%C3%A9'],
  ['https://example.org/?to=a@b.c', 'https://example.org/?to=a@b.c'],
  ['mailto:ada@example.org?subject=Tea', 'mailto:ada@example.org?subject=Tea'],
])('%s may be opened', (text, address) => {
  expect(readExternalAddress(text)).toEqual(ok(address));
});

/** Schemes that start programs, and ways to make an address look like another. */
const refused = [
  'file:///etc/passwd',
  'FILE:///etc/passwd',
  'file:\\\\host\\share',
  'javascript:alert(1)',
  'JaVaScRiPt:alert(1)',
  'java\tscript:alert(1)',
  'vbscript:msgbox(1)',
  'data:text/html,<script>',
  'blob:https://example.org/1',
  'about:blank',
  'smb://host/share',
  'afp://host/',
  'nfs://host/',
  'ftp://host/',
  'sftp://host/',
  'ssh://host',
  'telnet://host',
  'ldap://host',
  'gopher://host',
  'dav://host',
  'webcal://host',
  'ws://host',
  'wss://host',
  'vscode://file/etc/passwd',
  'vscode-insiders://x',
  'ms-word:ofe|u|https://x',
  'ms-excel:ofe|u|x',
  'ms-settings:',
  'ms-msdt:/id',
  'ms-officecmd:x',
  'search-ms:query=x',
  'microsoft-edge:https://x',
  'steam://run/1',
  'slack://x',
  'zoommtg://x',
  'tel:+15551234',
  'sms:+15551234',
  'facetime:x',
  'itms://x',
  'intent://x#Intent;end',
  'chrome://version',
  'devtools://x',
  'app://cairn/',
  'body://cairn/b1',
  'view-source:https://example.org',
  'jar:file:///x!/y',
  'res://x',
  'shell:startup',
  'cmd:/c calc',
  '\\\\host\\share',
  '//host/share',
  '/etc/passwd',
  'C:\\Windows\\System32\\calc.exe',
  '..\\calc.exe',
  'calc',
  '',
  'example.org',
  'http:example.org',
  'http:/example.org',
  'http:\\\\example.org',
  'https://example.org\\@evil.example',
  'http://user@example.org',
  'http://example.org:pass@evil.example/',
  'https://exаmple.org/',
  'https://example。org/',
  'https://ｅxample.org/',
  'https://example.org/\u202e',
  'https://exam\u200bple.org/',
  'https://example.org\n/',
  ' https://example.org/',
  'https://example.org/ x',
  'https://',
  'https:///path',
  'https://-x/',
  'https://%65vil.example/',
  'https://a:99999999/',
  'mailto:',
  'mailto:a b',
  'mailto:a\\b',
  'MAILTO:\u0000',
  'hhttps://x',
  'https ://x',
  '\u0001https://x',
];

test.each(refused)('“%s” is not opened', async (url) => {
  const opened: string[] = [];
  const app = createAppService({
    version: '1.0.0',
    hostKind: 'desktop',
    home: '/home/ada',
    nativeDialogs: true,
    openExternal: async (address) => void opened.push(address),
  });
  expect(await app['app.openExternal']({ url }, { windowId: null })).toMatchObject({
    ok: false,
    failure: { kind: 'rejectedInput' },
  });
  expect(opened).toEqual([]);
});

test('a host says what it is and can do', async () => {
  const options = { version: '1.2.3', home: '/home/ada', openExternal: null };
  const describe = async (hostKind: 'desktop' | 'web') =>
    createAppService({ ...options, hostKind, nativeDialogs: hostKind === 'desktop' })['app.describe'](null, { windowId: null });
  const platform = expect.any(String);
  expect([await describe('desktop'), await describe('web')]).toEqual([
    ok({
      version: '1.2.3',
      hostKind: 'desktop',
      platform,
      home: '/home/ada',
      capabilities: { nativeMenus: true, nativeDialogs: true, allShortcuts: true, openExternal: false },
    }),
    ok({
      version: '1.2.3',
      hostKind: 'web',
      platform,
      home: '/home/ada',
      capabilities: { nativeMenus: false, nativeDialogs: false, allShortcuts: false, openExternal: false },
    }),
  ]);
});

test('a host without a browser to open says so', async () => {
  const app = createAppService({ version: '1', hostKind: 'web', home: '/', nativeDialogs: false, openExternal: null });
  expect(await app['app.openExternal']({ url: 'https://example.org/' }, { windowId: null })).toMatchObject({
    failure: { kind: 'unsupported' },
  });
});
