/** One measured figure, beside its peer from the same run and the limit it should keep. */
export interface Figure {
  readonly name: string;
  readonly value: number;
  readonly unit: string;
  /** What it was measured beside, with that value; empty when it stands alone. */
  readonly peer: string;
  readonly limit: string;
  readonly ok: boolean;
}
