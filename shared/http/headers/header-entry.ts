/** Who sends a field. */
export type HeaderDirection = 'request' | 'response' | 'both';

/** What Cairn knows of one header field. */
export interface HeaderEntry {
  readonly name: string;
  readonly direction: HeaderDirection;
  /** Where it is specified, or `de facto` for habits that no standard describes. */
  readonly spec: string;
  /** What it says, as a phrase that can stand beside the field. */
  readonly meaning: string;
  /** Values worth offering while one is typed. */
  readonly values: readonly string[];
}

type HeaderRow = readonly [name: string, direction: HeaderDirection, spec: string, meaning: string, ...values: string[]];

/** Turns the rows of a table into entries; rows keep a hundred fields readable. */
export const headerEntries = (rows: readonly HeaderRow[]): readonly HeaderEntry[] =>
  rows.map(([name, direction, spec, meaning, ...values]) => ({ name, direction, spec, meaning, values }));
