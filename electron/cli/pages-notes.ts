import { isStyleName, styleWords } from '#shared/hypermedia/paging/style-words';
import { hasNext } from '#shared/hypermedia/paging/turns';
import type { Failure } from '#shared/failure';
import { formatSeconds, formatSpan } from '#shared/http/quantities';
import type { PageEvent, PagesEvent } from '../engine/pages';
import type { StopReason } from '#shared/model/pages-run';
import type { PagesSummary } from '../engine/pages-walk';
import { type Environment, note } from './environment';
import { escapeLine } from './escape-controls';
import type { Notes } from './report-notes';

/** What is told on standard error while pages come. */
export interface PagesNotes {
  event(event: PagesEvent): void;
  /** The first page was all that was wanted. */
  firstPage(event: PageEvent): void;
}

export function createPagesNotes(environment: Environment, notes: Notes): PagesNotes {
  const say = (line: string): void => note(environment, escapeLine(line));
  return {
    event(event) {
      if (event.type === 'waiting')
        say(`${event.status ?? 'No answer'}: asking again${event.ms === 0 ? '' : ` in ${formatSpan(event.ms)}`}.`);
      if (event.type === 'leaving') say(leavingWords(event));
      if (event.type === 'stopped') {
        if (event.summary.failure !== null && event.summary.failure.kind !== 'cancelled') notes.failed(event.summary.failure);
        say(summaryWords(event.summary));
      }
    },
    firstPage({ rows, paging }) {
      const of = paging?.count == null ? '' : ` of ${paging.count}`;
      const more = hasNext(paging) ? ' --all fetches the pages that follow.' : '';
      say(`${countWords(rows.length, 'row')}${of}${paging === null ? '' : ` (${wordsOf(paging.style)})`}.${more}`);
    },
  };
}

const leavingWords = ({ origin, dropped }: Extract<PagesEvent, { type: 'leaving' }>): string =>
  dropped.length === 0 ? `On to ${origin}.` : `On to ${origin}. Not carried along: ${dropped.join(', ')}; --trust-origins does.`;

/** One line: how much there was, in which style, what was odd, and why it ended. */
function summaryWords(summary: PagesSummary): string {
  const { rows, pages, style, repeated, count, countChanged, reason } = summary;
  const missing = count !== null && rows < count && !['cap', 'failed', 'cancelled'].includes(reason);
  return [
    `${countWords(rows, 'row')} on ${countWords(pages, 'page')}${style === null ? '' : ` (${wordsOf(style)})`}${rows === 0 ? '' : `, ${duplicateWords(repeated)}`}.`,
    ...(countChanged ? ['The list changed meanwhile.'] : []),
    ...(missing ? [`The server says there are ${count}.`] : []),
    reasonWords(summary)[reason],
  ].join(' ');
}

const reasonWords = ({ status, failure, mediaType, waitMs }: PagesSummary): Readonly<Record<StopReason, string>> => ({
  noNext: 'Nothing leads further.',
  emptyPage: 'The last page was empty.',
  sameAddress: 'The next page is one that was read already.',
  sameRows: 'The next page holds the same rows again.',
  cap: 'Stopped at the most that was wanted.',
  noList:
    mediaType === null || /[/+](?:json|xml)$/.test(mediaType)
      ? 'The answer holds no list.'
      : `The answer is ${mediaType}, and no list.`,
  failed: failedWords(status, failure, waitMs),
  cancelled: 'Stopped as you wished.',
});

function failedWords(status: number | null, failure: Failure | null, waitMs: number | null): string {
  if (status === null) return 'There was no answer.';
  return failure === null ? `The server answered ${status}${wishWords(waitMs)}.` : 'What it answered could not be read.';
}

const wishWords = (waitMs: number | null): string =>
  waitMs === null ? '' : ` and wants to be left in peace for ${formatSeconds(waitMs / 1_000)}`;

/** The name, as `--style` takes it, and what it means. */
const wordsOf = (style: string): string => (isStyleName(style) ? `${style}: ${styleWords[style]}` : style);

const duplicateWords = (count: number): string => (count === 0 ? 'no duplicates' : countWords(count, 'duplicate'));

const countWords = (count: number, one: string): string => `${count} ${count === 1 ? one : `${one}s`}`;
