import type { FailedExchange } from '#shared/model/exchange';
import type { ExchangeEvent } from '#shared/model/exchange-event';
import { defaultOptions } from '#shared/model/request-options';
import type { BodyStore } from '../bodies/body-store';
import { classifyFailure } from '../engine/classify-failure';
import { decodeBody, planDecoding } from '../engine/decode-body';

/**
 * Decodes an encoded body that is all there, of which only the beginning was decoded, into a body of its own, and tells how the
 * exchange ends with that: `finished`, or `failed` with as much as could be decoded. Null where there is no such body, or the
 * signal ended it; then nothing is left of it.
 */
export async function decodeRest(
  exchange: FailedExchange,
  bodies: BodyStore,
  signal: AbortSignal,
): Promise<ExchangeEvent | null> {
  const { packed, receivedId, id: exchangeId, head, wireBytes, timings } = exchange;
  const received = bodies.get(receivedId ?? '');
  if (!packed || !received) return null;
  const limits = { ...defaultOptions.limits, decodedBytes: packed.mostBytes };
  const codings = planDecoding(head?.headers ?? [], { ...limits, encodings: packed.decoded.length });
  const writer = bodies.create(exchange.bodyBytes);
  const thrown = await writeAll(decodeBody(received.stream(), codings, limits), writer, signal);
  if (signal.aborted) {
    await bodies.release([writer.id]);
    return null;
  }
  const facts = { exchangeId, at: Date.now(), wireBytes, timings, bodyId: writer.id, bodyBytes: writer.bytes, receivedId };
  if (thrown) return { ...facts, type: 'failed', failure: classifyFailure(thrown.fault, '') };
  const { mostBytes: _, ...rest } = packed;
  return { ...facts, ...rest, type: 'finished' };
}

/** Null where all went well. */
async function writeAll(
  chunks: AsyncIterable<Buffer>,
  writer: ReturnType<BodyStore['create']>,
  signal: AbortSignal,
): Promise<{ readonly fault: unknown } | null> {
  try {
    for await (const chunk of chunks) {
      if (signal.aborted) break;
      await writer.write(chunk);
    }
    await writer.end();
    return null;
  } catch (fault) {
    await writer.end().catch(() => undefined);
    return { fault };
  }
}
