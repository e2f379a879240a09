import type { Writable } from 'node:stream';
import * as ws from 'ws';

/** What ws agreed on about packing messages (RFC 7692). */
export interface Packing {
  /** Parameters to offer. */
  offer(): Readonly<Record<string, unknown>>;
  /** Takes what the server agreed to; throws where that was not offered. */
  accept(configurations: readonly unknown[]): unknown;
  cleanup(): void;
}

export type Extensions = Readonly<Record<string, Packing>>;

interface ReceiverOptions {
  readonly extensions: Extensions;
  readonly isServer: boolean;
  readonly maxPayload: number;
  readonly maxFragments: number;
  readonly maxBufferedChunks: number;
}

/** Takes the bytes of a connection; emits `message`, `ping`, `pong` and `conclude`. */
export type Receiver = Writable;

/** Writes frames to a socket. */
export interface Sender {
  send(
    message: Uint8Array | string,
    options: { readonly binary: boolean; readonly compress: boolean; readonly fin: true; readonly mask: true },
    done: (thrown?: Error | null) => void,
  ): void;
  ping(message: string, mask: true, done: (thrown?: Error | null) => void): void;
  pong(message: Uint8Array, mask: true, done: (thrown?: Error | null) => void): void;
  close(code: number | undefined, reason: string, mask: true, done: (thrown?: Error | null) => void): void;
}

/** What a sender needs of a socket. */
export interface FrameSocket {
  readonly destroyed: boolean;
  cork(): void;
  uncork(): void;
  write(bytes: Uint8Array, done?: (thrown?: Error | null) => void): boolean;
}

interface Parts {
  readonly Receiver: new (options: ReceiverOptions) => Receiver;
  readonly Sender: new (socket: FrameSocket, extensions: Extensions) => Sender;
  readonly PerMessageDeflate: new (options: {
    readonly isServer: false;
    readonly maxPayload: number;
    readonly threshold: number;
  }) => Packing;
  readonly extension: { readonly parse: (header: string) => Readonly<Record<string, readonly unknown[]>> };
}

/** The parts of ws that read and write frames. It exports them; its types, which are written by others, leave them out. */
export const { Receiver, Sender, PerMessageDeflate, extension } = ws as unknown as Parts;
