import type { WireEntry } from '#shared/model/wire';
import { now } from './timings';
import type { WireLogs, WireRecorder } from './wire-log';

/** Bytes of one direction and part in the order they passed, as they came: views, not copies. */
export interface WireStretch extends Omit<WireEntry, 'bytes'> {
  readonly pieces: readonly Uint8Array[];
}

/** What passed on the wire for one page, and the secrets in it. */
export interface PageWireLog {
  readonly stretches: readonly WireStretch[];
  readonly secrets: readonly string[];
}

/** So much of a body is in a wire log. */
export const loggedBodyBytes = 64 * 1024;

/** The wire log of one exchange, which is let go of with it. Chunks are never written to again once they arrived, so they need no copy. */
export class PageWire implements WireLogs {
  readonly #stretches: (WireStretch & { pieces: Uint8Array[]; total: number })[] = [];
  #secrets: readonly string[] = [];

  open(): WireRecorder {
    return {
      hide: (secrets) => void (this.#secrets = secrets),
      record: (hop, direction, part, bytes) => {
        if (bytes.length > 0) this.#record({ hop, direction, part }, bytes);
      },
    };
  }

  get log(): PageWireLog {
    return { stretches: this.#stretches, secrets: this.#secrets };
  }

  read(): undefined {
    return undefined;
  }

  restore(): void {}

  release(): void {}

  /** Bodies and trailers of one hop and direction are one stretch; every head and interim answer is its own. */
  #record(of: Pick<WireEntry, 'hop' | 'direction' | 'part'>, bytes: Uint8Array): void {
    const last = this.#stretches.findLast(({ hop, direction }) => hop === of.hop && direction === of.direction);
    const goesOn = last?.part === of.part && (of.part === 'body' || of.part === 'trailers');
    const stretch = goesOn ? last : { ...of, at: now(), pieces: [], total: 0 };
    if (!goesOn) this.#stretches.push(stretch);
    if (of.part !== 'body' || stretch.total < loggedBodyBytes) stretch.pieces.push(bytes);
    stretch.total += bytes.length;
  }
}
