import type { BodyStore } from '../bodies/body-store';
import type { ExchangeRun } from './exchange-run';

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
