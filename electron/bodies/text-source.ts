import { closeSync, openSync, rmSync, writeSync } from 'node:fs';
import { fileSource, memorySource, readRange, type ByteSource } from './byte-source.ts';
import { charsetBytes, charsetToShow } from './charsets.ts';

const windowBytes = 1024 * 1024;
const mostInMemory = 8 * 1024 * 1024;

/** A body as UTF-8, whatever it was sent as, so that all that reads text knows one encoding only. */
export interface TextSource {
  /** What it was sent as. */
  readonly charset: string;
  /** UTF-8, without a byte order mark. Offsets count from here. */
  readonly source: ByteSource;
  /** What is to be added to an offset to find the byte in the body as it came; null where it was written again. */
  readonly shift: number | null;
  close(): void;
}

/** `spareFile` is where a large body is written again when it is not UTF-8. */
export function openText(raw: ByteSource, given: string | null, spareFile: string): TextSource {
  const { name, markBytes } = charsetToShow(readRange(raw, 0, charsetBytes), given);
  if (name === 'utf-8')
    return { charset: name, source: markBytes > 0 ? from(raw, markBytes) : raw, shift: markBytes, close: () => undefined };
  const source = raw.bytes > mostInMemory ? convertToFile(raw, name, spareFile) : convertInMemory(raw, name);
  return {
    charset: name,
    source,
    shift: null,
    close() {
      source.close();
      if (raw.bytes > mostInMemory) rmSync(spareFile, { force: true });
    },
  };
}

function from(raw: ByteSource, start: number): ByteSource {
  return {
    // It grows when the other one does.
    get bytes() {
      return raw.bytes - start;
    },
    readInto: (target, at) => raw.readInto(target, at + start),
    close: () => undefined,
  };
}

function* convert(raw: ByteSource, charset: string): Generator<Uint8Array> {
  const decoder = new TextDecoder(charset);
  for (let at = 0; at < raw.bytes; at += windowBytes)
    yield Buffer.from(decoder.decode(readRange(raw, at, at + windowBytes), { stream: true }));
  yield Buffer.from(decoder.decode());
}

const convertInMemory = (raw: ByteSource, charset: string): ByteSource => memorySource(Buffer.concat([...convert(raw, charset)]));

function convertToFile(raw: ByteSource, charset: string, path: string): ByteSource {
  const file = openSync(path, 'w', 0o600);
  let bytes = 0;
  try {
    for (const part of convert(raw, charset)) {
      writeFully(file, part);
      bytes += part.length;
    }
  } finally {
    closeSync(file);
  }
  return fileSource(path, bytes);
}

function writeFully(file: number, part: Uint8Array): void {
  for (let done = 0; done < part.length;) done += writeSync(file, part, done);
}
