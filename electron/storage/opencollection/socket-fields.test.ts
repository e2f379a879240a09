import { describe, expect, test } from 'vitest';
import { createDraft, type RequestDraft } from '#shared/model/request-draft';
import { rowsFromUrl } from '#shared/model/query-rows';
import { createRow } from '#shared/model/row';
import { createEventStream, createSubscription, createWebSocket } from '#shared/model/socket';
import { parseYamlFile } from '../yaml/yaml-file';
import { readRequest, type SavedRequest } from './read-request';
import { withSide, writeSide } from './side-file';
import { changeRequest, writeNewRequest } from './write-request';

const root = '/collection';

function read(text: string, side: string | null = null): SavedRequest {
  const file = parseYamlFile(text);
  const saved = file.readable ? readRequest(file.value, root) : file;
  if (!saved.readable) throw new Error(`${saved.trouble.line}: ${saved.trouble.reason}`);
  return { ...saved.value, draft: withSide(saved.value.draft, side) };
}

function change(text: string, next: Partial<RequestDraft>, name?: string): string {
  const file = parseYamlFile(text);
  if (!file.readable) throw new Error(file.trouble.reason);
  const before = read(text);
  return changeRequest(file.value, before, { name: name ?? before.name, draft: { ...before.draft, ...next } }, root);
}

const sideOf = (draft: RequestDraft, side: string | null) => {
  const written = writeSide(draft, side);
  if (!written.readable) throw new Error(written.trouble.reason);
  return written.value;
};

describe('a WebSocket', () => {
  const draft: RequestDraft = {
    ...createDraft('wss://x.test/:room?a=1'),
    query: rowsFromUrl('wss://x.test/:room?a=1', []),
    path: [createRow('room', 'lobby')],
    headers: [createRow('Origin', 'https://x.test')],
    socket: {
      ...createWebSocket(),
      subprotocols: 'v1, v2',
      compress: true,
      reconnect: true,
      pingEverySeconds: 30,
      typed: { kind: 'json', text: '{"not":"kept"}' },
      messages: [
        { name: 'hello', kind: 'text', text: 'hello' },
        { name: 'bytes', kind: 'hex', text: 'de ad' },
      ],
    },
  };
  const plain = ({ socket, url, headers, path }: RequestDraft) => [
    socket,
    url,
    ...[headers, path].map((rows) => rows.map(({ name, value }) => [name, value])),
  ];

  test('is a request of its own type, with its messages, and the rest beside it', () => {
    const text = writeNewRequest({ name: 'live', seq: 1, draft }, '/collection');
    expect(text).toContain('type: websocket');
    expect(text).toMatch(/^websocket:\n {2}url: wss:/m);
    expect(text).toContain('keepAliveInterval: 30000');
    expect(text).not.toMatch(/^http:/m);
    const side = sideOf(draft, null);
    expect(plain(withSide(read(text).draft, side))).toEqual(plain(draft));
  });

  test('becomes a plain request, and one becomes a WebSocket', () => {
    const text = writeNewRequest({ name: 'live', seq: 1, draft }, '/collection');
    const http = change(text, { socket: null, url: 'https://x.test/', query: [] });
    expect(http).toContain('type: http');
    expect(http).not.toContain('websocket');
    expect(read(http).draft).toMatchObject({ socket: null, url: 'https://x.test/', method: 'GET' });
    const again = change(http, { socket: draft.socket, url: draft.url });
    expect(read(again).draft.socket).toMatchObject({
      kind: 'websocket',
      messages: [{ name: 'hello' }, { name: 'bytes', kind: 'hex' }],
    });
  });

  test('one message stands alone, as other tools write it', () => {
    const text =
      'info:\n  name: a\n  type: websocket\nwebsocket:\n  url: ws://x.test\n  message:\n    type: json\n    data: "{}"\n';
    const { socket } = read(text).draft;
    expect(socket).toMatchObject({ kind: 'websocket', typed: { kind: 'json', text: '{}' }, messages: [] });
    expect(change(text, {})).toBe(text);
    expect(change(text, { headers: [createRow('A', 'b')] })).toContain('data: "{}"');
  });
});

test('a stream of events is a plain request, and what makes it one stands beside it', () => {
  const draft: RequestDraft = {
    ...createDraft('https://x.test/'),
    socket: { ...createEventStream(), lastEventId: '7', reconnect: true },
  };
  const text = writeNewRequest({ name: 'feed', seq: 1, draft }, '/collection');
  expect(text).toContain('type: http');
  const side = sideOf(draft, null);
  expect(withSide(read(text).draft, side).socket).toEqual(draft.socket);
  expect(sideOf({ ...draft, socket: null }, side)).toBeNull();
});

describe('an operation that is followed', () => {
  const body = { kind: 'graphql', query: 'subscription { a }', variables: '', operationName: '' } as const;
  const draft: RequestDraft = {
    ...createDraft('wss://x.test/graphql', 'POST'),
    body,
    socket: {
      ...createSubscription(),
      subscription: { init: '{"token":"{{t}}"}', ackSeconds: 3 },
      compress: true,
      reconnect: true,
      pingEverySeconds: 30,
    },
  };

  test('has a file of GraphQL, and what makes it stay open beside it', () => {
    const text = writeNewRequest({ name: 'live', seq: 1, draft }, '/collection');
    expect(text).toContain('type: graphql');
    expect(text).not.toContain('keepAliveInterval');
    expect(read(text).draft).toMatchObject({ socket: null, body });
    expect(withSide(read(text).draft, sideOf(draft, null))).toMatchObject({ socket: draft.socket, body, url: draft.url });
  });

  test('and none beside it once it is a plain request again', () => {
    const side = sideOf(draft, null);
    expect(sideOf({ ...draft, socket: null }, side) ?? '').not.toContain('subscription');
  });
});
