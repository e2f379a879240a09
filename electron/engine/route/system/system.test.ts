import { execFileSync } from 'node:child_process';
import { chmod, mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { isInstalled } from '../../../practice/peers/peer.test-support';
import { bypassFor } from './is-bypassed';
import { readGsettings } from './read-gsettings';
import { readKioslaverc } from './read-kioslaverc';
import { readRegistry } from './read-registry';
import { readScutil } from './read-scutil';
import { readSystem } from './read-system';

const none = { http: '', https: '', other: '' };

const gnome = (...lines: readonly string[]) => lines.map((line) => `org.gnome.system.proxy${line}\n`).join('');

test('GNOME: what gsettings prints', () => {
  const manual = gnome(
    ` autoconfig-url ''`,
    ` ignore-hosts ['localhost', '127.0.0.0/8', '::1', "it's.test", '*.intern.test']`,
    ` mode 'manual'`,
    ` use-same-proxy true`,
    `.ftp host ''`,
    `.ftp port 0`,
    `.http authentication-password 's:e@c'`,
    `.http authentication-user "ada o'k"`,
    `.http enabled false`,
    `.http host 'proxy.test'`,
    `.http port 3128`,
    `.http use-authentication true`,
    `.https host '2001:db8::1'`,
    `.https port 3129`,
    `.socks host 'socks.test'`,
    `.socks port 1080`,
  );
  expect(readGsettings(manual)).toEqual({
    source: 'GNOME',
    pac: '',
    searches: false,
    elseEnvironment: false,
    proxies: {
      http: "http://ada%20o'k:s%3Ae%40c@proxy.test:3128",
      https: 'http://[2001:db8::1]:3129',
      other: 'socks5h://socks.test:1080',
    },
    exempt: ['localhost', '127.0.0.0/8', '::1', "it's.test", '*.intern.test'],
  });
  const auto = gnome(` autoconfig-url 'http://wpad.test/proxy.pac'`, ` ignore-hosts @as []`, ` mode 'auto'`);
  expect(readGsettings(auto)).toMatchObject({ pac: 'http://wpad.test/proxy.pac', searches: false, proxies: none, exempt: [] });
  expect(readGsettings(auto.replace('http://wpad.test/proxy.pac', ''))).toMatchObject({ pac: '', searches: true });
  // What is set for another mode does not count.
  expect(readGsettings(manual.replace(`'manual'`, `'none'`))).toMatchObject({ proxies: none, elseEnvironment: true });
  expect(readGsettings(manual.replace(`.http port 3128`, `.http port 0`))?.proxies.http).toBe('');
  expect(readGsettings('No such schema “org.gnome.system.proxy”\n')).toBeNull();
  expect(readGsettings('')).toBeNull();
});

test('KDE: kioslaverc', () => {
  const manual = `PersistentProxyConnection=false
[$Version]
update_info=x

[Proxy Settings]
NoProxyFor=localhost, .intern.test,10.0.0.0/8
Proxy Config Script=
ProxyType=1
ReversedException=false
ftpProxy=
httpProxy=http://proxy.test 3128
httpsProxy=http://proxy.test:3129
socksProxy=socks://socks.test 1080

[Other]
ProxyType=2
`;
  expect(readKioslaverc(manual)).toEqual({
    source: 'KDE',
    pac: '',
    searches: false,
    elseEnvironment: false,
    proxies: { http: 'http://proxy.test:3128', https: 'http://proxy.test:3129', other: 'socks5h://socks.test:1080' },
    exempt: ['localhost', '.intern.test', '10.0.0.0/8'],
  });
  const of = (type: number, more = '') => readKioslaverc(`[Proxy Settings]\r\nProxyType=${type}\r\n${more}`);
  expect(of(0)).toMatchObject({ proxies: none, elseEnvironment: true });
  expect(of(2, 'Proxy Config Script[$e]=file:///etc/proxy.pac\r\n')).toMatchObject({ pac: 'file:///etc/proxy.pac' });
  expect(of(3)).toMatchObject({ searches: true });
  expect(of(4, 'httpProxy=HTTP_PROXY\n')).toMatchObject({ proxies: none, elseEnvironment: true });
  expect(readKioslaverc('[Other]\nProxyType=1\n')).toBeNull();
});

test('macOS: what scutil prints', () => {
  const all = `<dictionary> {
  ExceptionsList : <array> {
    0 : *.local
    1 : 169.254/16
    2 : api.intern.test
  }
  ExcludeSimpleHostnames : 1
  FTPPassive : 1
  HTTPEnable : 1
  HTTPPort : 8888
  HTTPProxy : 127.0.0.1
  HTTPSEnable : 1
  HTTPSPort : 8889
  HTTPSProxy : fe80::1
  ProxyAutoConfigEnable : 0
  ProxyAutoConfigURLString : http://wpad.test/proxy.pac
  ProxyAutoDiscoveryEnable : 0
  SOCKSEnable : 0
  SOCKSPort : 1080
  SOCKSProxy : socks.test
}
`;
  expect(readScutil(all)).toEqual({
    source: 'macOS',
    pac: '',
    searches: false,
    elseEnvironment: false,
    proxies: { http: 'http://127.0.0.1:8888', https: 'http://[fe80::1]:8889', other: '' },
    exempt: ['*.local', '169.254/16', 'api.intern.test', '<local>'],
  });
  expect(readScutil(all.replace('ProxyAutoConfigEnable : 0', 'ProxyAutoConfigEnable : 1'))).toMatchObject({
    pac: 'http://wpad.test/proxy.pac',
  });
  expect(readScutil(all.replace('SOCKSEnable : 0', 'SOCKSEnable : 1'))?.proxies.other).toBe('socks5h://socks.test:1080');
  expect(readScutil('<dictionary> {\n  FTPPassive : 1\n}\n')).toMatchObject({ proxies: none, exempt: [], pac: '' });
  expect(readScutil('No proxy configuration available\n')).toBeNull();
});

test('macOS: what holds for one network service alone, as a VPN sets it, does not hold for all', () => {
  const scoped = `<dictionary> {
  ExceptionsList : <array> {
    0 : *.local
    1 : 169.254/16
    2 : 2001:db8::/32
  }
  FTPPassive : 1
  HTTPEnable : 0
  HTTPSEnable : 1
  HTTPSPort : 8889
  HTTPSProxy : proxy.test
  HTTPSUser : ada
  ProxyAutoConfigEnable : 0
  SOCKSEnable : 0
  __SCOPED__ : <dictionary> {
    utun2 : <dictionary> {
      ExceptionsList : <array> {
        0 : *.vpn.test
      }
      HTTPEnable : 1
      HTTPPort : 9999
      HTTPProxy : vpn.test
      HTTPSEnable : 0
      ProxyAutoConfigEnable : 1
      ProxyAutoConfigURLString : http://vpn.test/proxy.pac
    }
  }
  ProxyAutoDiscoveryEnable : 1
}
`;
  expect(readScutil(scoped)).toEqual({
    source: 'macOS',
    pac: '',
    searches: true,
    elseEnvironment: false,
    proxies: { http: '', https: 'http://proxy.test:8889', other: '' },
    exempt: ['*.local', '169.254/16', '2001:db8::/32'],
  });
});

test('Windows: keys below it, empty values and entries for other protocols change nothing', () => {
  const text = [
    '',
    'HKEY_CURRENT_USER\\Software\\Microsoft\\Windows\\CurrentVersion\\Internet Settings',
    '    (Standard)    REG_SZ    ',
    '    User Agent    REG_SZ    Mozilla/4.0 (compatible; MSIE 8.0; Win32)',
    '    ZonesSecurityUpgrade    REG_BINARY    BD1C0BD9E0F6D701',
    '    SecureProtocols    REG_DWORD    0xa80',
    '    ProxyEnable    REG_DWORD    0x1',
    '    MigrateProxy    REG_DWORD    0x1',
    '    ProxyServer    REG_SZ    ftp=f.test:21;HTTPS=b.test:2;',
    '    ProxyOverride    REG_EXPAND_SZ    10.*; *.intern.test ;[fe80::1];https://api.test:8443;<local>;',
    '    AutoConfigURL    REG_SZ    ',
    '    AutoDetect    REG_DWORD    0x0',
    '',
    'HKEY_CURRENT_USER\\Software\\Microsoft\\Windows\\CurrentVersion\\Internet Settings\\Connections',
    '',
  ].join('\r\n');
  expect(readRegistry(text)).toEqual({
    source: 'Windows',
    pac: '',
    searches: false,
    elseEnvironment: false,
    proxies: { http: '', https: 'http://b.test:2', other: '' },
    exempt: [
      '10.*',
      '*.intern.test',
      '[fe80::1]',
      'https://api.test:8443',
      '<local>',
      'localhost',
      '*.localhost',
      '127.0.0.0/8',
      '::1',
    ],
  });
  const socks = text.replace('ftp=f.test:21;HTTPS=b.test:2;', 'socks=c.test:3');
  expect(readRegistry(socks)?.proxies).toEqual({ http: '', https: '', other: 'socks4://c.test:3' });
  expect(readRegistry(text.replace('ftp=f.test:21;HTTPS=b.test:2;', 'http://[2001:db8::1]:8080'))?.proxies.https).toBe(
    'http://[2001:db8::1]:8080',
  );
});

test('Windows: what reg prints of Internet Settings', () => {
  const registry = (...lines: readonly string[]) =>
    `\r\nHKEY_CURRENT_USER\\Software\\Microsoft\\Windows\\CurrentVersion\\Internet Settings\r\n${lines.map((line) => `    ${line}\r\n`).join('')}\r\n`;
  const loopback = ['localhost', '*.localhost', '127.0.0.0/8', '::1'];
  const one = registry(
    'IE5_UA_Backup_Flag    REG_SZ    5.0',
    'ProxyEnable    REG_DWORD    0x1',
    'ProxyServer    REG_SZ    proxy.test:8080',
    'ProxyOverride    REG_SZ    *.intern.test;192.168.*;<local>',
    'User Agent    REG_SZ    Mozilla/4.0 (compatible)',
  );
  expect(readRegistry(one)).toEqual({
    source: 'Windows',
    pac: '',
    searches: false,
    elseEnvironment: false,
    proxies: { http: 'http://proxy.test:8080', https: 'http://proxy.test:8080', other: '' },
    exempt: ['*.intern.test', '192.168.*', '<local>', ...loopback],
  });
  expect(readRegistry(one.replace('0x1', '0x0'))?.proxies).toEqual(none);
  const each = registry(
    'ProxyEnable    REG_DWORD    0x1',
    'ProxyServer    REG_SZ    http=a.test:1;https=https://b.test:2;socks=c.test:3',
    'ProxyOverride    REG_SZ    <-loopback>',
    'AutoConfigURL    REG_SZ    http://wpad.test/wpad.dat',
    'AutoDetect    REG_DWORD    0x1',
  );
  expect(readRegistry(each)).toMatchObject({
    pac: 'http://wpad.test/wpad.dat',
    searches: true,
    proxies: { http: 'http://a.test:1', https: 'https://b.test:2', other: 'socks4://c.test:3' },
    exempt: [],
  });
  expect(readRegistry('ERROR: The system was unable to find the specified registry key or value.\r\n')).toBeNull();
});

test.each<[entry: string, host: string, isLeftOut: boolean]>([
  ['<local>', 'printer', true],
  ['<local>', 'printer.intern.test', false],
  ['<local>', '::1', false],
  ['*.intern.test', 'api.intern.test', true],
  ['*.intern.test', 'intern.test', false],
  ['.intern.test', 'api.intern.test', true],
  ['intern.test', 'intern.test', true],
  ['intern.test', 'INTERN.test.', true],
  ['intern.test', 'api.intern.test', false],
  ['*intern.test', 'myintern.test', true],
  ['192.168.*', '192.168.1.7', true],
  ['192.168.*', '10.192.168.1', false],
  ['169.254/16', '169.254.9.9', true],
  ['169.254/16', '169.255.9.9', false],
  ['127.0.0.0/8', '127.9.9.9', true],
  ['2001:db8::/32', '2001:db8::7', true],
  ['::1', '::1', true],
  ['[::1]', '::1', true],
  ['[::1]:443', '::1', true],
  ['[::1]:8443', '::1', false],
  ['FE80:0:0:0:0:0:0:7', 'fe80::7', true],
  ['fe80::7', 'fe80::8', false],
  ['fe80::*', 'fe80::8', true],
  ['[fe80::]/10', 'febf::1', true],
  ['10.*', '10.1.2.3', true],
  ['10.*', '110.1.2.3', false],
  ['*.*', 'printer', false],
  ['https://api.test:443', 'api.test', true],
  ['<LOCAL>', 'printer', true],
  ['http://api.test', 'api.test', true],
  ['api.test:443', 'api.test', true],
  ['api.test:8443', 'api.test', false],
  ['*', 'anything.test', true],
  ['a.c', 'abc', false],
  ['', 'api.test', false],
])('the entry “%s” leaves %s out: %s', (entry, host, isLeftOut) => {
  expect(bypassFor([entry], host, 443) !== undefined).toBe(isLeftOut);
});

let folder = '';
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'cairn-system-'));
  await mkdir(join(folder, 'bin'));
});
afterAll(() => rm(folder, { recursive: true, force: true }));

/** A tool of another system, which prints what it was told and writes down how it was called. */
async function plant(name: string, says: string): Promise<void> {
  const path = join(folder, 'bin', name);
  await writeFile(path, `#!/bin/sh\nprintf '%s|' "$@" >"${folder}/${name}.called"\ncat <<'END'\n${says}\nEND\n`);
  await chmod(path, 0o755);
}

describe.skipIf(process.platform === 'win32')('the tools that systems bring', () => {
  const env = () => ({ PATH: `${join(folder, 'bin')}:/usr/bin:/bin`, HOME: folder });

  test('are called with their arguments apart, and only where they are', async () => {
    await plant('scutil', '<dictionary> {\n  HTTPEnable : 1\n  HTTPProxy : a.test\n}');
    expect(await readSystem(env(), 'darwin')).toMatchObject({ source: 'macOS', proxies: { http: 'http://a.test' } });
    await plant('reg', '\n    ProxyEnable    REG_DWORD    0x0');
    expect(await readSystem(env(), 'win32')).toMatchObject({ source: 'Windows', proxies: none });
    expect(execFileSync('cat', [join(folder, 'reg.called')], { encoding: 'utf8' })).toBe(
      'query|HKCU\\Software\\Microsoft\\Windows\\CurrentVersion\\Internet Settings|',
    );
    expect(await readSystem({ PATH: join(folder, 'nowhere') }, 'darwin')).toBeNull();
    expect(await readSystem({ PATH: join(folder, 'nowhere') }, 'linux')).toBeNull();
  });

  test('KDE’s file comes first on KDE alone', async () => {
    await plant('gsettings', `org.gnome.system.proxy mode 'none'`);
    await mkdir(join(folder, '.config'), { recursive: true });
    await writeFile(join(folder, '.config', 'kioslaverc'), '[Proxy Settings]\nProxyType=1\nhttpProxy=http://kde.test 1\n');
    expect(await readSystem({ ...env(), XDG_CURRENT_DESKTOP: 'KDE' }, 'linux')).toMatchObject({ source: 'KDE' });
    expect(await readSystem({ ...env(), XDG_CURRENT_DESKTOP: 'ubuntu:GNOME' }, 'linux')).toMatchObject({ source: 'GNOME' });
  });
});

const hasGnome =
  isInstalled('gsettings') &&
  execFileSync('gsettings', ['list-schemas'], { encoding: 'utf8' }).includes('org.gnome.system.proxy');

describe.skipIf(!hasGnome)('gsettings itself', () => {
  test('what was set with it is read', async () => {
    const env = { PATH: '/usr/bin:/bin', HOME: folder, XDG_CONFIG_HOME: join(folder, 'gnome'), GSETTINGS_BACKEND: 'keyfile' };
    const set = (schema: string, key: string, value: string) => execFileSync('gsettings', ['set', schema, key, value], { env });
    const schema = 'org.gnome.system.proxy';
    set(schema, 'mode', 'manual');
    set(schema, 'ignore-hosts', `["it's.test", '10.0.0.0/8']`);
    set(`${schema}.https`, 'host', 'proxy.test');
    set(`${schema}.https`, 'port', '3128');
    expect(await readSystem(env, 'linux')).toMatchObject({
      source: 'GNOME',
      proxies: { http: '', https: 'http://proxy.test:3128', other: '' },
      exempt: ["it's.test", '10.0.0.0/8'],
    });
  });
});
