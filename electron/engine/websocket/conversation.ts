import type { SocketRun } from '../socket/socket-run';
import type { TranscriptWriter } from '../socket/transcript-writer';
import type { Following } from './follow-operation';
import type { FrameWriter } from './frame-writer';

/** One open WebSocket. */
export interface Conversation {
  readonly socket: SocketRun;
  readonly transcript: TranscriptWriter;
  readonly writer: FrameWriter;
  readonly messageBytes: number;
  /** What is followed on it; null where what is said is said by hand. */
  following: Following | null;
  /** The close that we sent; null while we did not. */
  closeSent: { readonly code: number | null; readonly reason: string } | null;
  /** Resolves once all that was said before is on its way, or refused. */
  turn: Promise<void>;
  /** Something was said, or the end is near: whoever waits may look. */
  wake(): void;
}

/** So long the server has for its half of a close (RFC 6455, 7.1.1). */
export const closeWaitMs = 5_000;
