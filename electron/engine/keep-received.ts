import type { ExchangeEvent, Packed } from '#shared/model/exchange-event';
import type { BodyStore } from '../bodies/body-store';
import type { ExchangeRun } from './exchange-run';
import type { BodyEnd } from './read-body';
import { Stopped } from './stopped';

/** Where bodies are kept as they were received. */
export type ReceivedBodies = Pick<BodyStore, 'create' | 'release'>;

/** What is larger on the wire is kept decoded alone: it would take the disk twice. */
export const mostReceivedBytes = 256 * 1024 * 1024;

/**
 * Lets the chunks of an encoded body pass and keeps them, where the context says so. Keeping never harms the exchange: where
 * there is no room, or they are too many, it is given up.
 */
export async function* keepReceived(chunks: AsyncIterable<Buffer>, run: ExchangeRun): AsyncGenerator<Buffer> {
  const { received: store } = run.context;
  run.received = store?.create() ?? null;
  for await (const chunk of chunks) {
    await keep(chunk, run);
    yield chunk;
  }
}

async function keep(chunk: Buffer, run: ExchangeRun): Promise<void> {
  const { received: writer } = run;
  if (writer === null) return;
  try {
    if (writer.bytes + chunk.length <= mostReceivedBytes) return await writer.write(chunk);
  } catch {
    // The disk is full, or gone.
  }
  run.received = null;
  await writer.end().catch(() => undefined);
  await run.context.received?.release([writer.id]);
}

/** An encoded body that can be read to its end when whoever decodes it has enough. */
export interface Rest {
  /** For the decoder. It may end early, or be reading still when another goes on. */
  readonly chunks: AsyncIterable<Buffer>;
  /** The next piece; null at the end. Throws what is wrong with the body, also when it was the decoder that came upon it. */
  next(): Promise<Buffer | null>;
}

export function readOn(received: AsyncIterable<Buffer>): Rest {
  const source = received[Symbol.asyncIterator]();
  let fault: { readonly thrown: unknown } | null = null;
  const next = () =>
    source.next().catch((thrown: unknown) => {
      fault = { thrown };
      throw thrown;
    });
  return {
    // Without `return`: the decoder's end is not that of the body.
    chunks: { [Symbol.asyncIterator]: () => ({ next }) },
    async next() {
      const piece = await next();
      if (!piece.done) return piece.value;
      if (fault) throw fault.thrown;
      return null;
    },
  };
}

interface Ended extends Pick<Packed, 'stop'> {
  readonly rest: Rest;
  readonly end: BodyEnd;
  readonly codings: readonly string[];
}

/**
 * Where a body outgrew what may be decoded, receives the rest as it comes, so that decoding can go on. What hinders that takes
 * nothing away from what is known, unless it is the user who wants no more.
 */
export async function* keepPacked(
  thrown: unknown,
  { rest, end, codings, stop }: Ended,
  run: ExchangeRun,
): AsyncGenerator<ExchangeEvent> {
  if (!isOutgrown(thrown)) return;
  try {
    while (run.received !== null) {
      if ((await rest.next()) === null) {
        run.packed = { ...end, decoded: [...codings], stop, mostBytes: run.options.limits.bodyBytes };
        return;
      }
      const progress = run.progress();
      if (progress) yield progress;
    }
  } catch (later) {
    if (later instanceof Stopped && later.failure.kind === 'cancelled') throw later;
  }
}

const isOutgrown = (thrown: unknown): boolean =>
  thrown instanceof Stopped && thrown.failure.kind === 'limitExceeded' && thrown.failure.limit === 'decodedBytes';
