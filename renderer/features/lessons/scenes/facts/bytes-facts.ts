import { statusOf } from '#shared/lessons/seen';
import { lastHop } from '#shared/model/exchange';
import type { HeaderList } from '#shared/model/exchange-event';
import type { Answer } from '../use-bench';

/** The bytes of one exchange in its four parts. */
export interface ByteFacts {
  readonly status: number | null;
  readonly sentHead: number;
  readonly sentBody: number;
  readonly receivedHead: number;
  readonly receivedBody: number;
  readonly total: number;
}

const lineEnd = 2;

/** Counted as they went over the wire: the request line and fields by their letters, the rest as measured. */
export function byteFacts(answer: Answer): ByteFacts {
  const { exchange } = answer;
  const hop = lastHop(exchange);
  const line = `${hop?.method ?? ''} ${hop?.target ?? ''} HTTP/1.1`;
  const sentHead = bytes(line) + lineEnd + fieldBytes(hop?.requestHeaders ?? []) + lineEnd;
  const sentBody = hop?.requestBodyBytes ?? 0;
  const receivedBody = exchange.phase === 'finished' ? exchange.encodedBytes : exchange.bodyBytes;
  const receivedHead = Math.max(0, exchange.wireBytes - receivedBody);
  return {
    status: statusOf(answer),
    sentHead,
    sentBody,
    receivedHead,
    receivedBody,
    total: sentHead + sentBody + exchange.wireBytes,
  };
}

const bytes = (text: string): number => new TextEncoder().encode(text).length;

/** `Name: value` and a line end, each. */
const fieldBytes = (headers: HeaderList): number =>
  headers.reduce((sum, [name, value]) => sum + bytes(name) + bytes(value) + lineEnd + lineEnd, 0);
