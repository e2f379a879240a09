import { createDraft } from '#shared/model/request-draft';
import { createRow } from '#shared/model/row';
import { expect, test } from 'vitest';
import { openedDraft } from './opened-draft';

const plain = createDraft('http://127.0.0.1:7070/stream/websocket/echo');

test('a request that asks for a WebSocket opens as one, without what its handshake says by itself', () => {
  const rows = [
    ['Connection', 'Upgrade'],
    ['Upgrade', 'websocket'],
    ['Sec-WebSocket-Key', 'x'],
    ['Sec-WebSocket-Version', '13'],
    ['Sec-WebSocket-Protocol', 'practice.v1'],
    ['X-Own', '1'],
  ].map(([name = '', value = '']) => createRow(name, value));
  const opened = openedDraft({ ...plain, headers: rows });
  expect(opened).toMatchObject({
    url: 'ws://127.0.0.1:7070/stream/websocket/echo',
    socket: { kind: 'websocket', subprotocols: 'practice.v1' },
  });
  expect(opened.headers.map(({ name }) => name)).toEqual(['X-Own']);
});

test('any other stays as it is, also one that asks to become something else', () => {
  const other = { ...plain, headers: [createRow('Connection', 'Upgrade'), createRow('Upgrade', 'h2c')] };
  expect([openedDraft(plain), openedDraft(other)]).toEqual([plain, other]);
});
