import type { Socket } from 'node:net';
import { Duplex } from 'node:stream';
import { createFrameSplitter, type FrameListener } from './frame-splitter';

interface Taps {
  readonly sent: FrameListener;
  readonly received: FrameListener;
}

/** A socket with ears: what passes is cut into frames and told, and goes on as it is. Both end together. */
export function tapFrames(socket: Socket, taps: Taps): Duplex {
  const outgoing = createFrameSplitter(taps.sent, { beginsWithPreface: true });
  const incoming = createFrameSplitter(taps.received);
  const tapped = new Duplex({
    read: () => void socket.resume(),
    write(chunk: Buffer, _encoding, done) {
      outgoing(chunk);
      socket.write(chunk, done);
    },
    final(done) {
      socket.end(() => done());
    },
    destroy(thrown, done) {
      socket.destroy();
      done(thrown);
    },
  });
  socket.on('data', (chunk: Buffer) => {
    incoming(chunk);
    if (!tapped.push(chunk)) socket.pause();
  });
  socket.on('end', () => tapped.push(null));
  socket.on('error', (thrown) => tapped.destroy(thrown));
  socket.on('close', () => tapped.destroy());
  return tapped;
}
