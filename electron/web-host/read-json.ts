import type { IncomingMessage } from 'node:http';

type Read = { readonly ok: true; readonly value: unknown } | { readonly ok: false; readonly status: 400 | 413 | 415 };

/** A draft may carry a body of some size; anything larger is sent from a file. */
const mostBytes = 32 * 1024 * 1024;

/** The JSON that a request carries. */
export async function readJson(request: IncomingMessage): Promise<Read> {
  // Forms and plain text are what other sites could send without asking first.
  if (!/^application\/json(?:;|$)/i.test(request.headers['content-type'] ?? '')) return { ok: false, status: 415 };
  const chunks: Buffer[] = [];
  let bytes = 0;
  for await (const chunk of request as AsyncIterable<Buffer>) {
    bytes += chunk.length;
    if (bytes <= mostBytes) chunks.push(chunk);
  }
  // Read to its end all the same: a browser that is cut off while it sends does not see the answer.
  if (bytes > mostBytes) return { ok: false, status: 413 };
  try {
    return { ok: true, value: JSON.parse(Buffer.concat(chunks).toString('utf8')) };
  } catch {
    return { ok: false, status: 400 };
  }
}
