import { describeFailure } from '#shared/failure-words';
import { formatCount, formatSeconds } from '#shared/http/quantities';
import type { PagesRun, StopReason } from '#shared/model/pages-run';

const rowsOf = (count: number): string => `${formatCount(count)} ${count === 1 ? 'row' : 'rows'}`;

/** Why it stopped, as a sentence. */
export function stopWords({ reason, status, failure, waitMs }: NonNullable<PagesRun['stopped']>): string {
  if (reason !== 'failed') return reasons[reason];
  if (failure !== null) return describeFailure(failure);
  if (status === null) return 'There was no answer.';
  return `The server answered ${status}${waitMs === null ? '' : ` and wants to be left in peace for ${formatSeconds(waitMs / 1_000)}`}.`;
}

const reasons: Readonly<Record<Exclude<StopReason, 'failed'>, string>> = {
  noNext: 'That is all: nothing leads further.',
  emptyPage: 'That is all: the last page was empty.',
  sameAddress: 'Stopped: the next page is one that was fetched already.',
  sameRows: 'Stopped: the next page holds the same rows again.',
  cap: 'Stopped at the most that was wanted.',
  noList: 'Stopped: the answer holds no list.',
  cancelled: 'Stopped as you wished.',
};

/** What is odd about the rows: those that came again, a count that changed, rows that are missing; empty when nothing is. */
export function driftWords({ repeated, rows, count, countBefore, stopped }: PagesRun): string {
  const isWhole = stopped !== null && !['cap', 'failed', 'cancelled'].includes(stopped.reason);
  const missing = count !== null && isWhole && rows - repeated < count ? count - (rows - repeated) : 0;
  return [
    ...(repeated > 0 ? [`${rowsOf(repeated)} came again.`] : []),
    ...(countBefore === null || count === null ? [] : [changedWords(countBefore, count)]),
    ...(missing > 0 ? [`${rowsOf(missing)} that the server counts did not come.`] : []),
  ].join(' ');
}

const changedWords = (before: number, now: number): string =>
  now > before
    ? `The list grew from ${formatCount(before)} to ${formatCount(now)} meanwhile: rows may stand twice.`
    : `The list shrank from ${formatCount(before)} to ${formatCount(now)} meanwhile: rows may have been passed over.`;

/** The part that is done, from 0 to 1; null where that cannot be known. */
export function partDone({ rows, count, limits, pages, ofPages }: PagesRun): number | null {
  if (count !== null) return Math.min(1, rows / Math.max(1, Math.min(count, limits.maxRows)));
  return ofPages === null ? null : Math.min(1, pages / Math.max(1, ofPages));
}
