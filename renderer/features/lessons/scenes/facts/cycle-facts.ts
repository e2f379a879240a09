import { formatBytes } from '#shared/http/quantities';
import { headerValue } from '#shared/http/header-list';
import { field } from '#shared/lessons/seen';
import { lastHop, requestLineOf } from '#shared/model/exchange';
import type { HeaderList, Timings } from '#shared/model/exchange-event';
import type { Answer } from '../use-bench';

/** One turn of the request-response cycle, as the exchange has it. */
export interface CycleFacts {
  readonly requestLine: string;
  readonly accept: string;
  readonly sentHead: string;
  readonly sentBody: string;
  /** Null: the connection was open already. */
  readonly connectMs: number | null;
  readonly waitMs: number;
  /** What the server says it did, in its own words. */
  readonly steps: readonly TimedStep[];
  readonly status: number | 'failure';
  readonly statusLine: string;
  readonly type: string;
  readonly receivedHead: string;
  readonly receivedBody: string;
  /** The compact sentence: method, identifier, data; status, data. */
  readonly sentence: string;
}

export interface TimedStep {
  readonly name: string;
  readonly ms: number;
}

/** What a finished or failed exchange shows of the cycle. */
export function cycleFacts(answer: Answer): CycleFacts {
  const { exchange } = answer;
  return {
    ...sentFacts(answer),
    ...receivedFacts(answer),
    ...timeFacts(exchange.timings),
    steps: timedSteps(answer),
    sentence: sentenceOf(answer),
  };
}

function sentFacts({ exchange }: Answer): Pick<CycleFacts, 'requestLine' | 'accept' | 'sentHead' | 'sentBody'> {
  const hop = lastHop(exchange);
  const headers = hop?.requestHeaders ?? [];
  return {
    requestLine: hop ? requestLineOf(hop) : '',
    accept: headerValue(headers, 'Accept') ?? 'none',
    sentHead: countLines(headers),
    sentBody: bodyWords(hop?.requestBodyBytes ?? 0),
  };
}

function receivedFacts(answer: Answer): Pick<CycleFacts, 'status' | 'statusLine' | 'type' | 'receivedHead' | 'receivedBody'> {
  const { exchange } = answer;
  const received = { type: typeOf(answer), receivedBody: bodyWords(exchange.bodyBytes) };
  if (exchange.phase === 'failed')
    return { ...received, status: 'failure', statusLine: 'no answer came', receivedHead: countLines([]) };
  const { status, reason, httpVersion, headers } = exchange.head;
  return { ...received, status, statusLine: `HTTP/${httpVersion} ${status} ${reason}`, receivedHead: countLines(headers) };
}

const timeFacts = ({ reused, tcpMs, waitMs }: Timings): Pick<CycleFacts, 'connectMs' | 'waitMs'> => ({
  connectMs: reused ? null : (tcpMs ?? 0),
  waitMs: waitMs ?? 0,
});

function sentenceOf(answer: Answer): string {
  const { exchange } = answer;
  const hop = lastHop(exchange);
  const asked = `Asked: ${exchange.method}, ${hop?.target ?? ''}, ${dataWords(hop?.requestBodyBytes ?? 0, 'data')}.`;
  if (exchange.phase === 'failed') return `${asked} No answer came.`;
  return `${asked} Answered: ${exchange.head.status}, ${dataWords(exchange.bodyBytes, typeOf(answer))}.`;
}

const typeOf = (answer: Answer): string => field(answer, 'Content-Type')?.split(';')[0] ?? 'no type';
const bodyWords = (bytes: number): string => (bytes === 0 ? 'no body' : `body of ${formatBytes(bytes)}`);
const dataWords = (bytes: number, what: string): string => (bytes === 0 ? 'no data' : `${formatBytes(bytes)} of ${what}`);

/** The steps a server tells in Server-Timing, in its order (W3C Server Timing). */
export function timedSteps(answer: Answer): readonly TimedStep[] {
  return (field(answer, 'Server-Timing') ?? '').split(',').flatMap((metric) => {
    const [name = '', ...parts] = metric.split(';').map((part) => part.trim());
    const ms = Number(parts.find((part) => part.startsWith('dur='))?.slice(4));
    return name !== '' && Number.isFinite(ms) ? [{ name, ms }] : [];
  });
}

const countLines = (headers: HeaderList): string => (headers.length === 1 ? '1 header' : `${headers.length} headers`);
