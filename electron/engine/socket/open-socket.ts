import type { ExchangeEvent } from '#shared/model/exchange-event';
import type { RequestDraft } from '#shared/model/request-draft';
import { isSubscription, offeredBy, subscriptionSchema, type SocketWishes } from '#shared/model/socket';
import { checkDraft } from '#shared/model/check-draft';
import { goesByHash, graphqlText, saysGraphql } from '#shared/graphql/graphql-text';
import { asSocketAddress } from '#shared/http/draft-url';
import { followEvents, followReserved } from '../event-stream/follow-events';
import { runExchange, sendExchange, type Asked } from '../send-exchange';
import { asHash, besideHash } from '../send-persisted';
import { converse } from '../websocket/converse';
import type { Operation } from '../websocket/follow-operation';
import type { SocketLine } from './socket-line';

/**
 * Runs the exchange of a draft that has a socket, from `started` to `finished` or `failed`, and any other as `sendExchange` does.
 * What is said by the user comes over `line`. Aborting the signal ends it as cancelled; a close over the line ends it in order.
 */
export async function* openSocket(asked: Asked, line: SocketLine): AsyncGenerator<ExchangeEvent, void> {
  const { exchangeId, draft, context, signal } = asked;
  const { socket } = draft;
  if (socket === null) return yield* sendExchange(exchangeId, draft, context, signal);
  const events = runExchange({ ...asked, draft: draftFor(draft, socket), asSent: asOpening }, (prepared, run, filled) => {
    const socketRun = { run, line, wishes: socket, operation: operationOf(filled), transcript: null };
    if (socket.kind === 'websocket') return converse(prepared, socket, socketRun);
    return isReserved(filled)
      ? followReserved(prepared, { draft: filled, wishes: socket }, socketRun)
      : followEvents(prepared, { draft: filled, wishes: socket }, socketRun);
  });
  for await (const event of events) yield socket.kind === 'websocket' ? asOfSocket(event) : event;
}

/** A WebSocket is asked for over HTTP/1.1 alone (RFC 6455, 4.1); a stream goes on for as long as it likes. */
function draftFor(draft: RequestDraft, { kind }: SocketWishes): RequestDraft {
  const { options } = draft;
  if (kind === 'websocket')
    return {
      ...draft,
      method: 'GET',
      body: isSubscription(draft.socket) ? draft.body : { kind: 'none' },
      options: { ...options, httpVersion: '1.1', versionText: 'HTTP/1.1' },
    };
  const method = isReserved(draft) ? 'GET' : draft.method;
  return { ...draft, method, options: { ...options, limits: { ...options.limits, decodedBytes: options.limits.bodyBytes } } };
}

/** What is followed goes over a WebSocket, once there is one: the request that opens it only offers its subprotocol. */
function asOpening(draft: RequestDraft): RequestDraft {
  const { socket } = draft;
  if (isReserved(draft)) return { ...draft, method: 'GET', body: { kind: 'none' } };
  if (socket?.kind === 'events' && goesByHash(draft)) return asHash(draft);
  if (socket?.kind !== 'websocket' || socket.subscription === null) return draft;
  // What cannot be followed is refused as it was written.
  if (checkDraft(draft).length > 0) return draft;
  const opening = { ...socket, subprotocols: offeredBy(socket).join(', '), subscription: null };
  return { ...draft, body: { kind: 'none' }, socket: opening };
}

/** Whether an operation is asked beside its stream. */
const isReserved = ({ socket, body }: RequestDraft): boolean =>
  socket?.kind === 'events' && socket.singleConnection && body.kind === 'graphql' && saysGraphql(body);

/** What is followed, with all variables filled in. */
function operationOf(draft: RequestDraft): Operation | null {
  const { socket, body } = draft;
  if (body.kind !== 'graphql') return null;
  const { init, ackSeconds } = (socket?.kind === 'websocket' && socket.subscription) || subscriptionSchema.parse({});
  const usual = { init, ackMs: ackSeconds * 1000 };
  if (!goesByHash(draft)) return { ...usual, request: graphqlText(body), whole: null };
  return { ...usual, request: textOf(asHash(draft)), whole: textOf(besideHash(draft)) };
}

const textOf = ({ body }: RequestDraft): string => (body.kind === 'graphql' ? graphqlText(body) : '');

/** Addresses as they were meant: `ws` and `wss`. */
function asOfSocket(event: ExchangeEvent): ExchangeEvent {
  return event.type === 'started' || event.type === 'sent' ? { ...event, url: asSocketAddress(event.url) } : event;
}
