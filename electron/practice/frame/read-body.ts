import type { IncomingMessage } from 'node:http';
import { granted, refused, type Outcome } from './outcome.ts';

/** The whole body, unless it is larger than the limit or the caller goes away; `begin` is called when it is wanted. */
export async function readBody(raw: IncomingMessage, limitBytes: number, begin: () => void): Promise<Outcome<Buffer>> {
  const announced = Number(raw.headers['content-length'] ?? 0);
  if (announced > limitBytes) return tooLarge(limitBytes, announced);
  begin();
  const chunks: Buffer[] = [];
  let bytes = 0;
  try {
    for await (const chunk of raw as AsyncIterable<Buffer>) {
      bytes += chunk.length;
      if (bytes > limitBytes) return tooLarge(limitBytes, bytes);
      chunks.push(chunk);
    }
  } catch {
    return refused({ status: 400, detail: 'The body ended before it was complete.' });
  }
  return granted(Buffer.concat(chunks, bytes));
}

function tooLarge(limitBytes: number, bytes: number): Outcome<never> {
  return refused({
    status: 413,
    detail: `The body has at least ${bytes} bytes; this server reads ${limitBytes}.`,
    help: 'Send less, or use an endpoint made for size under /stream/.',
    headers: [['Connection', 'close']],
  });
}
