import type net from 'node:net';
import type { Failure } from '#shared/failure';
import type { RequestDraft } from '#shared/model/request-draft';
import type { Limits, RequestOptions } from '#shared/model/request-options';

/** A raw answer and the outcome planned for it. */
export interface HostileAnswer {
  readonly name: string;
  /** Sent once the request has arrived; then the connection is ended unless `afterwards` says otherwise. */
  readonly bytes: string | Buffer;
  readonly afterwards?: 'end' | 'stay' | 'reset';
  readonly draft?: Partial<RequestDraft>;
  readonly options?: Partial<RequestOptions>;
  readonly limits?: Partial<Limits>;
  /** What is expected: a status with its body, or a failure. */
  readonly status?: number;
  readonly body?: string | Buffer;
  readonly failure?: Partial<Failure>;
  /** What the body that is kept must begin with. */
  readonly bodyStart?: Buffer;
}

/** An answer's bytes from its status line (without version) and headers, and its body. */
export const answer = (head: string, body: string | Buffer = ''): Buffer =>
  Buffer.concat([Buffer.from(`HTTP/1.1 ${head}\r\n\r\n`, 'latin1'), Buffer.from(body as string, 'latin1')]);

export const badResponse = { kind: 'badResponse' } as const;
export const limit = (name: keyof Limits) => ({ kind: 'limitExceeded', limit: name }) as const;

/** Serves one hostile answer to the first connection, and a good one to the next. */
export function serveHostile({ bytes, afterwards = 'end' }: HostileAnswer) {
  return (socket: net.Socket, connection: number) => {
    socket.once('data', () => {
      if (connection > 0) return socket.end('HTTP/1.1 200 OK\r\nContent-Length: 4\r\n\r\ngood');
      const sent = typeof bytes === 'string' ? Buffer.from(bytes, 'latin1') : bytes;
      socket.write(sent, () => {
        if (afterwards === 'end') socket.end();
        // Late enough for the bytes before it to be read.
        if (afterwards === 'reset') setTimeout(() => socket.resetAndDestroy(), 15);
      });
    });
  };
}
