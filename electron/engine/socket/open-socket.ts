import type { ExchangeEvent } from '#shared/model/exchange-event';
import type { RequestDraft } from '#shared/model/request-draft';
import type { SocketWishes } from '#shared/model/socket';
import { asSocketAddress } from '#shared/http/draft-url';
import { followEvents } from '../event-stream/follow-events';
import { runExchange, sendExchange, type Asked } from '../send-exchange';
import { converse } from '../websocket/converse';
import type { SocketLine } from './socket-line';

/**
 * Runs the exchange of a draft that has a socket, from `started` to `finished` or `failed`, and any other as `sendExchange` does.
 * What is said by the user comes over `line`. Aborting the signal ends it as cancelled; a close over the line ends it in order.
 */
export async function* openSocket(asked: Asked, line: SocketLine): AsyncGenerator<ExchangeEvent, void> {
  const { exchangeId, draft, context, signal } = asked;
  const { socket } = draft;
  if (socket === null) return yield* sendExchange(exchangeId, draft, context, signal);
  const events = runExchange({ ...asked, draft: draftFor(draft, socket) }, (prepared, run) =>
    socket.kind === 'websocket'
      ? converse(prepared, socket, { run, line, wishes: socket, transcript: null })
      : followEvents(prepared, socket, { run, line, wishes: socket, transcript: null }),
  );
  for await (const event of events) yield socket.kind === 'websocket' ? asOfSocket(event) : event;
}

/** A WebSocket is asked for over HTTP/1.1 alone (RFC 6455, 4.1); a stream goes on for as long as it likes. */
function draftFor(draft: RequestDraft, { kind }: SocketWishes): RequestDraft {
  const { options } = draft;
  if (kind === 'websocket')
    return {
      ...draft,
      method: 'GET',
      body: { kind: 'none' },
      options: { ...options, httpVersion: '1.1', versionText: 'HTTP/1.1' },
    };
  return { ...draft, options: { ...options, limits: { ...options.limits, decodedBytes: options.limits.bodyBytes } } };
}

/** Addresses as they were meant: `ws` and `wss`. */
function asOfSocket(event: ExchangeEvent): ExchangeEvent {
  return event.type === 'started' || event.type === 'sent' ? { ...event, url: asSocketAddress(event.url) } : event;
}
