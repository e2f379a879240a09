import { isUtf8 } from 'node:buffer';
import { randomUUID } from 'node:crypto';
import { headerValue } from '#shared/http/header-list';
import { charsetOf } from '#shared/http/media-type';
import type { JsonValue } from '#shared/hypermedia/json-value';
import { saysLines } from '#shared/hypermedia/parse-lines';
import { type ListMemory, parseListBytes } from '#shared/hypermedia/parse-list';
import type { HeaderList } from '#shared/model/exchange-event';
import { detectCharset } from '../bodies/charsets';
import type { BodyWriter } from '../bodies/body-store';

/** Longer than any page; what is longer is a download. */
export const longestBody = 64 * 1024 * 1024;

/** The body of a page, in memory for the moment in which its rows are read. */
export class PageBody implements BodyWriter {
  readonly id = randomUUID();
  bytes = 0;
  readonly #chunks: Uint8Array[] = [];

  /** Chunks are never written to again once they were handed over, so they need no copy. */
  async write(chunk: Uint8Array): Promise<void> {
    this.bytes += chunk.length;
    if (this.isTooLong) this.#chunks.length = 0;
    else this.#chunks.push(chunk);
  }

  async end(): Promise<void> {}

  get isTooLong(): boolean {
    return this.bytes > longestBody;
  }

  /** All of it; null where it is too long. */
  whole(): Uint8Array | null {
    if (this.isTooLong) return null;
    const [only] = this.#chunks;
    return only !== undefined && this.#chunks.length === 1 ? only : Buffer.concat(this.#chunks);
  }
}

const decoders = new Map<string, InstanceType<typeof TextDecoder>>();

/** A body as text, by what its first bytes or else its head say. */
export function decodePage(bytes: Uint8Array, headers: HeaderList): string {
  const { name } = detectCharset(bytes, charsetOf(headerValue(headers, 'Content-Type')));
  const decoder = decoders.get(name) ?? new TextDecoder(name);
  decoders.set(name, decoder);
  return decoder.decode(bytes);
}

const mark = 0xef;

/** A body as JSON whose rows are known by their place among the bytes; undefined where it is no JSON in UTF-8, or is marked as such, or has a value on each line. */
export function readPageBytes(bytes: Uint8Array, headers: HeaderList, memory: ListMemory): JsonValue | undefined {
  if (bytes[0] === mark || saysLines(headerValue(headers, 'Content-Type')) || !isUtf8(bytes)) return undefined;
  return parseListBytes(latin1Of(bytes), decodeUtf8, memory);
}

const latin1Of = ({ buffer, byteOffset, length }: Uint8Array): string =>
  Buffer.from(buffer, byteOffset, length).toString('latin1');

const decodeUtf8 = (text: string): string => Buffer.from(text, 'latin1').toString('utf8');
