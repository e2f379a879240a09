import { EventEmitter } from 'node:events';
import type { App } from 'electron';
import { expect, test, vi } from 'vitest';
import { FakeContents, type FakeElectron } from './electron.test-support';

const electron: FakeElectron = await vi.hoisted(async () => (await import('./electron.test-support')).createFakeElectron());
vi.mock('electron', () => electron);

const { guardNavigation } = await import('./navigation');
const { guardPermissions } = await import('./permissions');
const { keepPageOffline } = await import('./network');
const { registerSchemes } = await import('./register-schemes');

function guardedContents(): FakeContents {
  const app = new EventEmitter();
  guardNavigation(app as App);
  const contents = new FakeContents(1);
  app.emit('web-contents-created', {}, contents);
  return contents;
}

/** Whether the contents stopped what is about to happen. */
function isStopped(contents: FakeContents, event: string, details: Record<string, unknown>): boolean {
  const preventDefault = vi.fn();
  contents.emit(event, { ...details, preventDefault });
  return preventDefault.mock.calls.length > 0;
}

const elsewhere = [
  'https://example.org/',
  'file:///etc/passwd',
  'app://cairn/other.html',
  'app://evil/',
  'javascript:alert(1)',
  'data:text/html,x',
  'body://cairn/b1',
];

test.each(elsewhere)('the window does not navigate to %s', (url) => {
  expect(isStopped(guardedContents(), 'will-navigate', { url })).toBe(true);
});

test('the window may be loaded again', () => {
  expect(isStopped(guardedContents(), 'will-navigate', { url: 'app://cairn/' })).toBe(false);
});

test.each(['https://example.org/', 'file:///etc/passwd', 'app://cairn/', 'data:text/html,x', 'body://cairn/b1'])(
  'no frame shows %s',
  (url) => {
    expect(isStopped(guardedContents(), 'will-frame-navigate', { url, isMainFrame: false })).toBe(true);
  },
);

test.each(['about:srcdoc', 'about:blank', 'app://cairn/run-frame.html'])('a locked frame may show %s', (url) => {
  expect(isStopped(guardedContents(), 'will-frame-navigate', { url, isMainFrame: false })).toBe(false);
});

test('nothing is redirected', () => {
  expect(isStopped(guardedContents(), 'will-redirect', { url: 'app://cairn/' })).toBe(true);
});

test('no web view is attached', () => {
  expect(isStopped(guardedContents(), 'will-attach-webview', {})).toBe(true);
});

test('no window is opened', () => {
  const contents = guardedContents();
  expect(contents.windowOpenHandler?.({ url: 'app://cairn/' })).toEqual({ action: 'deny' });
});

const permissions = [
  'clipboard-read',
  'clipboard-sanitized-write',
  'display-capture',
  'fullscreen',
  'geolocation',
  'idle-detection',
  'media',
  'mediaKeySystem',
  'midi',
  'midiSysex',
  'notifications',
  'pointerLock',
  'keyboardLock',
  'openExternal',
  'speaker-selection',
  'storage-access',
  'top-level-storage-access',
  'window-management',
  'unknown',
  'fileSystem',
  'hid',
  'serial',
  'usb',
  'deprecated-sync-clipboard-read',
];

test('of all permissions our page may write text to the clipboard, and no other page may', () => {
  const session = electron.session.defaultSession;
  guardPermissions(session as never);
  const grantedOn = (requestingUrl: string) =>
    permissions.filter((permission) => {
      const answer = vi.fn();
      session.permissionRequest?.({}, permission, answer, { requestingUrl });
      return answer.mock.calls[0]?.[0] === true;
    });
  const passedOn = (origin: string) =>
    permissions.filter((permission) => session.permissionCheck?.({}, permission, origin, {}) === true);
  expect([grantedOn('app://cairn/'), passedOn('app://cairn/'), passedOn('app://cairn')]).toEqual(
    Array(3).fill(['clipboard-sanitized-write']),
  );
  expect(
    ['https://example.org/', 'app://cairn.evil/', 'body://cairn/', ''].flatMap((url) => [...grantedOn(url), ...passedOn(url)]),
  ).toEqual([]);
  expect(session.devicePermission?.({ deviceType: 'usb', origin: 'app://cairn' })).toBe(false);
});

test('the page reaches no network', () => {
  const session = electron.session.defaultSession;
  keepPageOffline(session as never);
  const isCancelled = (url: string) => {
    const answer = vi.fn((_decision: { cancel: boolean }) => {});
    session.beforeRequest?.({ url }, answer);
    return answer.mock.calls[0]?.[0].cancel === true;
  };
  const networks = [
    'https://example.org/',
    'http://127.0.0.1/',
    'ws://x/',
    'wss://x/',
    'ftp://x/',
    'file:///etc/passwd',
    'HTTPS://x/',
    'chrome://version',
    '',
  ];
  expect(networks.filter((url) => !isCancelled(url))).toEqual([]);
  expect(
    ['app://cairn/', 'body://cairn/b1', 'blob:app://cairn/1', 'data:image/png,x', 'devtools://x/'].filter(isCancelled),
  ).toEqual([]);
  expect(session.spellChecker).toBe(false);
});

test.each([
  ['https://example.org/x.exe', true],
  ['body://cairn/b1', false],
])('a download from %s is stopped: %s', (url, isExpected) => {
  const session = electron.session.defaultSession;
  session.removeAllListeners();
  keepPageOffline(session as never);
  const preventDefault = vi.fn();
  session.emit('will-download', { preventDefault }, { getURL: () => url });
  expect(preventDefault.mock.calls.length > 0).toBe(isExpected);
});

test('our schemes are secure origins that obey every policy', () => {
  registerSchemes();
  const rights = { standard: true, secure: true, supportFetchAPI: true };
  expect(electron.protocol.privileged).toEqual([
    { scheme: 'app', privileges: { ...rights, codeCache: true } },
    { scheme: 'body', privileges: { ...rights, corsEnabled: true, stream: true } },
  ]);
});
