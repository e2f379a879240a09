import type { Writable } from 'node:stream';

/** Writes and waits until it has gone out; rejects when whoever reads has left. */
export function writeTo(stream: Writable, content: string | Uint8Array): Promise<void> {
  return new Promise((resolve, reject) => {
    if (stream.destroyed) return reject(new Error('the stream is closed'));
    stream.write(content, (error) => (error ? reject(error) : resolve()));
  });
}
