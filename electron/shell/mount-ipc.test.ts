import { beforeEach, expect, test, vi } from 'vitest';
import { createMemoryTransport, createToyHost, eventsToHear, holdConversation } from '#shared/contract/conversation.test-support';
import { ok } from '#shared/result';
import type { Transport } from '#shared/contract/types';
import { createTestServices } from '../services/host-parts.test-support';
import type { FakeElectron } from './electron.test-support';

const electron: FakeElectron = await vi.hoisted(async () => (await import('./electron.test-support')).createFakeElectron());
vi.mock('electron', () => electron);

const { mountIpc, pageOf } = await import('./mount-ipc');

beforeEach(() => {
  electron.ipcHandlers.clear();
  electron.BrowserWindow.all.length = 0;
});

const ourFrame = { parent: null, origin: 'app://cairn', url: 'app://cairn/' };
const ourPage = { senderFrame: ourFrame, sender: { id: 10 } };

async function mounted() {
  const asked: unknown[] = [];
  const services = await createTestServices({
    'app.openExternal': async (input, caller) => {
      asked.push([input, caller]);
      return ok(null);
    },
  });
  mountIpc(services);
  const call = electron.ipcHandlers.get('host:call');
  if (!call) throw new Error('nothing handles calls');
  return { services, asked, call };
}

const refused = { ok: false, failure: { kind: 'rejectedInput', issues: [expect.any(String)] } };

test('our page is answered, and the services learn which window asks', async () => {
  const { call, asked } = await mounted();
  expect(await call(ourPage, 'app.openExternal', { url: 'https://example.org/' })).toEqual(ok(null));
  expect(asked).toEqual([[{ url: 'https://example.org/' }, { windowId: 'desktop-10' }]]);
});

test.each([
  ['a frame inside our page', { ...ourFrame, parent: ourFrame }],
  ['a page of another origin', { ...ourFrame, origin: 'https://evil.example' }],
  ['a page whose origin begins like ours', { ...ourFrame, origin: 'app://cairn.evil.example' }],
  ['a body', { ...ourFrame, origin: 'body://cairn' }],
  ['a page without an origin', { ...ourFrame, origin: 'null' }],
  ['a page that is gone', null],
])('%s is refused', async (_what, senderFrame) => {
  const { call, asked } = await mounted();
  expect(await call({ ...ourPage, senderFrame }, 'app.openExternal', { url: 'https://example.org/' })).toEqual(refused);
  expect(asked).toEqual([]);
});

test.each<{ name: unknown }>(
  [undefined, null, 7, {}, [], ['app.openExternal'], { toString: 'app.openExternal' }, new Map(), '__proto__'].map((name) => ({
    name,
  })),
)('the name $name is no name', async ({ name }) => {
  const { call, asked } = await mounted();
  expect(await call(ourPage, name, { url: 'https://example.org/' })).toEqual(refused);
  expect(asked).toEqual([]);
});

test('every window hears every event', async () => {
  const { services } = await mounted();
  const windows = [new electron.BrowserWindow(), new electron.BrowserWindow()];
  services.publish('practice.changed', { phase: 'starting' });
  const heard = [['host:event', 'practice.changed', { phase: 'starting' }]];
  expect(windows.map(({ webContents }) => webContents.sent)).toEqual([heard, heard]);
});

test('there is one channel in, and no other', async () => {
  await mounted();
  expect([...electron.ipcHandlers.keys()]).toEqual(['host:call']);
});

test('over the bridge the conversation is the same as in memory', async () => {
  const inMemory = await holdConversation(createMemoryTransport(createToyHost()), async () => {});

  const toy = createToyHost();
  mountIpc({ ...(await createTestServices()), dispatch: toy.dispatch, subscribe: (listener) => toy.bus.subscribe(listener) });
  const overBridge = await holdConversation(await bridgeTo(new electron.BrowserWindow()), async () => {});

  expect(overBridge).toEqual(inMemory);
  expect(overBridge.filter(([kind]) => kind === 'event')).toHaveLength(eventsToHear);
});

/** The true preload script, with its messages carried to the main process and back as Electron does: as copies. */
async function bridgeTo(window: InstanceType<FakeElectron['BrowserWindow']>): Promise<Transport> {
  electron.ipcRenderer.invoke = async (channel, ...message) =>
    structuredClone(
      await electron.ipcHandlers.get(String(channel))?.({ ...ourPage, sender: window.webContents }, ...structuredClone(message)),
    );
  window.webContents.send = (channel, ...message) =>
    void electron.ipcRenderer.emit(String(channel), {}, ...structuredClone(message));
  await import('../preload');
  const bridge = electron.exposed.cairnBridge as Pick<Transport, 'call' | 'listen'>;
  return { ...bridge, bodyUrl: async (bodyId) => bodyId, onConnection: () => () => {} };
}

test('pages are told apart by their contents', () => {
  expect(pageOf({ id: 4 } as never)).toBe('desktop-4');
});
