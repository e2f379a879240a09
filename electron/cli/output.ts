import { randomUUID } from 'node:crypto';
import type { BodyStore } from '../bodies/body-store';
import type { Environment } from './environment';
import { writeTo } from './write-to';

/** Standard output, whose reader may leave at any moment: that is no fault, and nothing more is written then. */
export interface Output {
  readonly left: AbortSignal;
  write(content: string | Uint8Array): Promise<void>;
}

export function createOutput({ stdout }: Environment): Output {
  const leaving = new AbortController();
  stdout.on('error', () => leaving.abort());
  return {
    left: leaving.signal,
    async write(content) {
      if (leaving.signal.aborted) return;
      await writeTo(stdout, content).catch(() => leaving.abort());
    },
  };
}

interface Taker {
  /** The body is about to arrive, if only as nothing. */
  begin(): Promise<void>;
  take(chunk: Uint8Array): Promise<void>;
}

/** Where the engine may put a body that is shown while it arrives and kept nowhere. */
export function passThrough(taker: Taker): Pick<BodyStore, 'create'> {
  return {
    create() {
      let bytes = 0;
      const begun = taker.begin();
      return {
        id: randomUUID(),
        get bytes() {
          return bytes;
        },
        async write(chunk) {
          bytes += chunk.length;
          await begun;
          await taker.take(chunk);
        },
        end: () => begun,
      };
    },
  };
}
