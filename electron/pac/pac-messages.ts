import type { PacProblem } from '#shared/failure';

/** What a PAC file may use up for one answer before it is stopped. */
export interface PacLimits {
  /** Time that it computes, in milliseconds. */
  readonly cpuMs: number;
  /** Time that passes, names that it waits for included, in milliseconds; then its thread is ended. */
  readonly wallMs: number;
  readonly memoryBytes: number;
  readonly stackBytes: number;
  /** Different names that it may look up. */
  readonly names: number;
}

export const pacLimits: PacLimits = {
  cpuMs: 1_000,
  wallMs: 10_000,
  memoryBytes: 32 * 1024 ** 2,
  stackBytes: 256 * 1024,
  names: 100,
};

/** One question to a PAC file. */
export interface PacJob {
  readonly id: number;
  readonly script: string;
  readonly url: string;
  readonly host: string;
  /** Milliseconds since 1970 that it takes for now; null for the clock's. */
  readonly now: number | null;
  /** Addresses of this machine, divided by spaces. */
  readonly own: string;
  readonly limits: PacLimits;
}

/** What came of it: an answer, or what is wrong with the file, with its own words as a sentence part. */
export type PacEnd =
  /** `null` stands for none at all. */
  | { readonly kind: 'answered'; readonly answer: string | null }
  | { readonly kind: Exclude<PacProblem, 'unreadable' | 'tooLarge'>; readonly detail: string };

/** What the thread says: that it waits for a name, what the file said, or that the question is settled. */
export type PacReply =
  | { readonly id: number; readonly name: string }
  | { readonly id: number; readonly said: string }
  | { readonly id: number; readonly end: PacEnd };
