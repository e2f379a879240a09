import { createReadStream } from 'node:fs';
import { stat } from 'node:fs/promises';
import { basename } from 'node:path';
import { fail, ok, type Result } from '#shared/result';
import { fileReason } from './classify-failure';
import { stopWith } from './stopped';

/** A body ready to be sent, as often as needed: a redirect or a second try sends it again. */
export type EncodedBody =
  | { readonly kind: 'none' }
  | { readonly kind: 'bytes'; readonly length: number; readonly bytes: Buffer }
  | { readonly kind: 'stream'; readonly length: number; open(): AsyncIterable<Buffer> };

/** A body with the Content-Type that describes it; null when it needs none. */
export interface TypedBody {
  readonly body: EncodedBody;
  readonly contentType: string | null;
}

/** A body that is in memory. */
export const bytesBody = (bytes: Buffer): EncodedBody => ({ kind: 'bytes', length: bytes.length, bytes });

/** A body that is a file, streamed from disk with the length it has now. */
export async function measureFile(path: string): Promise<Result<EncodedBody & { kind: 'stream' }>> {
  try {
    const facts = await stat(path);
    if (!facts.isFile()) return fail({ kind: 'fileUnreadable', path, reason: 'it is not a file' });
    return ok({ kind: 'stream', length: facts.size, open: () => readExactly(path, facts.size) });
  } catch (thrown) {
    return fail({ kind: 'fileUnreadable', path, reason: fileReason(thrown) });
  }
}

/** Media type guessed from a file's name. */
export async function mediaTypeOf(path: string): Promise<string> {
  const { lookup } = await import('mime-types');
  return lookup(basename(path)) || 'application/octet-stream';
}

/** The promised number of bytes, neither more nor less, whatever happens to the file meanwhile. */
async function* readExactly(path: string, length: number): AsyncGenerator<Buffer> {
  if (length === 0) return;
  let read = 0;
  try {
    for await (const chunk of createReadStream(path, { end: length - 1, highWaterMark: 64 * 1024 }) as AsyncIterable<Buffer>) {
      read += chunk.length;
      yield chunk;
    }
  } catch (thrown) {
    stopWith({ kind: 'fileUnreadable', path, reason: fileReason(thrown) });
  }
  if (read < length) stopWith({ kind: 'fileUnreadable', path, reason: 'it became shorter while it was sent' });
}
