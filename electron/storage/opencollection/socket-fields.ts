import { isMap, type YAMLMap } from 'yaml';
import type { RequestDraft } from '#shared/model/request-draft';
import { createRow } from '#shared/model/row';
import {
  createEventStream,
  createSubscription,
  createWebSocket,
  eventStreamSchema,
  isSubscription,
  savedMessageSchema,
  type SocketWishes,
  webSocketSchema,
  type WebSocketWishes,
} from '#shared/model/socket';
import type { Wanted, WantedMap } from '../yaml/wanted.ts';
import type { FieldReader } from './field-reader.ts';

type Message = WebSocketWishes['typed'];

/** A WebSocket as its file says it: what may be said on it, and how often it pings. */
export function readWebSocket(fields: FieldReader, section: YAMLMap | null, settings: YAMLMap | null): WebSocketWishes {
  const usual = createWebSocket();
  const pingMs = fields.number(settings, 'keepAliveInterval') ?? 0;
  const pingEverySeconds = Math.min(3_600, Math.max(0, Math.round(pingMs / 1000)));
  if (isMap(fields.node(section, 'message')))
    return { ...usual, pingEverySeconds, typed: readMessage(fields, fields.map(section, 'message')) };
  const variants = fields.rows(section, 'message');
  const messages = variants.map((row) => ({
    name: fields.text(row, 'title'),
    ...readMessage(fields, fields.map(row, 'message')),
  }));
  const selected = messages[variants.findIndex((row) => fields.flag(row, 'selected') === true)];
  const typed = selected ? { kind: selected.kind, text: selected.text } : usual.typed;
  return { ...usual, pingEverySeconds, messages, typed };
}

/** Bytes stand as they were typed: pairs of hexadecimal digits, or Base64. */
function readMessage(fields: FieldReader, map: YAMLMap | null): Message {
  const text = fields.text(map, 'data');
  const type = fields.text(map, 'type');
  if (type === 'json') return { kind: 'json', text };
  if (type !== 'binary') return { kind: 'text', text };
  return { kind: /^\s*(?:[0-9a-f]{2}\s*)*$/i.test(text) ? 'hex' : 'base64', text };
}

const types = { text: 'text', json: 'json', hex: 'binary', base64: 'binary' } as const;

const wantedMessage = ({ kind, text }: Message): WantedMap => ({ type: types[kind], data: text });

/** What may be said: one message, or those that were kept with the one that is typed marked. */
export function wantedMessages({ messages, typed }: WebSocketWishes): Wanted {
  if (messages.length === 0) return typed.text === '' ? undefined : wantedMessage(typed);
  return messages.map((message) => ({
    title: message.name,
    selected: isTyped(message, typed) ? true : undefined,
    message: wantedMessage(message),
  }));
}

const isTyped = (message: Message, typed: Message): boolean => message.kind === typed.kind && message.text === typed.text;

/** Of the interval in OpenCollection's milliseconds. */
export const pingInterval = ({ socket }: RequestDraft): number | undefined =>
  socket?.kind === 'websocket' && socket.subscription === null && socket.pingEverySeconds > 0
    ? socket.pingEverySeconds * 1000
    : undefined;

/** Fields of a WebSocket that stand in its own file. */
const inFile: readonly string[] = ['kind', 'messages', 'typed', 'pingEverySeconds'];

const fieldNames = [...new Set([...Object.keys(webSocketSchema.shape), ...Object.keys(eventStreamSchema.shape)])];

/** What OpenCollection has no field for, to stand beside the file; a request without a socket leaves nothing there. */
export function wantedSideSocket({ socket, path }: RequestDraft): WantedMap {
  const none: Record<string, Wanted> = Object.fromEntries([...fieldNames, 'path'].map((name) => [name, undefined]));
  if (socket === null) return none;
  if (socket.kind === 'websocket' && socket.subscription !== null) return { ...none, ...wantedSubscription(socket) };
  const usual: SocketWishes = socket.kind === 'websocket' ? createWebSocket() : createEventStream();
  const differing = Object.entries(socket).filter(
    ([name, value]) => !inFile.includes(name) && value !== (usual as Readonly<Record<string, unknown>>)[name],
  );
  if (socket.kind === 'events') return { ...none, kind: 'events', ...(Object.fromEntries(differing) as WantedMap) };
  const isElsewhere = socket.messages.length === 0 || socket.messages.some((message) => isTyped(message, socket.typed));
  return {
    ...none,
    ...(Object.fromEntries(differing) as WantedMap),
    typed: isElsewhere ? undefined : { ...socket.typed },
    path: path.map(({ name, value, enabled, description }) => ({ name, value, enabled, description })),
  };
}

/** An operation that is followed has a file of GraphQL; all that makes it stay open stands beside it. */
function wantedSubscription(socket: WebSocketWishes): WantedMap {
  const usual: Readonly<Record<string, unknown>> = createWebSocket();
  const differing = Object.entries(socket).filter(([name, value]) => typeof value !== 'object' && value !== usual[name]);
  return { ...(Object.fromEntries(differing) as WantedMap), kind: 'websocket', subscription: { ...socket.subscription } };
}

/** The draft with what stands beside its file about its socket. */
export function withSideSocket(draft: RequestDraft, side: Readonly<Record<string, unknown>>): RequestDraft {
  if (draft.socket?.kind === 'websocket')
    return { ...draft, socket: { ...draft.socket, ...validIn(webSocketSchema.shape, side) }, path: pathIn(side, draft) };
  if (side.kind === 'websocket' && draft.body.kind === 'graphql') {
    const known = Object.entries(side).filter(([name]) => Object.hasOwn(webSocketSchema.shape, name));
    const read = webSocketSchema.safeParse(Object.fromEntries(known));
    return { ...draft, socket: read.success && isSubscription(read.data) ? read.data : createSubscription() };
  }
  if (side.kind !== 'events') return draft;
  return { ...draft, socket: { ...createEventStream(), ...validIn(eventStreamSchema.shape, side) } };
}

interface Schema {
  safeParse(value: unknown): { readonly success: boolean; readonly data?: unknown };
}

function validIn(shape: Readonly<Record<string, Schema>>, side: Readonly<Record<string, unknown>>): object {
  return Object.fromEntries(
    Object.entries(shape).flatMap(([name, schema]) => {
      const isOurs = name === 'typed' || !inFile.includes(name);
      const parsed = isOurs && Object.hasOwn(side, name) ? schema.safeParse(side[name]) : { success: false };
      return parsed.success ? [[name, parsed.data]] : [];
    }),
  );
}

const pathRow = savedMessageSchema.pick({ name: true }).loose();

/** Values of the address’s path, for which a WebSocket has no field. */
function pathIn({ path }: Readonly<Record<string, unknown>>, draft: RequestDraft): RequestDraft['path'] {
  if (!Array.isArray(path)) return draft.path;
  const kept = path.flatMap((row: unknown) => {
    const read = pathRow.safeParse(row);
    if (!read.success) return [];
    const { name, value, enabled, description } = read.data;
    return {
      ...createRow(name, typeof value === 'string' ? value : ''),
      enabled: enabled !== false,
      description: typeof description === 'string' ? description : '',
    };
  });
  return draft.path.map((row) => kept.find(({ name }) => name === row.name) ?? row);
}
