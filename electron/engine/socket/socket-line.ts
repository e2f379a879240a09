import type { Outgoing, TranscriptEntry } from '#shared/model/transcript';
import { fail, type Result } from '#shared/result';
import type { SentSecret } from '#shared/secrets/sent-secret';

/** Says one thing; answers once it is on its way. */
export type Speak = (outgoing: Outgoing, secrets: readonly SentSecret[]) => Promise<Result<null>>;

/** What joins a socket that is run to whoever speaks on it. */
export interface SocketLine {
  /** Says something now, where the socket is open; `secrets` are those that were filled in. */
  say: Speak;
  /** Whoever speaks has ended it. */
  readonly isLeft: boolean;
  /** Hears every line of the transcript as it is written. */
  readonly hear: (entry: TranscriptEntry) => void;
  /** Says who takes what is said; null for nobody. */
  attach(speak: Speak | null): void;
  /** Notes that it was ended by whoever speaks. */
  leave(): void;
}

export function createSocketLine(hear: (entry: TranscriptEntry) => void = () => undefined): SocketLine {
  let speak: Speak | null = null;
  let isLeft = false;
  return {
    say: async (outgoing, secrets) =>
      speak === null ? fail({ kind: 'notFound', what: 'open connection' }) : speak(outgoing, secrets),
    get isLeft() {
      return isLeft;
    },
    hear,
    attach(next) {
      speak = next;
    },
    leave() {
      isLeft = true;
    },
  };
}
