import type { ExchangeEvent, ExchangeEventOf, RedirectStop } from '#shared/model/exchange-event';
import type { Framing } from './body-framing';
import type { BodyWriter } from '../bodies/body-store';
import { decodeBody, planDecoding } from './decode-body';
import { type ExchangeRun, tellDropped } from './exchange-run';
import type { Inlet } from './inlet';
import { keepPacked, keepReceived, readOn, type Rest } from './keep-received';
import { readBody, type BodyEnd } from './read-body';
import { readClock } from './timings';
import type { Answer } from './answer';

/** Why a redirect is the answer instead of being followed. */
export type Stop = { readonly reason: RedirectStop; readonly location: string };

/** Reads the body into the body store, telling progress, and ends with the `finished` event. */
export async function* receiveBody(answer: Answer, stop: Stop | null, run: ExchangeRun): AsyncGenerator<ExchangeEvent> {
  yield* keepBody(openBody(answer, run), { answer, stop }, run);
}

interface Unless {
  readonly stop: Stop | null;
  /** Whether a short body, as UTF-8, makes the answer none that is wanted. */
  readonly isNone: (text: string) => boolean;
}

/** More of a body is not looked at to find out whether it is wanted. */
const lookedAtBytes = 16 * 1024;

/** The same, unless a short body says that this is not the answer that is wanted: then nothing is kept or told, and true comes back. */
export async function* receiveUnless(
  answer: Answer,
  { stop, isNone }: Unless,
  run: ExchangeRun,
): AsyncGenerator<ExchangeEvent, boolean> {
  const opened = openBody(answer, run);
  const beginning: Buffer[] = [];
  let bytes = 0;
  const left = opened.chunks[Symbol.asyncIterator]();
  let next = await tried(left);
  for (; 'value' in next && next.done !== true && bytes <= lookedAtBytes; next = await tried(left)) {
    beginning.push(next.value);
    bytes += next.value.length;
  }
  const isWhole = 'value' in next && next.done === true;
  if (isWhole && isNone(Buffer.concat(beginning).toString('utf8'))) {
    await forgetReceived(run);
    leaveAfter(answer, run);
    return true;
  }
  yield* keepBody({ ...opened, chunks: joined(beginning, next, left) }, { answer, stop }, run);
  return false;
}

type Tried = IteratorResult<Buffer, unknown> | { readonly thrown: unknown };

/** The next piece, or what broke the body there. */
const tried = (chunks: AsyncIterator<Buffer>): Promise<Tried> => chunks.next().catch((thrown: unknown) => ({ thrown }));

/** What was looked at, the piece after it, and all the rest; what broke it breaks it again, in its place. */
async function* joined(beginning: readonly Buffer[], first: Tried, left: AsyncIterator<Buffer>): AsyncGenerator<Buffer> {
  try {
    yield* beginning;
    for (let next = first; ; next = await tried(left)) {
      if ('thrown' in next) throw next.thrown;
      if (next.done === true) return;
      yield next.value;
    }
  } finally {
    // Not waited for: it may itself be waiting for a server that says nothing.
    left.return?.().catch(() => undefined);
  }
}

async function forgetReceived(run: ExchangeRun): Promise<void> {
  const { received } = run;
  run.received = null;
  if (received === null) return;
  await received.end().catch(() => undefined);
  await run.context.received?.release([received.id]);
}

/** A body that is about to be read, decoded as it comes. */
interface OpenedBody {
  readonly inlet: Inlet;
  readonly chunks: AsyncIterable<Buffer>;
  readonly end: BodyEnd;
  readonly codings: string[];
  /** What is left to read of an encoded body that is kept, wherever decoding ends. */
  readonly rest: Rest | null;
}

function openBody(answer: Answer, run: ExchangeRun): OpenedBody {
  const { options, host, inlet } = run;
  if (inlet === null) throw new Error('no connection to read from');
  const end: BodyEnd = { encodedBytes: 0, trailers: [] };
  const codings = canDecode(answer, run) ? planDecoding(answer.head.headers, options.limits) : [];
  const received = readBody(answer.framing, { inlet, host, limits: options.limits, end });
  const rest = codings.length > 0 ? readOn(keepReceived(received, run)) : null;
  return { inlet, chunks: decodeBody(rest?.chunks ?? received, codings, options.limits), end, codings, rest };
}

/** Gives the connection back once the answer is read; it is kept where all of the request has gone out and nobody is logged in. */
const leaveAfter = ({ isBound, keepMs }: Pick<Answer, 'isBound' | 'keepMs'>, run: ExchangeRun): void =>
  run.leave(run.upload?.done === true && !isBound ? keepMs : 0);

interface Kept {
  readonly answer: Answer;
  readonly stop: Stop | null;
}

async function* keepBody(opened: OpenedBody, { answer, stop }: Kept, run: ExchangeRun): AsyncGenerator<ExchangeEvent> {
  const { inlet, chunks, end, codings, rest } = opened;
  if (answer.framing.kind !== 'none') {
    const writer = run.context.bodies.create(saidBytes(answer.framing));
    run.writer = writer;
    try {
      yield* keepChunks(chunks, writer, run);
    } catch (thrown) {
      if (rest !== null) yield* keepPacked(thrown, { rest, end, codings, stop }, run);
      throw thrown;
    }
    await run.endBody();
  }
  yield* tellDropped(run);
  const timings = readClock(run.clock);
  leaveAfter(answer, run);
  yield run.tell({ type: 'finished', ...end, ...factsOf(run, inlet.receivedBytes), decoded: codings, stop, timings });
}

/** How long the body says it will be, as it comes; decoded it is seldom shorter. */
const saidBytes = (framing: Framing): number => ('length' in framing ? (framing.length ?? 0) : 0);

async function* keepChunks(chunks: AsyncIterable<Buffer>, writer: BodyWriter, run: ExchangeRun): AsyncGenerator<ExchangeEvent> {
  for await (const chunk of chunks) {
    await writer.write(chunk);
    const progress = run.progress();
    if (progress) yield progress;
  }
}

/** A part of an encoded body cannot be decoded by itself. */
const canDecode = ({ head, framing }: Answer, { options }: ExchangeRun) =>
  options.decodeBody && framing.kind !== 'none' && head.status !== 206;

const factsOf = (
  { writer, received }: ExchangeRun,
  wireBytes: number,
): Pick<ExchangeEventOf<'finished'>, 'wireBytes' | 'bodyBytes' | 'bodyId' | 'receivedId'> => ({
  wireBytes,
  bodyBytes: writer?.bytes ?? 0,
  bodyId: writer?.id ?? null,
  receivedId: received?.id ?? null,
});

/** How long and how much of a redirect's body is worth waiting for. */
const patienceMs = 200;
const worthBytes = 64 * 1024;
/** A page that comes with a challenge and has to be read to go on over the same connection. */
const neededBytes = 4 * 1024 * 1024;

/** Reads the short body of a redirect so that its connection can be used again; gives up where that would take long. */
export async function skipBody(answer: Answer, run: ExchangeRun): Promise<void> {
  const complete = await Promise.race([drain(answer, run, worthBytes), pause(patienceMs)]);
  leaveAfter({ ...answer, keepMs: complete ? answer.keepMs : 0 }, run);
}

/** The same for a challenge. A connection that is being logged in is waited for: without it there is no way on. */
export async function skipChallenge(answer: Answer, run: ExchangeRun): Promise<void> {
  const reading = drain(answer, run, answer.isBound ? neededBytes : worthBytes);
  const complete = await (answer.isBound ? reading : Promise.race([reading, pause(patienceMs)]));
  leaveAfter({ isBound: false, keepMs: complete ? answer.keepMs : 0 }, run);
}

async function drain(answer: Answer, run: ExchangeRun, bodyBytes: number): Promise<boolean> {
  const { inlet, options, host } = run;
  if (inlet === null) throw new Error('no connection to read from');
  const end: BodyEnd = { encodedBytes: 0, trailers: [] };
  const limits = { ...options.limits, bodyBytes };
  try {
    for await (const _ of readBody(answer.framing, { inlet, host, limits, end }));
    return true;
  } catch {
    return false;
  }
}

const pause = (ms: number) => new Promise<false>((resolve) => setTimeout(resolve, ms, false).unref());
