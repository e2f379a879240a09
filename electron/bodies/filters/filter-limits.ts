import { totalmem } from 'node:os';
import type { FilterLanguage } from '#shared/model/body-filter';

const MiB = 1024 * 1024;

/** What filtering one body may cost. */
export interface FilterLimits {
  /** The largest body, since all of it has to be in memory at once. */
  readonly bodyBytes: Readonly<Record<FilterLanguage, number>>;
  readonly resultBytes: number;
  /** For the values or nodes that a body becomes, in the thread. */
  readonly heapMiB: number;
  /** jq has a memory of its own. */
  readonly jqMiB: number;
  readonly ms: number;
}

export const filterLimits: FilterLimits = {
  bodyBytes: { jsonpath: 128 * MiB, jq: 128 * MiB, xpath: 64 * MiB },
  resultBytes: 256 * MiB,
  heapMiB: 2_048,
  // All that a 32-bit program can address, where the computer has twice as much.
  jqMiB: Math.min(4_096, Math.floor(totalmem() / 2 / MiB)),
  ms: 120_000,
};
