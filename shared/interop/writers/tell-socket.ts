import type { RequestDraft } from '../../model/request-draft';
import { createEventStream, createWebSocket } from '../../model/socket';
import { hasBytesToSay } from '../socket-messages';
import type { Losses } from './losses';

/** Tells what of a socket has no place where a request is over with its answer. */
export function tellSocket(place: string, { socket }: Pick<RequestDraft, 'socket'>, losses: Losses): void {
  if (socket === null) return;
  const usual = socket.kind === 'websocket' ? createWebSocket() : createEventStream();
  const wishes = ['reconnect', 'reconnectAtMost', 'messageBytes', 'compress', 'pingEverySeconds'] as const;
  const differs = (name: string): boolean => Reflect.get(socket, name) !== Reflect.get(usual, name);
  if (wishes.some(differs)) losses.lose(place, 'how its connection is kept', 'there is only what is sent in it');
}

/** Tells that a format has no WebSockets, and what of one it holds all the same. */
export function tellNoWebSocket({ socket }: Pick<RequestDraft, 'socket'>, lose: (what: string, why: string) => void): void {
  if (socket?.kind !== 'websocket') return;
  lose('that it is a WebSocket', 'Postman’s format has requests of HTTP alone: its address and headers stand in one');
  if (socket.messages.length > 0 || socket.typed.text !== '')
    lose('what may be said on it', 'Postman’s format has requests of HTTP alone');
}

/** Tells that messages of bytes stay behind. */
export function tellBytesToSay(place: string, { socket }: Pick<RequestDraft, 'socket'>, losses: Losses): void {
  if (socket?.kind === 'websocket' && hasBytesToSay(socket)) losses.lose(place, 'messages of bytes', 'there is only text in it');
}
