import type { ClientHttp2Stream } from 'node:http2';
import type { HeaderList } from '#shared/model/exchange-event';
import type { HopClock } from '../timings';
import { fieldsOf } from './http2-headers';

export interface StreamHead {
  readonly status: number;
  /** In their order, duplicates kept. */
  readonly headers: HeaderList;
}

/** The heads of a stream, one after the other. */
export interface StreamHeads {
  /** The next one; null when none can come. */
  next(): Promise<StreamHead | null>;
  /** Fields that came after the body. */
  readonly trailers: HeaderList;
  /** Why the stream broke; null when it did not. */
  readonly fault: Error | null;
}

/** Listens to a stream for heads, interim ones and trailers. `onBlock` hears each block of fields as it comes. */
export function listenToHeads(
  stream: ClientHttp2Stream,
  clock: HopClock,
  onBlock: (kind: 'head' | 'interim' | 'trailers', raw: readonly string[]) => void,
): StreamHeads {
  const queue: StreamHead[] = [];
  let trailers: HeaderList = [];
  let fault: Error | null = null;
  let isOver = false;
  let wake = (): void => undefined;
  const arrive = (kind: 'head' | 'interim') => (_: unknown, _flags: number, raw: string[]) => {
    clock.firstByte ??= performance.now();
    const at = raw.indexOf(':status');
    onBlock(kind, raw);
    queue.push({ status: Number(raw[at + 1]), headers: fieldsOf(raw) });
    wake();
  };
  const finish = () => {
    isOver = true;
    wake();
  };
  stream.on('headers', arrive('interim'));
  stream.on('response', arrive('head'));
  stream.on('trailers', (_: unknown, _flags: number, raw: string[]) => {
    trailers = fieldsOf(raw);
    onBlock('trailers', raw);
  });
  // Stays for good: an error on a stream that nobody listens to would end the program.
  stream.on('error', (thrown: Error) => {
    fault ??= thrown;
    finish();
  });
  stream.on('close', finish);
  return {
    async next() {
      while (queue.length === 0 && !isOver) await new Promise<void>((resolve) => (wake = resolve));
      return queue.shift() ?? null;
    },
    get trailers() {
      return trailers;
    },
    get fault() {
      return fault;
    },
  };
}
