import { longestTimerMs } from '#shared/longest-timer';
import type { Conversation } from './conversation';

/** Pings at even times. */
export interface Heartbeat {
  /** Something came: whoever sends is there, also where a pong has to wait behind a long message. */
  heard(): void;
  stop(): void;
}

/** Sends a ping every so many seconds, 0 for never, and stops the exchange when nothing has come by the time of the next. */
export function keepAlive(conversation: Conversation, everySeconds: number): Heartbeat {
  if (everySeconds === 0) return { heard: () => undefined, stop: () => undefined };
  const { socket, transcript, writer } = conversation;
  let waits = false;
  const timer = setInterval(
    () => {
      if (waits) return socket.run.halt.stop({ kind: 'timedOut', phase: 'idle', limitMs: everySeconds * 1000 });
      waits = true;
      transcript.note({ from: 'client', kind: 'ping', text: '' });
      conversation.wake();
      // A connection that is gone is noticed where it is read.
      writer.ping('').catch(() => undefined);
    },
    Math.min(everySeconds * 1000, longestTimerMs),
  );
  return {
    heard() {
      waits = false;
    },
    stop: () => clearInterval(timer),
  };
}
