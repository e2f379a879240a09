import type { Failure } from '#shared/failure';
import { describeFailure } from '#shared/failure-words';
import { fail, type Result } from '#shared/result';

/** Carries up why somebody cannot be asked as; `reason` is a sentence part. */
export class CannotAuthorize extends Error {
  readonly reason: string;
  /** It was given up, which says nothing about the next try. */
  readonly wasCancelled: boolean;

  constructor(reason: string, wasCancelled = false) {
    super(reason);
    this.name = 'CannotAuthorize';
    this.reason = reason;
    this.wasCancelled = wasCancelled;
  }
}

/** A request on the side had no answer. */
export const cannotSend = (what: string, failure: Failure): CannotAuthorize =>
  new CannotAuthorize(`${what}: ${describeFailure(failure).replace(/\.$/, '')}`, failure.kind === 'cancelled');

/** What the work gives, with a `CannotAuthorize` as the failure it stands for. */
export async function orCannot<T>(work: () => Promise<Result<T>>): Promise<Result<T>> {
  try {
    return await work();
  } catch (thrown) {
    if (thrown instanceof CannotAuthorize) return fail({ kind: 'authFailed', reason: thrown.reason });
    throw thrown;
  }
}
