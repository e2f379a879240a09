import type { Failure } from '#shared/failure';
import { Stopped } from '../stopped';
import { Receiver, type Extensions } from './ws-parts';

/** Something that arrived whole. */
export type Heard =
  | { readonly kind: 'text'; readonly text: string; readonly bytes: number }
  | { readonly kind: 'binary' | 'ping' | 'pong'; readonly data: Buffer }
  | { readonly kind: 'close'; readonly code: number; readonly reason: string };

export interface FrameReader {
  /** Takes bytes as they came; what is complete by then is handed to `hear`. Throws what is wrong with them. */
  feed(bytes: Uint8Array): Promise<void>;
}

interface Rules {
  readonly host: string;
  readonly messageBytes: number;
  readonly extensions: Extensions;
}

/** So many pieces of one message, and so many chunks of the connection for one frame, are more than anybody needs. */
const mostFragments = 128 * 1024;
const mostChunks = 1024 * 1024;

/** Reads what a server sends (RFC 6455, 5): frames put together to messages, compressed ones unpacked, text checked. */
export function createFrameReader({ host, messageBytes, extensions }: Rules, hear: (heard: Heard) => void): FrameReader {
  let isConcluded = false;
  const receiver = new Receiver({
    extensions,
    isServer: false,
    maxPayload: messageBytes,
    maxFragments: mostFragments,
    maxBufferedChunks: mostChunks,
  });
  receiver.on('message', (data: Buffer, isBinary: boolean) =>
    hear(isBinary ? { kind: 'binary', data } : { kind: 'text', text: data.toString('utf8'), bytes: data.length }),
  );
  receiver.on('ping', (data: Buffer) => hear({ kind: 'ping', data }));
  receiver.on('pong', (data: Buffer) => hear({ kind: 'pong', data }));
  receiver.on('conclude', (code: number, reason: Buffer) => {
    isConcluded = true;
    hear({ kind: 'close', code, reason: reason.toString('utf8') });
  });
  // Whoever feeds is told.
  receiver.on('error', () => undefined);

  return {
    feed: (bytes) =>
      new Promise((resolve, reject) => {
        // RFC 6455, 1.4: whatever comes after a close is nobody's business.
        if (isConcluded) return resolve();
        receiver.write(bytes, (thrown) =>
          thrown && !isConcluded ? reject(new Stopped(failureOf(thrown, host, messageBytes))) : resolve(),
        );
      }),
  };
}

type Problem = Extract<Failure, { kind: 'badFrame' }>['problem'];

/** What ws calls it, what it is to us, and the code that the server is told. */
const problems: Readonly<Record<string, readonly [problem: Problem, code: number]>> = {
  WS_ERR_UNEXPECTED_MASK: ['masked', 1002],
  WS_ERR_UNEXPECTED_RSV_2_3: ['reservedBits', 1002],
  WS_ERR_UNEXPECTED_RSV_1: ['unpacked', 1002],
  WS_ERR_INVALID_OPCODE: ['opcode', 1002],
  WS_ERR_EXPECTED_FIN: ['controlFrame', 1002],
  WS_ERR_INVALID_CONTROL_PAYLOAD_LENGTH: ['controlFrame', 1002],
  WS_ERR_UNSUPPORTED_DATA_PAYLOAD_LENGTH: ['length', 1009],
  WS_ERR_INVALID_UTF8: ['notUtf8', 1007],
  WS_ERR_INVALID_CLOSE_CODE: ['closeCode', 1002],
  WS_ERR_TOO_MANY_BUFFERED_PARTS: ['fragments', 1008],
};

function failureOf(thrown: Error, host: string, messageBytes: number): Failure {
  const name = 'code' in thrown && typeof thrown.code === 'string' ? thrown.code : '';
  if (name === 'WS_ERR_UNSUPPORTED_MESSAGE_LENGTH')
    return { kind: 'limitExceeded', limit: 'messageBytes', allowed: messageBytes };
  // All that is left are the complaints of zlib.
  const [problem, code] = problems[name] ?? (['packing', 1007] as const);
  return { kind: 'badFrame', host, problem, code };
}

/** The code that a server is told when its frames are the reason to end. */
export function codeFor(failure: Failure): number | null {
  if (failure.kind === 'badFrame') return failure.code;
  return failure.kind === 'limitExceeded' && failure.limit === 'messageBytes' ? 1009 : null;
}
