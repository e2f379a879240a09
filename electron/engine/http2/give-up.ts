import type { ClientHttp2Stream } from 'node:http2';

/** CANCEL (RFC 9113, 7). */
export const cancelCode = 0x8;

/** How long the end of a stream may take to get on its way, in milliseconds. */
const longestMs = 1000;

interface Ends {
  /** It is closed: some servers count it until then. */
  readonly onClosed: () => void;
  /** The other side takes nothing any more, so that it cannot be told. */
  readonly onStuck: () => void;
}

/** Ends a stream as no longer wished for, and says once what became of that. */
export function giveUp(stream: ClientHttp2Stream, { onClosed, onStuck }: Ends): void {
  const stuck = setTimeout(() => {
    stream.off('close', close);
    onStuck();
  }, longestMs).unref();
  const close = (): void => {
    clearTimeout(stuck);
    onClosed();
  };
  stream.once('close', close);
  stream.close(cancelCode);
}
