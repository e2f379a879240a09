import type { HeaderList } from '#shared/model/exchange-event';
import { createDraft } from '#shared/model/request-draft';
import type { Answer } from './use-bench';

interface Given {
  readonly tag?: string;
  readonly method?: string;
  readonly path?: string;
  readonly status?: number;
  readonly headers?: Readonly<Record<string, string>>;
  readonly body?: unknown;
  readonly sent?: HeaderList;
}

let lastId = 0;

/** An answer as a scene gets it, with what matters to a test and nothing else. */
export function answerOf({ tag = '', method = 'GET', path = '/', status = 200, headers = {}, body, sent = [] }: Given): Answer {
  const url = `http://127.0.0.1:7070${path}`;
  const text = body === undefined ? null : typeof body === 'string' ? body : JSON.stringify(body);
  const bytes = new TextEncoder().encode(text ?? '').length;
  const head = {
    status,
    reason: 'Said',
    httpVersion: '1.1',
    headers: Object.entries(headers).map(([name, value]) => [name, value] as [string, string]),
  };
  const timings = {
    dnsMs: null,
    tcpMs: 1,
    proxyMs: null,
    tlsMs: null,
    sendMs: 0,
    waitMs: 3,
    receiveMs: 1,
    totalMs: 5,
    reused: false,
  };
  const hop = {
    method,
    url,
    target: path,
    requestHeaders: sent,
    requestBodyBytes: null,
    connection: null,
    interims: [],
    head,
    redirect: null,
    challenge: null,
    sides: [],
    cookies: null,
    timings,
  };
  lastId += 1;
  return {
    tag,
    draft: createDraft(url, method),
    text,
    exchange: {
      phase: 'finished',
      id: `x${lastId}`,
      startedAt: 1000,
      endedAt: 1005,
      method,
      url,
      hops: [hop],
      sentBytes: 0,
      receivedBytes: bytes,
      head,
      trailers: [],
      wireBytes: bytes + 100,
      bodyBytes: bytes,
      encodedBytes: bytes,
      bodyId: null,
      decoded: [],
      stop: null,
      timings,
    },
  };
}
