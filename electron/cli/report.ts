import type { Failure } from '#shared/failure';
import type { Exchange, FailedExchange, FinishedExchange } from '#shared/model/exchange';
import type { RequestDraft } from '#shared/model/request-draft';
import type { BodyStore } from '../bodies/body-store';

/** One way to show an exchange on standard output: it takes the body while it arrives, and the rest at the end. */
export interface Report {
  readonly bodies: Pick<BodyStore, 'create'>;
  /** Aborted when whoever reads the output has gone. */
  readonly left: AbortSignal;
  isLeft(): boolean;
  /** The picture of the exchange so far. */
  follow(exchange: Exchange): void;
  /** Prints what is still to be printed, and what else there is to tell where that has a place; resolves with whether that could be done. */
  end(exchange: FinishedExchange | FailedExchange, more?: Readonly<Record<string, unknown>>): Promise<boolean>;
  close(): Promise<void>;
}

/** The picture of a draft that was refused before anything was sent. */
export function refusedExchange(draft: RequestDraft, failure: Failure): FailedExchange {
  const now = Date.now();
  const none = { dnsMs: null, tcpMs: null, proxyMs: null, tlsMs: null, sendMs: null, waitMs: null, receiveMs: null };
  return {
    phase: 'failed',
    id: crypto.randomUUID(),
    startedAt: now,
    endedAt: now,
    method: draft.method,
    url: draft.url,
    hops: [],
    sentBytes: 0,
    receivedBytes: 0,
    failure,
    head: null,
    wireBytes: 0,
    bodyBytes: 0,
    bodyId: null,
    timings: { ...none, totalMs: 0, reused: false },
  };
}
