import { closeCodeName } from '../http/close-code-name';
import type { Exchange } from '../model/exchange';
import { connectingAgain, type SocketState } from '../model/socket-state';

/** How a socket is or went, as a sentence; null for an exchange that is none. */
export function summarizeSocket({ phase, socket, hops }: Exchange): string | null {
  if (socket === undefined) return null;
  if (phase === 'failed') return null;
  if (phase === 'finished') return `${endOf(socket)} ${talkOf(socket)}`;
  if (phase === 'receiving') return `Open. ${talkOf(socket)}`;
  return `${reconnecting(hops)}${lastIdOf(socket)}`;
}

/** Until it connects, it is said when that will be. */
function reconnecting(hops: Exchange['hops']): string {
  const waited = hops.at(-1)?.parted;
  if (waited) return `${waited.says} ${connectingAgain(waited.againMs)}`;
  const lost = hops.findLast(({ parted }) => parted)?.parted;
  return `${lost?.says ?? 'The connection is gone.'} Connecting again.`;
}

/** From where a stream of events goes on. */
const lastIdOf = ({ tally: { lastEventId } }: SocketState): string => (lastEventId === '' ? '' : ` Last id: ${lastEventId}.`);

function endOf({ closing, subprotocol }: SocketState): string {
  if (closing === null) return 'It ended.';
  const { code, reason, by, clean } = closing;
  const said = reason === '' ? '' : ` (“${reason}”)`;
  if (code === null) return by === 'client' ? 'You ended it.' : reason === '' ? 'The stream ended.' : reason;
  if (by === 'server') return `Closed by the server with ${code}, ${closeCodeName(code, subprotocol).toLowerCase()}${said}.`;
  return `Closed with ${code}, ${closeCodeName(code, subprotocol).toLowerCase()}${said}${clean ? '' : '; the server did not answer'}.`;
}

function talkOf({ kind, tally: { sent, received } }: SocketState): string {
  const noun = kind === 'events' ? 'event' : 'message';
  const count = (many: number) => many.toLocaleString('en');
  if (kind === 'events') return `${count(received)} ${noun}${received === 1 ? '' : 's'} received.`;
  return `${count(received)} received, ${count(sent)} sent.`;
}
