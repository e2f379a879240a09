import type { Socket } from 'node:net';
import { createInlet, type Inlet } from '../inlet';
import type { ExchangeRun } from '../exchange-run';
import { Stopped } from '../stopped';
import type { AnswerFields } from './answer-fields';
import { endingFailure } from './http2-failure';
import type { Begun, Http2Session } from './http2-session';

interface Parts {
  readonly session: Http2Session;
  readonly stream: Begun['stream'];
  readonly fields: Pick<AnswerFields, 'fault'>;
  /** Bytes of all frames of the stream so far. */
  readonly receivedBytes: () => number;
}

/** What arrives on a stream, to be read like what arrives on a connection. It ends with the stream. */
export function createStreamInlet({ session, stream, fields, receivedBytes }: Parts, run: ExchangeRun): Inlet {
  // A stream behaves as a socket does in all that an inlet needs. The frames are logged where they pass.
  const inlet = createInlet(stream as unknown as Socket, { halt: run.halt, clock: run.clock, record: () => undefined });
  const broken = () =>
    new Stopped(
      endingFailure({
        host: run.host,
        session,
        stream,
        fieldFault: fields.fault,
        receivedBytes: receivedBytes(),
        when: 'inBody',
      }),
    );
  const hasEnded = () => inlet.end === 'closed' && (stream.rstCode ?? 0) === 0;
  return {
    get bytes() {
      return inlet.bytes;
    },
    get receivedBytes() {
      return receivedBytes();
    },
    get end() {
      return inlet.end;
    },
    async more() {
      const has = await inlet.more().catch((thrown: unknown) => {
        throw thrown instanceof Stopped ? thrown : broken();
      });
      if (!has && !hasEnded()) throw broken();
      return has;
    },
    take: (count, part) => inlet.take(count, part),
    detach: (part) => inlet.detach(part),
  };
}
