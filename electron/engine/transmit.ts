import { hrefOf } from '#shared/http/url-parts';
import type { ResponseHead } from '#shared/model/exchange';
import type { ExchangeEvent } from '#shared/model/exchange-event';
import type { Authorized, Peer } from './authentication';
import { readFraming, type Framing } from './body-framing';
import type { ExchangeRun } from './exchange-run';
import { openConnection, type Choice } from './open-connection';
import { isInterim, readHead } from './read-head';
import { refuseAnswer, Stopped, stopWith } from './stopped';
import { startUpload, type Upload } from './upload';
import { headerWords, lineTargetOf, wireHead, wireHeaders, type WireRequest } from './wire-request';

/** The head of an answer whose body is still to be read from the run's inlet. */
export interface Answer {
  readonly head: ResponseHead;
  readonly framing: Framing;
  /** How long the connection may wait for another request once the body is read; 0 when it may not. */
  readonly keepMs: number;
  /** The connection is logged in, and of no use to others. */
  readonly isBound: boolean;
  readonly peer: Peer;
}

/** Sends one request and reads up to the end of the answer's head, telling each step. */
export async function* transmit(authorized: Authorized, run: ExchangeRun): AsyncGenerator<ExchangeEvent, Answer> {
  const { request, bound } = authorized;
  run.host = request.url.host;
  try {
    return yield* attempt(authorized, run, bound?.continues === true ? 'same' : 'any');
  } catch (thrown) {
    // A login that was begun on one connection cannot go on over another.
    if (bound !== undefined || !wasStale(thrown, request, run)) throw thrown;
    run.leave(0);
    return yield* attempt(authorized, run, 'fresh');
  }
}

/**
 * RFC 9112, 9.3.1: a kept connection may be closed by the server just as it is used again. When not a byte came back and
 * the method may be repeated, it is; once, on a new connection.
 */
function wasStale(thrown: unknown, { method }: WireRequest, run: ExchangeRun): boolean {
  const isIdempotent = ['GET', 'HEAD', 'OPTIONS', 'PUT', 'DELETE', 'TRACE'].includes(method);
  const wasClosed = thrown instanceof Stopped && thrown.failure.kind === 'connectionClosed';
  return isIdempotent && wasClosed && run.clock.reused && run.inlet?.receivedBytes === 0;
}

async function* attempt(
  { request, client, bound }: Authorized,
  run: ExchangeRun,
  choice: Choice,
): AsyncGenerator<ExchangeEvent, Answer> {
  const { hop, tell, options, halt, clock } = run;
  const destination = { url: request.url, verifyTls: options.verifyTls, client: client ?? null, boundTo: bound?.key ?? null };
  const connection = await openConnection(destination, run, choice);
  yield tell({ type: 'connected', hop, connection: connection.facts });

  const headers = wireHeaders(request, options.bodyFraming);
  const upload = startUpload(connection.socket, wireHead(request, headers, options.versionText), request.body, {
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
  const shown = { url: hrefOf({ ...url, target }), target: lineTargetOf(request) };
  yield tell({ type: 'sent', hop, method, ...shown, headers, bodyBytes });
  const head = yield* awaitAnswer(run, upload);
  yield tell({ type: 'head', hop, ...head });
  return { ...judge(request, head, run, bound !== undefined), peer: { certificate: () => connection.certificate ?? null } };
}

/** Interim answers as they come, until the head of the answer itself. */
async function* awaitAnswer(run: ExchangeRun, upload: Upload): AsyncGenerator<ExchangeEvent, ResponseHead> {
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

async function* progressUntil(over: Promise<unknown>, run: ExchangeRun): AsyncGenerator<ExchangeEvent> {
  let isOver = false;
  // Handled here too: whoever listens to us may go away meanwhile, and then nobody waits for it any more.
  const ended = over.then(
    () => (isOver = true),
    () => (isOver = true),
  );
  for (;;) {
    await Promise.race([ended, tick()]);
    if (isOver) return;
    const progress = run.progress();
    if (progress) yield progress;
  }
}

/** A connection that ends while we still send ended because of what we send. */
function asSendingFailure(thrown: unknown, upload: Upload): never {
  const failure = thrown instanceof Stopped ? thrown.failure : null;
  if (failure?.kind === 'connectionClosed' && failure.when === 'beforeHead' && !upload.done && upload.sentBytes > 0)
    stopWith({ ...failure, when: 'sending' });
  throw thrown;
}

const tick = () => new Promise<void>((resolve) => setTimeout(resolve, 50).unref());

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
