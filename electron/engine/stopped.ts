import type { Failure } from '#shared/failure';

/** Carries a failure up from deep inside a stream to `sendExchange`, which turns it into the `failed` event. */
export class Stopped extends Error {
  readonly failure: Failure;

  constructor(failure: Failure) {
    super(failure.kind);
    this.name = 'Stopped';
    this.failure = failure;
  }
}

/** Ends the work here with a failure. */
export function stopWith(failure: Failure): never {
  throw new Stopped(failure);
}

/** Ends the work because the answer breaks HTTP; `reason` is a sentence part. */
export const refuseAnswer = (reason: string): never => stopWith({ kind: 'badResponse', reason });
