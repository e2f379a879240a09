import { explainExchange } from '#shared/explain/explain-exchange';
import type { Evidence, ExplainedPart } from '#shared/explain/explanation';
import { summarize } from '#shared/explain/summarize';
import { quoteOf } from '#shared/explain/quote-evidence';
import { formatSeconds } from '#shared/http/quantities';
import type { RateLimit } from '#shared/http/rate-limits';
import { pageOfExchange } from '#shared/hypermedia/page-of-exchange';
import { placedBySent } from '#shared/hypermedia/paging/place-sent';
import { readPage } from '#shared/hypermedia/read-page';
import type { FailedExchange, FinishedExchange } from '#shared/model/exchange';
import type { RequestDraft } from '#shared/model/request-draft';
import { decodePage } from '../engine/page-body';
import type { Redactor } from './redact';

const marks = { good: '✓', bad: '✗', plain: '·' } as const;

interface Sent {
  readonly exchange: FinishedExchange | FailedExchange;
  readonly draft: RequestDraft;
  /** What came as a body, where it is small enough to be read. */
  readonly body: Uint8Array | null;
}

/** Why an answer came, in the words of the window's Why: what happened in order, with its evidence, what it can come of, and what to try. */
export function whyLines({ exchange, draft, body }: Sent, hide: Redactor): string[] {
  const read = exchange.phase === 'finished' ? readPage(pageOfExchange(exchange, textOf(exchange, body))) : null;
  const page = read && { ...read, paging: placedBySent(read.paging, draft) };
  const { steps, causes, tries, lookAlike } = explainExchange({ exchange, draft, page });
  const said = (title: string, detail: string) => `  - ${hide.address(detail === '' ? title : `${title}: ${detail}`)}`;
  return [
    hide.address(`${statusOf(exchange)}${summarize(exchange, page)}`),
    ...steps.flatMap(({ tone, title, detail, evidence, rates = [], parts = [] }) => [
      `${marks[tone]} ${hide.address(title)}`,
      ...(detail === '' ? [] : [`    ${hide.address(detail)}`]),
      ...evidence.flatMap((one) => quoteLine(one, exchange, hide)),
      ...rates.map((rate) => rateLine(rate, exchange.endedAt)),
      ...parts.map((part) => hide.address(partLine(part))),
    ]),
    ...(causes.length > 0 ? ['What it can come of, the likeliest first:', ...causes.map(({ says }) => said(says, ''))] : []),
    ...(tries.length > 0 ? ['What to try:', ...tries.map(({ title, detail }) => said(title, detail))] : []),
    ...(lookAlike ? [`Easily taken for ${lookAlike.code}: ${lookAlike.difference}`] : []),
  ];
}

const statusOf = (exchange: FinishedExchange | FailedExchange): string =>
  exchange.phase === 'failed' ? '' : `${exchange.head.status} ${exchange.head.reason}`.trim() + ': ';

const textOf = ({ head }: FinishedExchange, body: Uint8Array | null): string | null =>
  body === null ? null : decodePage(body, head.headers);

const directions = { sent: '>', received: '<', body: '<', connection: '=' } as const;

function quoteLine(evidence: Evidence, exchange: FinishedExchange | FailedExchange, hide: Redactor): string[] {
  const quote = quoteOf(evidence, exchange);
  if (!quote) return [];
  const { from, field, text, hop } = quote;
  const said = field === null ? hide.address(text) : `${field}: ${hide.header([field, text])}`;
  return [`    ${directions[from]} ${from === 'body' ? `body, ${said}` : said}${hop === null ? '' : ` (hop ${hop})`}`];
}

function rateLine({ name, limit, left, windowSeconds, resetsAt }: RateLimit, now: number): string {
  const of = limit === null ? '' : ` of ${limit}`;
  const window = windowSeconds === null ? '' : ` in ${formatSeconds(windowSeconds)}`;
  const anew = resetsAt === null ? '' : `, begins anew in ${formatSeconds(Math.max(0, Math.ceil((resetsAt - now) / 1000)))}`;
  return `    ${name === '' ? 'rate' : name}: ${left ?? '?'}${of} left${window}${anew}`;
}

const partLine = ({ name, value, meaning }: ExplainedPart): string =>
  `    ${name} ${value}${meaning === '' ? '' : `: ${meaning}`}`;
