import type { Socket } from 'node:net';
import { Sender, type Extensions, type FrameSocket } from './ws-parts';

/** Says things on a connection, masked as a client has to (RFC 6455, 5.3). Each resolves once it is with the system. */
export interface FrameWriter {
  text(text: string): Promise<void>;
  binary(bytes: Uint8Array): Promise<void>;
  ping(text: string): Promise<void>;
  pong(data: Uint8Array): Promise<void>;
  /** `code` null closes without one. */
  close(code: number | null, reason: string): Promise<void>;
}

/** Writes frames; `record` gets their bytes as they pass. */
export function createFrameWriter(socket: Socket, extensions: Extensions, record: (bytes: Uint8Array) => void): FrameWriter {
  const tapped: FrameSocket = {
    get destroyed() {
      return socket.destroyed;
    },
    cork: () => socket.cork(),
    uncork: () => socket.uncork(),
    write(bytes, done) {
      record(bytes);
      return socket.write(bytes, done);
    },
  };
  const sender = new Sender(tapped, extensions);
  const compress = Object.keys(extensions).length > 0;
  const say = (send: (done: (thrown?: Error | null) => void) => void) =>
    new Promise<void>((resolve, reject) => send((thrown) => (thrown ? reject(thrown) : resolve())));
  const message = (data: Uint8Array | string, binary: boolean) =>
    say((done) => sender.send(data, { binary, compress, fin: true, mask: true }, done));

  return {
    text: (text) => message(text, false),
    binary: (bytes) => message(bytes, true),
    ping: (text) => say((done) => sender.ping(text, true, done)),
    pong: (data) => say((done) => sender.pong(data, true, done)),
    close: (code, reason) => say((done) => sender.close(code ?? undefined, reason, true, done)),
  };
}
