import { expect, test } from 'vitest';
import { blankImported } from '#shared/interop/imported';
import type { ExportFormat } from '#shared/interop/writers/export-formats';
import { requestsIn, type Kept } from '#shared/interop/writers/kept';
import { createDraft } from '#shared/model/request-draft';
import { createRow } from '#shared/model/row';
import { createEventStream, createWebSocket, type WebSocketWishes } from '#shared/model/socket';
import { readImport } from './read-import';
import { writeExport } from './write-export';

const wishes: WebSocketWishes = {
  ...createWebSocket(),
  subprotocols: 'shelf.v1, shelf.v2',
  typed: { kind: 'json', text: '{"hello": 1.0}' },
  messages: [
    { name: 'Message 1', kind: 'json', text: '{"hello": 1.0}' },
    { name: 'Message 2', kind: 'text', text: 'two\nlines' },
  ],
};
const kept = (some: Partial<WebSocketWishes> = {}): Kept => ({
  ...blankImported('Live'),
  items: [
    {
      kind: 'request',
      name: 'Talk',
      draft: { ...createDraft('wss://a.test/live?x=1'), headers: [createRow('X-Mine', 'yes')], socket: { ...wishes, ...some } },
    },
    { kind: 'request', name: 'News', draft: { ...createDraft('https://a.test/news'), socket: createEventStream() } },
  ],
});

async function thereAndBack(format: ExportFormat, collection = kept()) {
  const { files, losses } = writeExport(collection, { format });
  const read = await readImport(files.map(({ name, text }) => ({ name, text })));
  if (!read.ok) throw new Error(JSON.stringify(read.failure));
  const drafts = [...requestsIn(read.value.imported)].map(({ request }) => request.draft);
  return {
    talk: drafts.find(({ url }) => url.startsWith('ws')),
    drafts,
    losses: losses.map(({ item, what }) => `${item}: ${what}`),
  };
}

test.each(['http', 'har', 'opencollection'] as const)(
  'a WebSocket comes back from %s with what may be said on it',
  async (format) => {
    const { talk, losses } = await thereAndBack(format);
    expect(talk).toMatchObject({ url: 'wss://a.test/live?x=1', method: 'GET' });
    expect(talk?.socket).toMatchObject({ kind: 'websocket', typed: wishes.typed });
    const said = talk?.socket?.kind === 'websocket' ? talk.socket.messages.map(({ kind, text }) => ({ kind, text })) : [];
    expect(said).toEqual(wishes.messages.map(({ kind, text }) => ({ kind, text })));
    expect(talk?.headers.map(({ name, value }) => `${name}: ${value}`)).toContain('X-Mine: yes');
    // OpenCollection in one file has nothing beside it.
    expect(losses.filter((line) => format !== 'opencollection' || !line.includes('socket'))).toEqual([]);
  },
);

test('from Postman’s format its address comes back as a WebSocket, and what it lost is told', async () => {
  const { talk, losses } = await thereAndBack('postman');
  expect(talk?.socket?.kind).toBe('websocket');
  expect(losses).toEqual(['Talk: that it is a WebSocket', 'Talk: what may be said on it']);
});

test.each(['openapi', 'curl'] as const)('%s has no place for a WebSocket, and says so', async (format) => {
  const { talk, drafts, losses } = await thereAndBack(format);
  expect(talk).toBeUndefined();
  expect(drafts).toHaveLength(1);
  expect(losses).toContain('Talk: the WebSocket');
});

test.each(['http', 'har'] as const)('messages of bytes, and how a connection is kept, are told as lost by %s', async (format) => {
  const { losses } = await thereAndBack(format, kept({ reconnect: true, messages: [{ name: 'b', kind: 'hex', text: 'de ad' }] }));
  expect(losses).toEqual(expect.arrayContaining(['Talk: messages of bytes', 'Talk: how its connection is kept']));
});
