import { describeFailure } from '../failure-words';
import { readChallenges } from '../http/challenge';
import { headerValue, headerValues, listOf } from '../http/header-list';
import { readStatus } from '../http/status-catalog';
import type { PageModel } from '../hypermedia/page';
import type { Exchange, FinishedExchange } from '../model/exchange';
import { lastHop } from '../model/exchange';
import type { RedirectStop } from '../model/exchange-event';
import { summarizeSocket } from './summarize-socket';

/** One plain sentence on how an exchange went, from the exchange itself. `page` adds what its body says, once that is read. */
export function summarize(exchange: Exchange, page: PageModel | null): string {
  const said = summarizeSocket(exchange);
  if (said !== null) return said;
  switch (exchange.phase) {
    case 'waiting':
      return exchange.hops.length > 1 ? 'Following a redirect.' : 'Waiting for an answer.';
    case 'receiving':
      return 'The body is arriving.';
    case 'failed':
      return describeFailure(exchange.failure);
    case 'finished':
      return `${sentenceFor(exchange, page)}${redirectsNote(exchange)}`;
  }
}

function sentenceFor(exchange: FinishedExchange, page: PageModel | null): string {
  if (exchange.stop) return stopSentences[exchange.stop.reason](exchange.stop.location, methodOf(exchange));
  const special = sentences[exchange.head.status]?.(exchange, page);
  return special ?? generalSentence(exchange, page);
}

const methodOf = (exchange: Exchange): string => lastHop(exchange)?.method ?? exchange.method;

type Sentence = (exchange: FinishedExchange, page: PageModel | null) => string | null;

const sentences: { readonly [status: number]: Sentence } = {
  200: (exchange, page) => forOk(methodOf(exchange), page),
  201: ({ head, hops }) => {
    const location = headerValue(head.headers, 'Location');
    return location === null
      ? 'Created. The answer does not say where it lives now.'
      : `Created. It lives at ${shortAddress(location, hops.at(-1)?.url)}.`;
  },
  204: (exchange) => `${methodOf(exchange) === 'DELETE' ? 'Removed' : 'Done'}. That there is no body is correct.`,
  206: (exchange, page) => {
    const range = /^bytes (\d+)-(\d+)\/(\d+|\*)$/.exec(headerValue(exchange.head.headers, 'Content-Range') ?? '');
    // Ranges of rows are pages.
    if (!range) return page?.table ? forOk(methodOf(exchange), page) : null;
    return `Bytes ${range[1]} to ${range[2]}${range[3] === '*' ? '' : ` of ${range[3]}`}, as asked.`;
  },
  304: () => 'Nothing has changed since the version you named; use the copy you have.',
  400: (_exchange, page) => refusedFields(page) ?? refusal('The server refused the request', page),
  401: (exchange) => forUnauthorized(exchange),
  403: (_exchange, page) => refusal('The server understood, and will not do it', page),
  404: (_exchange, page) => refusal('There is nothing at this address', page),
  405: (exchange) => {
    const allowed = listOf(headerValues(exchange.head.headers, 'Allow'));
    const method = methodOf(exchange);
    if (allowed.length === 0) return `${method} is not allowed here, and the answer does not say what is.`;
    return `${method} is not allowed here; ${sayList(allowed)} ${allowed.length === 1 ? 'is' : 'are'}.`;
  },
  422: (_exchange, page) => refusedFields(page) ?? refusal('The server read the request and refuses what it says', page),
  429: (exchange) => `Too many requests for now.${nextTry(exchange)}`,
  500: (_exchange, page) => refusal('The server failed on its own side', page),
  503: (exchange) => `The server cannot answer for now.${nextTry(exchange)}`,
};

function generalSentence({ head: { status } }: FinishedExchange, page: PageModel | null): string {
  const { entry, assigned } = readStatus(status);
  if (!entry) return `${status} is not a status that HTTP knows.`;
  if (!assigned) return `${status} is not assigned; it is read as ${entry.code}: ${lowerFirst(entry.meaning)}`;
  return status >= 400 && page?.description ? refusal(withoutStop(entry.meaning), page) : entry.meaning;
}

function forOk(method: string, page: PageModel | null): string {
  if (method === 'HEAD') return 'The head alone, as asked.';
  if (method === 'OPTIONS') return 'What can be done at this address.';
  if (page?.kind === 'graphql') return forGraphql(page);
  if (method !== 'GET') return 'Done. The answer says what came of it.';
  if (!page) return 'What you asked for.';
  return page.table ? forList(page) : 'What you asked for.';
}

/** 200 says little here: what counts is whether there is data, and what stands beside it. */
function forGraphql(page: PageModel): string {
  if (page.table && !page.fields.some(({ name }) => name === 'errors')) return forList(page);
  const data = page.fields.find(({ name }) => name === 'data')?.cell.kind ?? 'null';
  if (data === 'null' && page.table === null) return 'The query was not carried out: there are errors, and no data.';
  return 'Answered in part: there are errors beside the data.';
}

function forList({ table, paging }: PageModel): string {
  const rows = table?.rowCount ?? 0;
  if (rows === 0) return 'The list you asked for. It is empty.';
  const count = paging?.count ?? null;
  const of = count === null ? '' : ` of ${count}`;
  if (paging?.range) return `The list you asked for: ${paging.range.from} to ${paging.range.to}${of}.`;
  return `The list you asked for: ${rows} ${rows === 1 ? 'row' : 'rows'}${of}.`;
}

/** Field errors as DRF, Rails and Laravel give them: an object of lists of sentences. */
function refusedFields(page: PageModel | null): string | null {
  // A list of objects, such as the errors of GraphQL or JSON:API, is none of sentences about a field.
  const names = page?.fields.filter(({ cell, table }) => cell.kind === 'list' && table === null).map(({ name }) => name) ?? [];
  if (names.length === 0 || names.length !== page?.fields.length) return null;
  const own = names.filter((name) => name !== 'non_field_errors');
  if (own.length === 0) return 'The server refused the whole of what was sent. Nothing was stored.';
  return `The server refused ${own.length === 1 ? 'one field' : `${own.length} fields`}: ${sayList(own.slice(0, 4))}${own.length > 4 ? ' and more' : ''}.`;
}

const refusal = (sentence: string, page: PageModel | null): string =>
  page?.description ? `${sentence}: “${cut(withoutStop(page.description))}”.` : `${sentence}.`;

function forUnauthorized(exchange: FinishedExchange): string {
  const schemes = [
    ...new Set(readChallenges(headerValues(exchange.head.headers, 'WWW-Authenticate').join(', ')).map(({ scheme }) => scheme)),
  ];
  const sent = headerValue(lastHop(exchange)?.requestHeaders ?? [], 'Authorization');
  const asks = schemes.length > 0 ? ` It asks for ${sayList(schemes, 'or')}.` : '';
  return sent === null
    ? `The server wants to know who is asking, and no credential was sent.${asks}`
    : `The server did not accept the credential that was sent.${asks}`;
}

function nextTry({ head, endedAt }: FinishedExchange): string {
  const value = headerValue(head.headers, 'Retry-After');
  if (value === null) return ' The answer does not say when to try again.';
  const seconds = /^\d+$/.test(value.trim()) ? Number(value) : Math.ceil((Date.parse(value) - endedAt) / 1000);
  if (!Number.isFinite(seconds)) return '';
  return seconds <= 0 ? ' It may be tried again now.' : ` Try again in ${sayDuration(seconds)}.`;
}

function sayDuration(seconds: number): string {
  if (seconds < 120) return `${seconds} s`;
  return seconds < 7200 ? `${Math.round(seconds / 60)} min` : `${Math.round(seconds / 3600)} h`;
}

const stopSentences: { readonly [R in RedirectStop]: (location: string, method: string) => string } = {
  off: (location) => `The server points to ${location}. Following redirects is switched off.`,
  otherMethod: (location, method) => `The server points to ${location}. A ${method} is not repeated elsewhere without your word.`,
  downgrade: (location) => `The server points to ${location}, from https to http. That is not followed unless you allow it.`,
  loop: (location) => `The server points back to ${location}, where this exchange has been already.`,
  tooMany: (location) => `The server points on to ${location}, after as many redirects as are allowed.`,
  badScheme: (location) => `The server points to ${location}, which is not an http or https address.`,
  badLocation: (location) =>
    location === ''
      ? 'The server redirects and does not say where.'
      : `The server points to “${location}”, which is not an address.`,
};

function redirectsNote({ hops }: FinishedExchange): string {
  const count = hops.filter((hop) => hop.redirect !== null).length;
  if (count === 0) return '';
  return count === 1 ? ' One redirect was followed.' : ` ${count} redirects were followed.`;
}

/** The path where it leads nowhere else, the whole address otherwise. */
function shortAddress(location: string, base: string | undefined): string {
  if (base === undefined || !URL.canParse(location, base)) return location;
  const url = new URL(location, base);
  return url.origin === new URL(base).origin ? `${url.pathname}${url.search}` : url.href;
}

function sayList(words: readonly string[], joint = 'and'): string {
  return words.length < 2 ? (words[0] ?? '') : `${words.slice(0, -1).join(', ')} ${joint} ${words.at(-1)}`;
}

const cut = (text: string): string => (text.length > 160 ? `${text.slice(0, 160)}…` : text);
const withoutStop = (text: string): string => text.replace(/\.$/, '');
const lowerFirst = (text: string): string => text.charAt(0).toLowerCase() + text.slice(1);
