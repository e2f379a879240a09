import { Readable } from 'node:stream';
import type { StoredBody } from './body-store.ts';

/** Bytes that are here as a body that is complete; nobody has to let go of it. */
export function memoryBody(bytes: Uint8Array): StoredBody {
  const part = (from: number, to: number) => bytes.slice(Math.max(0, from), Math.max(0, to));
  return {
    id: '',
    bytes: bytes.length,
    complete: true,
    path: null,
    filed: null,
    read: async (from, to) => part(from, to),
    stream: (from = 0, to = bytes.length) => Readable.from([Buffer.from(part(from, to))]),
  };
}
