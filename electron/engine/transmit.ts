import { hrefOf } from '#shared/http/url-parts';
import type { ResponseHead } from '#shared/model/exchange';
import type { ExchangeEvent } from '#shared/model/exchange-event';
import type { Authorized } from './authentication';
import { readFraming } from './body-framing';
import type { Answer } from './answer';
import type { ExchangeRun } from './exchange-run';
import { transmitHttp2 } from './http2/transmit-http2';
import type { OpenConnection } from './dial';
import { openWay, type WayWish } from './open-way';
import { isInterim, readHead } from './read-head';
import { refuseAnswer, Stopped, stopWith } from './stopped';
import { startUpload, type Upload } from './upload';
import { progressUntil } from './upload-progress';
import { takeCookies } from './with-cookies';
import { headerWords, lineTargetOf, wireHead, wireHeaders, type WireRequest } from './wire-request';

/** Sends one request and reads up to the end of the answer's head, telling each step. */
export async function* transmit(authorized: Authorized, run: ExchangeRun): AsyncGenerator<ExchangeEvent, Answer> {
  const { request, bound } = authorized;
  run.host = request.url.host;
  try {
    return yield* attempt(authorized, run, bound?.continues === true ? 'same' : 'any');
  } catch (thrown) {
    // A login that was begun on one connection cannot go on over another.
    const isStale = bound === undefined && wasStale(thrown, request, run);
    if (!isStale && !wantsHttp1(thrown, run)) throw thrown;
    run.leave(0);
    return yield* attempt(authorized, run, isStale ? 'fresh' : 'http1');
  }
}

/** RFC 9113, 7: the server did nothing, and wants the same over HTTP/1.1. It gets that where the version is its choice. */
const wantsHttp1 = (thrown: unknown, { options }: ExchangeRun): boolean =>
  options.httpVersion === 'auto' &&
  thrown instanceof Stopped &&
  thrown.failure.kind === 'http2Ended' &&
  thrown.failure.code === 'HTTP_1_1_REQUIRED' &&
  thrown.failure.when !== 'inBody';

/**
 * RFC 9112, 9.3.1: a kept connection may be closed by the server just as it is used again. When not a byte came back and
 * the method may be repeated, it is; once, on a new connection. A stream that is refused, or comes after the last one of a
 * GOAWAY, was not processed at all (RFC 9113, 8.7 and 6.8), so that any method may be.
 */
function wasStale(thrown: unknown, { method }: WireRequest, run: ExchangeRun): boolean {
  if (!(thrown instanceof Stopped) || !run.clock.reused) return false;
  const { failure } = thrown;
  if (run.isUnheard) return true;
  const isIdempotent = ['GET', 'HEAD', 'OPTIONS', 'PUT', 'DELETE', 'TRACE'].includes(method);
  const wasClosed = failure.kind === 'connectionClosed' || (failure.kind === 'http2Ended' && failure.how === 'goAway');
  return isIdempotent && wasClosed && run.inlet?.receivedBytes === 0;
}

async function* attempt(authorized: Authorized, run: ExchangeRun, choice: WayWish): AsyncGenerator<ExchangeEvent, Answer> {
  const { request, bound } = authorized;
  const { hop, tell, options, halt, clock } = run;
  const way = yield* openWay(authorized, run, choice);
  if (way.kind === 'shared') {
    yield tell({ type: 'connected', hop, connection: way.facts });
    return yield* transmitHttp2(way.session, request, run);
  }
  const { connection } = way;
  yield tell({ type: 'connected', hop, connection: connection.facts });

  const asked = forwarded(request, connection);
  const headers = wireHeaders(asked, options.bodyFraming);
  const upload = startUpload(connection.socket, wireHead(asked, headers, versionOnLine(options)), request.body, {
    halt,
    clock,
    isChunked: options.bodyFraming === 'chunked',
    delayMs: options.bodyDelayMs,
    expectContinue: headerWords(headers, 'expect').includes('100-continue'),
    record: (part, bytes) => run.wire.record(hop, 'sent', part, bytes),
  });
  run.upload = upload;
  const { method, target, url, body } = request;
  const bodyBytes = body.kind === 'none' ? 0 : body.length;
  const shown = { url: hrefOf({ ...url, target }), target: lineTargetOf(asked) };
  yield tell({ type: 'sent', hop, method, ...shown, version: versionOnLine(options), headers, bodyBytes });
  const head = yield* awaitAnswer(request, run, upload);
  yield tell({ type: 'head', hop, ...head });
  yield* takeCookies(request, { headers: head.headers, interim: null }, run);
  return { ...judge(request, head, run, bound !== undefined), peer: { certificate: () => connection.certificate ?? null } };
}

/** A proxy that passes requests on is told the whole address (RFC 9112, 3.2.2), and who asks. */
function forwarded(request: WireRequest, { forward }: OpenConnection): WireRequest {
  if (forward === undefined) return request;
  const { authorization } = forward;
  return {
    ...request,
    lineTarget: request.lineTarget ?? hrefOf({ ...request.url, target: request.target }),
    headers: authorization === null ? request.headers : [...request.headers, ['Proxy-Authorization', authorization]],
  };
}

const versionOnLine = ({ httpVersion, versionText }: ExchangeRun['options']): string =>
  httpVersion === '1.0' && versionText === 'HTTP/1.1' ? 'HTTP/1.0' : versionText;

/** Interim answers as they come, until the head of the answer itself. */
async function* awaitAnswer(request: WireRequest, run: ExchangeRun, upload: Upload): AsyncGenerator<ExchangeEvent, ResponseHead> {
  const { hop, tell, halt, options } = run;
  const { limits } = options;
  watchUpload(run, upload);
  for (let interims = 0; ; interims++) {
    const head = yield* headWithProgress(run, upload);
    if (!isInterim(head.status)) {
      halt.watch('idle', options.idleTimeoutMs);
      run.unread = 'body';
      upload.stop();
      return head;
    }
    if (interims >= limits.interims) stopWith({ kind: 'limitExceeded', limit: 'interims', allowed: limits.interims });
    if (head.status === 100) upload.release();
    const { status, reason, headers } = head;
    yield tell({ type: 'interim', hop, status, reason, headers });
    yield* takeCookies(request, { headers, interim: interims }, run);
  }
}

/** While bytes go out, silence is measured between them; once all are out, until the first byte of the answer. */
function watchUpload({ halt, options, clock }: ExchangeRun, upload: Upload): void {
  if (upload.done || !upload.isLong) return halt.watch('firstByte', options.firstByteTimeoutMs);
  halt.watch('idle', options.idleTimeoutMs);
  void upload.settled.then(() => {
    if (clock.firstByte === null) halt.watch('firstByte', options.firstByteTimeoutMs);
  });
}

/** The next head; meanwhile, how far a long upload is. */
async function* headWithProgress(run: ExchangeRun, upload: Upload): AsyncGenerator<ExchangeEvent, ResponseHead> {
  const { inlet, options, host } = run;
  if (inlet === null) throw new Error('no connection to read from');
  const reading = readHead(inlet, options.limits, host).catch((thrown: unknown) => asSendingFailure(thrown, upload));
  if (upload.isLong && !upload.done) yield* progressUntil(Promise.race([reading, upload.settled]), run);
  return await reading;
}

/** A connection that ends while we still send ended because of what we send. */
function asSendingFailure(thrown: unknown, upload: Upload): never {
  const failure = thrown instanceof Stopped ? thrown.failure : null;
  if (failure?.kind === 'connectionClosed' && failure.when === 'beforeHead' && !upload.done && upload.sentBytes > 0)
    stopWith({ ...failure, when: 'sending' });
  throw thrown;
}

function judge(request: WireRequest, head: ResponseHead, run: ExchangeRun, isBound: boolean): Omit<Answer, 'peer'> {
  if (head.status === 101 && headerWords(request.headers, 'upgrade').length === 0) {
    refuseAnswer('it switches to another protocol, which nobody asked for');
  }
  const framing = readFraming(request.method, head);
  const endsHttp = framing.kind === 'close' || head.status === 101 || request.method === 'CONNECT';
  const keepMs = (run.options.keepAlive || isBound) && !endsHttp ? idleTime(request, head) : 0;
  return { head, framing, keepMs, isBound };
}

const longestIdleMs = 30_000;

/** RFC 9112, 9.3: 1.1 keeps the connection unless one side says close, 1.0 only when the server says so. */
function idleTime(request: WireRequest, head: ResponseHead): number {
  const answered = headerWords(head.headers, 'connection');
  const persists = head.httpVersion === '1.1' || answered.includes('keep-alive');
  if (!persists || answered.includes('close') || headerWords(request.headers, 'connection').includes('close')) return 0;
  const hint = /^timeout=(\d{1,6})$/.exec(headerWords(head.headers, 'keep-alive').join(' ').split(/[ ;]/)[0] ?? '');
  // A second before the server gives up, so that a request does not meet the closing of its connection.
  return hint ? Math.min(longestIdleMs, Math.max(0, Number(hint[1]) * 1000 - 1000)) : longestIdleMs;
}
