import type { Socket } from 'node:net';
import type { Failure } from '#shared/failure';
import type { ResponseHead } from '#shared/model/exchange';
import type { ExchangeEvent } from '#shared/model/exchange-event';
import { hrefOf } from '#shared/http/url-parts';
import type { Answer } from '../answer';
import { hasNoBody } from '../body-framing';
import { type ExchangeRun, hasLeft, tellDropped } from '../exchange-run';
import { untilHalted } from '../halt';
import { Stopped, stopWith } from '../stopped';
import type { HopClock } from '../timings';
import { startUpload, type Upload } from '../upload';
import { progressUntil } from '../upload-progress';
import { headerValue, headerWords, wireHeaders, type WireRequest } from '../wire-request';
import { takeCookies } from '../with-cookies';
import { followFields, type AnswerFields } from './answer-fields';
import { cancelCode, giveUp } from './give-up';
import { endingFailure } from './http2-failure';
import { headText, http2Head, type Http2Head } from './http2-headers';
import type { Begun, Http2Session } from './http2-session';
import { listenToHeads, type StreamHead, type StreamHeads } from './stream-heads';
import { createStreamInlet } from './stream-inlet';

const longestIdleMs = 30_000;

interface Talk {
  readonly session: Http2Session;
  readonly stream: Begun['stream'];
  readonly heads: StreamHeads;
  readonly fields: AnswerFields;
  readonly upload: Upload;
}

/** Sends one request on a stream of its own and reads up to the end of the answer's head, telling each step. */
export async function* transmitHttp2(
  session: Http2Session,
  request: WireRequest,
  run: ExchangeRun,
): AsyncGenerator<ExchangeEvent, Answer> {
  const { hop, tell, options } = run;
  const { pseudo, headers } = http2Head(request, wireHeaders(request, 'length'));
  const talk = begin(session, request, { pseudo, headers }, run);
  run.wire.explainFields('sent', 'head', { text: headText([...pseudo, ...headers]) });
  const { method, target, url, body } = request;
  const bodyBytes = body.kind === 'none' ? 0 : body.length;
  yield tell({ type: 'sent', hop, method, url: hrefOf({ ...url, target }), target, version: 'HTTP/2', headers, bodyBytes });
  const head = yield* awaitHead(request, talk, run);
  yield tell({ type: 'head', hop, ...head });
  yield* tellDropped(run);
  yield* takeCookies(request, { headers: head.headers, interim: null }, run);
  const framing = hasNoBody(method, head.status)
    ? ({ kind: 'none' } as const)
    : { kind: 'stream' as const, length: lengthOf(head), trailers: () => talk.heads.trailers };
  return {
    head,
    framing,
    keepMs: options.keepAlive ? longestIdleMs : 0,
    isBound: false,
    peer: { certificate: () => session.connection.certificate ?? null },
  };
}

function begin(session: Http2Session, request: WireRequest, { pseudo, headers }: Http2Head, run: ExchangeRun): Talk {
  const { hop, wire, halt, clock, options } = run;
  let receivedBytes = 0;
  const fields = followFields(run);
  const begun = session.request(pseudo, headers, {
    isWhole: request.body.kind === 'none',
    ear: (piece) => {
      if (piece.direction === 'received' && piece.head.streamId !== 0) receivedBytes += piece.bytes.length;
      wire.recordFrame(hop, piece);
    },
    onFields: (passed) => fields.passed(passed),
  });
  const { stream } = begun;
  const heads = listenToHeads(stream, clock, (part, raw) => fields.read(part, raw));
  const inlet = createStreamInlet({ session, stream, fields, receivedBytes: () => receivedBytes }, run);
  const upload = startSending({ stream, request, run });
  const onAbort = () => {
    // Who kept this stream waiting for too long may do so to the next.
    if (isLate(halt.signal)) session.retire();
    stream.close(cancelCode);
  };
  halt.signal.addEventListener('abort', onAbort);
  run.inlet = inlet;
  run.upload = upload;
  const letGo = run.leave;
  const leave = (keepMs: number) => {
    run.leave = hasLeft;
    halt.signal.removeEventListener('abort', onAbort);
    inlet.detach(run.unread);
    begun.forget();
    const free = () => letGo(options.keepAlive ? keepMs || longestIdleMs : 0);
    if (stream.destroyed || (stream.closed && !halt.signal.aborted)) return free();
    giveUp(stream, {
      onClosed: free,
      onStuck() {
        session.retire();
        free();
      },
    });
  };
  run.leave = leave;
  return { session, stream, heads, upload, fields };
}

const isLate = ({ reason }: AbortSignal): boolean => reason instanceof Stopped && reason.failure.kind === 'timedOut';

interface Sending {
  readonly stream: Begun['stream'];
  readonly request: WireRequest;
  readonly run: ExchangeRun;
}

function startSending({ stream, request, run: { halt, clock, options } }: Sending): Upload {
  if (request.body.kind === 'none') return nothingToSend(clock);
  const upload = startUpload(stream as unknown as Socket, Buffer.alloc(0), request.body, {
    halt,
    clock,
    isChunked: false,
    delayMs: options.bodyDelayMs,
    expectContinue: headerWords(request.headers, 'expect').includes('100-continue'),
    record: () => undefined,
  });
  stream.on('continue', () => upload.release());
  void upload.settled.then(() => {
    if (upload.done && !stream.writableEnded) stream.end();
  });
  return upload;
}

/** The head says that nothing follows it. */
function nothingToSend(clock: HopClock): Upload {
  clock.sendBegan = performance.now();
  clock.sendEnded = clock.sendBegan;
  const nothing = () => undefined;
  return { sentBytes: 0, done: true, isLong: false, settled: Promise.resolve(), stop: nothing, release: nothing };
}

/** Interim answers as they come, until the head of the answer itself. */
async function* awaitHead(request: WireRequest, talk: Talk, run: ExchangeRun): AsyncGenerator<ExchangeEvent, ResponseHead> {
  const { hop, tell, halt, options } = run;
  const { upload } = talk;
  halt.watch(upload.isLong ? 'idle' : 'firstByte', upload.isLong ? options.idleTimeoutMs : options.firstByteTimeoutMs);
  for (let interims = 0; ; interims++) {
    const head = yield* nextHead(talk, run);
    if (head.status < 100 || head.status >= 200) {
      halt.watch('idle', options.idleTimeoutMs);
      run.unread = 'body';
      upload.stop();
      return { ...head, reason: '', httpVersion: '2' };
    }
    const allowed = options.limits.interims;
    if (interims >= allowed) stopWith({ kind: 'limitExceeded', limit: 'interims', allowed });
    if (head.status === 100) upload.release();
    yield tell({ type: 'interim', hop, status: head.status, reason: '', headers: head.headers });
    yield* tellDropped(run);
    yield* takeCookies(request, { headers: head.headers, interim: interims }, run);
  }
}

async function* nextHead(talk: Talk, run: ExchangeRun): AsyncGenerator<ExchangeEvent, StreamHead> {
  const { heads, upload } = talk;
  const reading = untilHalted(heads.next(), run.halt.signal);
  reading.catch(() => undefined);
  if (upload.isLong && !upload.done) yield* progressUntil(Promise.race([reading, upload.settled]), run);
  if (upload.isLong && run.clock.firstByte === null) run.halt.watch('firstByte', run.options.firstByteTimeoutMs);
  return (await reading) ?? stopWith(endedBeforeHead(talk, run));
}

function endedBeforeHead({ session, stream, upload, fields }: Talk, run: ExchangeRun): Failure {
  const failure = endingFailure({
    host: run.host,
    session,
    stream,
    fieldFault: fields.fault,
    receivedBytes: run.inlet?.receivedBytes ?? 0,
    when: upload.isLong && !upload.done ? 'sending' : 'beforeHead',
  });
  const isBehindLast = session.goAway !== null && (stream.id ?? 0) > session.goAway.lastStreamId;
  run.isUnheard = isBehindLast || (failure.kind === 'http2Ended' && failure.code === 'REFUSED_STREAM');
  return failure;
}

function lengthOf(head: ResponseHead): number | null {
  const length = headerValue(head.headers, 'content-length');
  return length !== null && /^\d+$/.test(length) ? Number(length) : null;
}
