import type { SavedRequest } from './saved-requests';

/** The flags of `cairn advice`. */
export interface AdviceFlags {
  readonly send?: true;
  readonly json?: true;
  readonly ignored?: true;
  readonly var?: readonly (readonly [name: string, value: string])[];
}

/** What belongs together: the requests of one collection, or the addresses that were given. */
export interface AdviceSubject {
  /** Folder of the collection; null for addresses. */
  readonly root: string | null;
  readonly requests: readonly SavedRequest[];
}
