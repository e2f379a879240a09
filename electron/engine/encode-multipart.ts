import { randomBytes } from 'node:crypto';
import { basename } from 'node:path';
import type { Part } from '#shared/model/body';
import { ok, type Result } from '#shared/result';
import { bytesBody, measureFile, mediaTypeOf, type EncodedBody, type TypedBody } from './body-source';

/** Parts as multipart/form-data, with a boundary nobody can guess (192 random bits). */
export async function encodeMultipart(parts: readonly Part[]): Promise<Result<TypedBody>> {
  const boundary = createBoundary();
  const pieces: EncodedBody[] = [];
  for (const part of parts) {
    const content = part.kind === 'file' ? await measureFile(part.path) : ok(bytesBody(Buffer.from(part.value, 'utf8')));
    if (!content.ok) return content;
    pieces.push(
      bytesBody(Buffer.from(`--${boundary}\r\n${await partHead(part)}\r\n`, 'utf8')),
      content.value,
      bytesBody(Buffer.from('\r\n')),
    );
  }
  pieces.push(bytesBody(Buffer.from(`--${boundary}--\r\n`)));
  return ok({ body: joined(pieces), contentType: `multipart/form-data; boundary=${boundary}` });
}

/** A new boundary. */
export const createBoundary = (): string => `cairn-${randomBytes(24).toString('hex')}`;

async function partHead(part: Part): Promise<string> {
  const fileName = part.kind === 'file' ? `; filename="${quoted(basename(part.path))}"` : '';
  const mediaType = part.mediaType === '' && part.kind === 'file' ? await mediaTypeOf(part.path) : part.mediaType;
  return `Content-Disposition: form-data; name="${quoted(part.name)}"${fileName}\r\n${mediaType === '' ? '' : `Content-Type: ${mediaType}\r\n`}`;
}

/** WHATWG HTML, "multipart form data": these three are escaped, all else stands as it is. */
const quoted = (text: string) => text.replaceAll('\r', '%0D').replaceAll('\n', '%0A').replaceAll('"', '%22');

function joined(pieces: readonly EncodedBody[]): EncodedBody {
  const length = pieces.reduce((sum, piece) => sum + (piece.kind === 'none' ? 0 : piece.length), 0);
  if (pieces.every((piece) => piece.kind === 'bytes')) return bytesBody(Buffer.concat(pieces.map((piece) => piece.bytes)));
  return { kind: 'stream', length, open: () => readAll(pieces) };
}

async function* readAll(pieces: readonly EncodedBody[]): AsyncGenerator<Buffer> {
  for (const piece of pieces) {
    if (piece.kind === 'bytes') yield piece.bytes;
    if (piece.kind === 'stream') yield* piece.open();
  }
}
