import type { Closing, ExchangeEventOf, Tally } from './exchange-event';
import type { SocketKind } from './socket';

/** What is known of an exchange that stays open for messages. */
export interface SocketState {
  readonly kind: SocketKind;
  /** The transcript, as a body; null where it was not kept. */
  readonly bodyId: string | null;
  readonly subprotocol: string;
  readonly extensions: string;
  readonly tally: Tally;
  /** How it was closed; null while it is not, and where it simply broke. */
  readonly closing: Closing | null;
}

/** What is said while a lost connection is waited for, in milliseconds. */
export const connectingAgain = (ms: number): string => `Connecting again in ${Number((ms / 1000).toFixed(1))} s.`;

const emptyTally: Tally = { entries: 0, sent: 0, received: 0, sentBytes: 0, receivedBytes: 0, lastEventId: '' };

/** The next state of a socket. A connection that is made again goes on in the same transcript. */
export function advanceSocket(
  socket: SocketState | undefined,
  event: ExchangeEventOf<'opened'> | ExchangeEventOf<'talked'> | ExchangeEventOf<'closed'>,
): { readonly socket?: SocketState } {
  if (event.type === 'opened') {
    const { kind, bodyId, subprotocol, extensions } = event;
    return { socket: { kind, bodyId, subprotocol, extensions, tally: socket?.tally ?? emptyTally, closing: null } };
  }
  if (socket === undefined) return {};
  return { socket: event.type === 'talked' ? { ...socket, tally: event.tally } : { ...socket, closing: event.closing } };
}
