import type { FilterLanguage } from '#shared/model/body-filter';

const MiB = 1024 * 1024;

/** What filtering one body may cost. */
export interface FilterLimits {
  /** The largest body, since all of it has to be in memory at once. */
  readonly bodyBytes: Readonly<Record<FilterLanguage, number>>;
  readonly resultBytes: number;
  /** For the values or nodes that a body becomes, in the thread. jq has a memory of its own, of 256 MiB. */
  readonly heapMiB: number;
  readonly ms: number;
}

export const filterLimits: FilterLimits = {
  bodyBytes: { jsonpath: 128 * MiB, jq: 128 * MiB, xpath: 64 * MiB },
  resultBytes: 256 * MiB,
  heapMiB: 2_048,
  ms: 60_000,
};

/** Built into jq-wasm: its memory cannot grow further. */
export const jqMemoryMiB = 256;
