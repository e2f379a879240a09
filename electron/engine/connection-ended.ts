import type { Failure } from '#shared/failure';
import type { Inlet } from './inlet';
import { stopWith } from './stopped';

type When = Extract<Failure, { kind: 'connectionClosed' }>['when'];

/** Ends the exchange because the connection ended too early. */
export const connectionEnded = (inlet: Inlet, host: string, when: When): never =>
  stopWith({ kind: 'connectionClosed', host, receivedBytes: inlet.receivedBytes, when });
