import http2 from 'node:http2';
import type { Duplex } from 'node:stream';
import type { HeaderList } from '#shared/model/exchange-event';
import type { OpenConnection } from '../dial';
import type { FramePiece } from '../wire-log';
import type { FrameHead } from './frame-splitter';
import { createFieldBlocks } from './hpack/field-blocks';
import type { PassedField } from './hpack/hpack-reader';
import type { GoAway } from './http2-failure';
import { watchEnds, type SessionEnds } from './session-ends';
import { tapFrames } from './tap-frames';

/** Hears the frames of one stream, and those of the connection while the stream is open. */
export type FrameEar = (piece: FramePiece) => void;

/** A connection that several exchanges use at once, each on a stream of its own. */
export interface Http2Session {
  readonly connection: OpenConnection;
  /** Whether streams may begin. */
  readonly isOpen: boolean;
  /** Whether another one may begin now: a server says how many it takes at once (RFC 9113, 5.1.2), and lets all others wait. */
  readonly hasRoom: boolean;
  readonly goAway: GoAway | null;
  /** Who ended what, and why. */
  readonly ends: SessionEnds;
  /**
   * Takes the room of a stream, before it begins: others may look for room meanwhile. What comes back gives it back, once; when
   * nobody has any the connection waits for so many milliseconds.
   */
  hold(): (idleMs: number) => void;
  /** Begins a stream, for which room was taken. */
  request(pseudo: HeaderList, headers: HeaderList, options: Begin): Begun;
  /** Takes no more streams: those that are open go on. */
  retire(): void;
  close(): void;
}

interface Ears {
  readonly ear: FrameEar;
  /** Hears each block of fields that comes, once it is whole and before Node's reader has it; null where it cannot be read. */
  readonly onFields: (fields: PassedField[] | null) => void;
}

interface Begin extends Ears {
  /** There is no body. */
  readonly isWhole: boolean;
}

export interface Begun {
  readonly stream: http2.ClientHttp2Stream;
  /** Hears no more of its frames. */
  forget(): void;
}

interface Limits {
  readonly headBytes: number;
  readonly headLines: number;
}

const streamWindow = 1024 * 1024;
const connectionWindow = 8 * 1024 * 1024;

/** Speaks HTTP/2 over a connection, from its preface on. Errors end the streams; none is thrown from here. */
export function openHttp2(connection: OpenConnection, origin: string, limits: Limits): Http2Session {
  const ears = new Map<number, Ears>();
  const early: FramePiece[] = [];
  const ends = watchEnds();
  let goAway: GoAway | null = null;
  let isRetired = false;

  const blocks = createFieldBlocks((streamId, fields) => ears.get(streamId)?.onFields(fields));
  const hear = (direction: FramePiece['direction']) => (head: FrameHead, bytes: Buffer, isFirst: boolean) => {
    ends.hear(direction, head, bytes);
    const piece: FramePiece = { direction, part: partOf(head), head, bytes, isFirst };
    if (head.streamId !== 0) ears.get(head.streamId)?.ear(piece);
    else if (ears.size > 0) ears.forEach(({ ear }) => ear(piece));
    // What opens the connection is told to whoever uses it first.
    else if (early.length < 64) early.push({ ...piece, bytes: Buffer.from(bytes) });
    if (direction === 'received') blocks(head, bytes, isFirst);
  };
  const tapped = tapFrames(connection.socket, { sent: hear('sent'), received: hear('received') });
  const session = http2.connect(origin, {
    createConnection: () => tapped,
    maxHeaderListPairs: limits.headLines,
    settings: { enablePush: false, initialWindowSize: streamWindow, maxHeaderListSize: limits.headBytes },
  });
  endWithSocket(session, tapped, ends);
  const stay = stayOf(session, tapped);
  session.setLocalWindowSize(connectionWindow);
  session.on('error', () => undefined);
  session.on('goaway', (code, lastStreamId, data) => void (goAway = readGoAway(code, lastStreamId, data)));

  return {
    connection,
    ends,
    get isOpen() {
      return !session.closed && !tapped.destroyed && goAway === null && !isRetired;
    },
    get hasRoom() {
      return stay.users < (session.remoteSettings.maxConcurrentStreams ?? Infinity);
    },
    get goAway() {
      return goAway;
    },
    hold() {
      const leave = stay.hold();
      return (idleMs) => leave(isRetired ? 0 : idleMs);
    },
    request(pseudo, headers, { isWhole, ear, onFields }) {
      // In their order and with their duplicates: a raw list, not an object.
      const stream = session.request([...pseudo, ...headers].map(asBytes).flat(), { endStream: isWhole });
      for (const piece of early.splice(0)) ear(piece);
      const listen = () => void (stream.id !== undefined && ears.set(stream.id, { ear, onFields }));
      listen();
      stream.once('ready', listen);
      return { stream, forget: () => void (stream.id !== undefined && ears.delete(stream.id)) };
    },
    retire: () => void (isRetired = true),
    close: () => void tapped.destroy(),
  };
}

/**
 * A session that is destroyed says goodbye at once, and Node breaks down when another write is still on its way through
 * a stream that is no socket of its own. So the stream goes first, and the session once its writes are over.
 */
function endWithSocket(session: http2.ClientHttp2Session, tapped: Duplex, ends: SessionEnds): void {
  const destroy = session.destroy.bind(session);
  session.destroy = (error, code) => {
    ends.note(error);
    tapped.destroy();
    setImmediate(() => setImmediate(() => destroy(error, code)));
  };
}

/** How long a goodbye may take to get on its way, in milliseconds. */
const goodbyeMs = 1000;

/** How long a session stays: while it is used, and for a while after that. It keeps nobody from leaving then. */
function stayOf(session: http2.ClientHttp2Session, tapped: Duplex) {
  let idle: NodeJS.Timeout | undefined;
  let users = 0;
  const end = (): void => {
    session.close();
    // It waits for streams that were given up, and so for whoever takes nothing any more.
    const late = setTimeout(() => void tapped.destroy(), goodbyeMs).unref();
    tapped.once('close', () => clearTimeout(late));
  };
  const rest = (idleMs: number): void => {
    if (idleMs <= 0) return end();
    session.unref();
    idle = setTimeout(end, idleMs).unref();
  };
  return {
    get users() {
      return users;
    },
    hold() {
      let isHeld = true;
      clearTimeout(idle);
      session.ref();
      users += 1;
      return (idleMs: number): void => {
        if (!isHeld) return;
        isHeld = false;
        users -= 1;
        if (users === 0) rest(idleMs);
      };
    },
  };
}

const readGoAway = (code: number, lastStreamId: number, data?: Uint8Array): GoAway => ({
  code,
  lastStreamId,
  detail: data === undefined ? '' : Buffer.from(data).subarray(0, 400).toString('utf8'),
});

/** Text goes out as UTF-8. Node cuts characters down to a byte each, so each byte is handed over as a character. */
const asBytes = ([name, value]: readonly [string, string]): [string, string] => [
  name,
  Buffer.from(value, 'utf8').toString('latin1'),
];

const partOf = ({ type }: FrameHead): FramePiece['part'] => {
  if (type === 'DATA') return 'body';
  return type === 'HEADERS' || type === 'CONTINUATION' ? 'head' : 'control';
};
