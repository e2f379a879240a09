import { formatBytes } from '#shared/http/quantities';
import { field, statusOf } from '#shared/lessons/seen';
import { lastHop } from '#shared/model/exchange';
import type { HeaderList } from '#shared/model/exchange-event';
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
  const hop = lastHop(exchange);
  const head = exchange.phase === 'finished' ? exchange.head : null;
  const target = hop?.target ?? '';
  const sent = hop?.requestBodyBytes ?? 0;
  const received = exchange.bodyBytes;
  const type = field(answer, 'Content-Type')?.split(';')[0] ?? 'no type';
  return {
    requestLine: `${exchange.method} ${target} HTTP/1.1`,
    accept: hop?.requestHeaders.find(([name]) => name.toLowerCase() === 'accept')?.[1] ?? 'none',
    sentHead: countLines(hop?.requestHeaders ?? []),
    sentBody: sent === 0 ? 'no body' : `body of ${formatBytes(sent)}`,
    connectMs: exchange.timings.reused ? null : (exchange.timings.tcpMs ?? 0),
    waitMs: exchange.timings.waitMs ?? 0,
    steps: timedSteps(answer),
    status: statusOf(answer) ?? 'failure',
    statusLine: head ? `HTTP/${head.httpVersion} ${head.status} ${head.reason}` : 'no answer came',
    type,
    receivedHead: countLines(head?.headers ?? []),
    receivedBody: received === 0 ? 'no body' : `body of ${formatBytes(received)}`,
    sentence: head
      ? `Asked: ${exchange.method}, ${target}, ${sent === 0 ? 'no data' : `${formatBytes(sent)} of data`}. Answered: ${head.status}, ${received === 0 ? 'no data' : `${formatBytes(received)} of ${type}`}.`
      : `Asked: ${exchange.method}, ${target}. No answer came.`,
  };
}

/** The steps a server tells in Server-Timing, in its order (W3C Server Timing). */
export function timedSteps(answer: Answer): readonly TimedStep[] {
  return (field(answer, 'Server-Timing') ?? '').split(',').flatMap((metric) => {
    const [name = '', ...parts] = metric.split(';').map((part) => part.trim());
    const ms = Number(parts.find((part) => part.startsWith('dur='))?.slice(4));
    return name !== '' && Number.isFinite(ms) ? [{ name, ms }] : [];
  });
}

const countLines = (headers: HeaderList): string => (headers.length === 1 ? '1 header' : `${headers.length} headers`);
