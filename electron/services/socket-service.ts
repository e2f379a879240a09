import type { HandlersOf } from '#shared/contract/types';
import type { BodyStore } from '../bodies/body-store';
import { createTranscriptDesk } from '../bodies/transcript/transcript-desk';
import type { SocketLines } from './socket-lines';

/** Reads transcripts for the page, and says what it wants said. */
export function createSocketService(bodies: BodyStore, lines: SocketLines): HandlersOf<'socket'> {
  const desk = createTranscriptDesk(bodies);
  return {
    'socket.read': async ({ bodyId, ...asked }) => desk.read(bodyId, asked),
    'socket.readMessage': async ({ bodyId, n }) => desk.readMessage(bodyId, n),
    'socket.exportMessage': async ({ bodyId, n }) => desk.exportMessage(bodyId, n),
    'socket.say': async ({ exchangeId, outgoing }) => lines.say(exchangeId, outgoing),
  };
}
