export interface Tally {
  readonly passed: number;
  readonly failed: number;
  readonly skipped: number;
}
export function tallyVitest(path: string, exitCode: number): Tally;
export function tallyPlaywright(path: string, exitCode: number): Tally;
export function addTallies(tallies: readonly Tally[]): Tally;
export function closingLine(tally: Tally): string;
export function isSuccess(tally: Tally): boolean;
