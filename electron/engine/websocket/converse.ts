import { madeLater } from '#shared/http/default-headers';
import type { ExchangeEvent, HeaderList } from '#shared/model/exchange-event';
import { transportWs, type WebSocketWishes } from '#shared/model/socket';
import { askWithCredentials, beginAuth } from '../ask-with-credentials';
import type { Prepared } from '../prepare-request';
import { receiveBody, skipBody } from '../receive-body';
import { sendExchange } from '../send-exchange';
import { keepConnected } from '../socket/keep-connected';
import type { Ending, SocketRun } from '../socket/socket-run';
import { refuseAnswer } from '../stopped';
import { headerValue } from '../wire-request';
import { agree, withKey } from './handshake';
import { talk } from './talk';

const firstPauseMs = 1_000;
const longestPauseMs = 30_000;

/** Twice as long each time, so that a server that is down is not stormed (RFC 6455, 7.2.3). */
const pause = (failures: number) => Math.min(longestPauseMs, firstPauseMs * 2 ** (failures - 1));

/** Opens a WebSocket and talks on it until it is over. */
export async function* converse(prepared: Prepared, wishes: WebSocketWishes, socket: SocketRun): AsyncGenerator<ExchangeEvent> {
  yield* keepConnected(socket, () => connect(prepared, wishes, socket), pause);
}

/** An answer that is no 101 is shown as the answer it is; redirects are not followed (RFC 6455, 4.1 leaves it to the client). */
async function* connect(
  { request, auth }: Prepared,
  wishes: WebSocketWishes,
  socket: SocketRun,
): AsyncGenerator<ExchangeEvent, Ending> {
  const { run } = socket;
  const keyed = withKey(request, (name, value) => name.toLowerCase() === 'sec-websocket-key' && value === madeLater);
  const { answer } = yield* askWithCredentials(keyed, beginAuth(auth, run, sendExchange), run);
  if (answer.head.status === 101 && socket.operation !== null) refuseOtherProtocol(answer.head.headers);
  if (answer.head.status === 101) return yield* talk(agree(keyed.headers, answer.head, wishes.messageBytes), wishes, socket);
  if (socket.transcript === null) {
    yield* receiveBody(answer, null, run);
    return { kind: 'answered' };
  }
  await skipBody(answer, run);
  const { status } = answer.head;
  const reason = `The server answered ${status} instead of switching.`;
  return { kind: 'closed', closing: { code: null, reason, by: 'server', clean: true }, mayReturn: status >= 500 };
}

/** An operation is followed in one protocol alone; which one the server has instead is worth knowing. */
function refuseOtherProtocol(headers: HeaderList): void {
  const chosen = headerValue(headers, 'sec-websocket-protocol')?.trim() ?? '';
  if (chosen === transportWs) return;
  if (chosen === olderProtocol)
    refuseAnswer(
      `it speaks “${olderProtocol}”, the older protocol for subscriptions, which ended with subscriptions-transport-ws; Cairn speaks “${transportWs}”, and server-sent events`,
    );
  const what = chosen === '' ? 'it agrees to no subprotocol' : `it chooses the subprotocol “${chosen.slice(0, 60)}”`;
  refuseAnswer(
    `${what}; operations are followed over “${transportWs}”. A server that is older may speak “${olderProtocol}” alone, which Cairn does not, or send events`,
  );
}

/** The name that subscriptions-transport-ws has on the wire. */
const olderProtocol = 'graphql-ws';
