import { http2CodeName } from '#shared/http/http2-codes';
import { printable, recogniseProtocol } from '../other-protocol';
import type { FrameHead } from './frame-splitter';

type Direction = 'sent' | 'received';

/** What is known of how a connection of HTTP/2, or a stream of it, came to an end. */
export interface SessionEnds {
  /** Hears a piece of a frame; its first piece begins with the nine bytes of its head. */
  hear(direction: Direction, head: FrameHead, piece: Buffer): void;
  /** Notes what the reader of frames stumbled over. */
  note(error: Error | undefined): void;
  /** Which side reset the stream first; null when nobody did. */
  resetBy(streamId: number): Direction | null;
  /** What was wrong with what the server sent, as a sentence part; null when nothing was. */
  readonly fault: string | null;
}

/** Listens at both ends of a connection for what will have ended it. */
export function watchEnds(): SessionEnds {
  const resets = new Map<number, Direction>();
  let error: Error | null = null;
  let ownGoodbye = Buffer.alloc(0);
  let opening: Buffer | null = null;

  return {
    hear(direction, head, piece) {
      if (direction === 'received') opening = openingOf(opening, piece);
      else if (head.type === 'GOAWAY') ownGoodbye = Buffer.concat([ownGoodbye, piece]);
      if (head.type === 'RST_STREAM' && head.length === 4 && !resets.has(head.streamId)) resets.set(head.streamId, direction);
    },
    note(thrown) {
      if (isAboutRules(thrown)) error ??= thrown;
    },
    resetBy: (streamId) => resets.get(streamId) ?? null,
    get fault() {
      if (opening !== null && !beginsAsItMust(opening)) return otherProtocol(opening);
      const said = readGoodbye(ownGoodbye);
      if (said !== null) return brokenRule(said);
      return error === null ? null : brokenRule(error.message);
    },
  };
}

/** Neither a connection that broke nor a GOAWAY of the server: what Node's reader of frames says of frames. */
function isAboutRules(thrown: NodeJS.ErrnoException | undefined): thrown is Error {
  const code = thrown?.code ?? '';
  return code.startsWith('ERR_HTTP2_') && code !== 'ERR_HTTP2_SESSION_ERROR';
}

/** Enough of the first bytes to tell protocols apart. */
const openingBytes = 64;
const openingOf = (before: Buffer | null, piece: Buffer): Buffer =>
  before !== null && before.length >= openingBytes
    ? before
    : Buffer.concat([before ?? Buffer.alloc(0), piece]).subarray(0, openingBytes);

/** A server begins with SETTINGS (RFC 9113, 3.4). */
const beginsAsItMust = (bytes: Buffer): boolean => bytes.length < 4 || bytes[3] === 0x4 || looksLikeFrame(bytes);

/** A head of a frame whose length could be true: other protocols begin with text, or with a length of many MiB. */
const looksLikeFrame = (bytes: Buffer): boolean => bytes.readUIntBE(0, 3) <= 0x4000 && (bytes[3] ?? 0xff) < 0x10;

function otherProtocol(opening: Buffer): string {
  const text = opening.toString('latin1');
  if (text.startsWith('HTTP/1.')) return 'the server speaks HTTP/1.1 on this port';
  return recogniseProtocol(opening) ?? `it does not begin with HTTP/2’s settings but with “${printable(text)}”`;
}

const brokenRule = (what: string): string => `what it sent breaks the rules of HTTP/2 (${what})`;

/** What our own GOAWAY gives as reason, in words or as the name of its code (RFC 9113, 6.8); null without a reason. */
function readGoodbye(frame: Buffer): string | null {
  if (frame.length < 17) return null;
  const code = frame.readUInt32BE(13);
  if (code === 0) return null;
  return frame.length > 17 ? frame.subarray(17).toString('latin1') : http2CodeName(code);
}
