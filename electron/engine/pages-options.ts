import type { PagingCorrection } from '#shared/model/paging-correction';
import type { Patience } from './fetch-page';

/** How a walk is done. Read again for each page, so that it may be changed meanwhile. */
export interface PagesOptions extends Patience {
  /** Rows at most. */
  readonly maxRows: number;
  /** Time between two pages. */
  readonly delayMs: number;
  /** How the pages are made, where a person said so; else what the draft says counts. */
  readonly correction?: PagingCorrection | null;
  /** Carry credentials along when pages lead to another origin. */
  readonly trustOrigins: boolean;
  /** Asked before pages lead to another origin for which there are credentials; not asked, they stay behind. */
  readonly askToCarry?: (leaving: Leaving) => Promise<'carry' | 'leave' | 'stop'>;
  /** Ask for the next page while this one is worked on: one request at a time, and none while there is a delay. */
  readonly readAhead: boolean;
}

/** Where a walk leads, and what would stay behind. */
export interface Leaving {
  readonly origin: string;
  readonly dropped: readonly string[];
}

/** Unhurried and bounded: nothing is asked for faster than it is answered, and no server is asked for ever. */
export const defaultPagesOptions: PagesOptions = {
  maxRows: 1_000_000,
  delayMs: 0,
  trustOrigins: false,
  readAhead: true,
  retries: 3,
  backoffMs: 1_000,
  longestWaitMs: 10 * 60_000,
};
