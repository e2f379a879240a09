import type { Closing, ExchangeEvent } from '#shared/model/exchange-event';
import type { SocketWishes } from '#shared/model/socket';
import { tellSides, type ExchangeRun } from '../exchange-run';
import { readClock } from '../timings';
import type { Operation } from '../websocket/follow-operation';
import type { SocketLine } from './socket-line';
import { createTranscriptWriter, type TranscriptWriter } from './transcript-writer';

/** One socket from its first connection to its last. */
export interface SocketRun {
  readonly run: ExchangeRun;
  readonly line: SocketLine;
  readonly wishes: Pick<SocketWishes, 'reconnect' | 'reconnectAtMost' | 'messageBytes'>;
  /** What is followed on it; null where messages are only said and heard. */
  readonly operation: Operation | null;
  /** Null until it was open for the first time. */
  transcript: TranscriptWriter | null;
}

/** How a connection of a socket came to its end. */
export type Ending =
  /** The answer opened nothing, and was told whole as the answer it is. */
  | { readonly kind: 'answered' }
  /** It was closed, or somebody does not want another one. */
  | { readonly kind: 'closed'; readonly closing: Closing; readonly mayReturn: boolean }
  /** It broke; `thrown` says how. */
  | { readonly kind: 'lost'; readonly thrown: unknown };

/** The transcript, begun where this is the first connection. */
export function transcriptOf(socket: SocketRun): TranscriptWriter {
  const { run, line } = socket;
  socket.transcript ??= createTranscriptWriter((run.writer = run.context.bodies.create()), line.hear);
  return socket.transcript;
}

export interface Opened {
  readonly kind: SocketWishes['kind'];
  readonly subprotocol: string;
  readonly extensions: string;
}

/** Tells that messages can go both ways from here, and notes it. */
export async function* tellOpened(socket: SocketRun, opened: Opened): AsyncGenerator<ExchangeEvent> {
  const { run } = socket;
  const transcript = transcriptOf(socket);
  const details = [opened.subprotocol, opened.extensions].filter((text) => text !== '').join(', ');
  transcript.note({ from: 'cairn', kind: 'opened', text: details === '' ? 'Connected.' : `Connected: ${details}.`, bytes: 0 });
  await transcript.flush();
  yield run.tell({ type: 'opened', hop: run.hop, ...opened, bodyId: transcript.bodyId });
  yield run.tell({ type: 'talked', tally: transcript.tally });
}

/** Ends the exchange of a socket that was open, with its transcript as body. */
export async function* finishSocket(socket: SocketRun, closing: Closing): AsyncGenerator<ExchangeEvent> {
  const { run } = socket;
  const transcript = transcriptOf(socket);
  yield* tellSides(run);
  await transcript.flush();
  yield run.tell({ type: 'talked', tally: transcript.tally });
  yield run.tell({ type: 'closed', closing });
  await run.endBody();
  const timings = readClock(run.clock);
  const wireBytes = run.inlet?.receivedBytes ?? 0;
  run.leave(0);
  const bodyBytes = run.writer?.bytes ?? 0;
  const bodyId = run.writer?.id ?? null;
  const nothingElse = { trailers: [], decoded: [], stop: null };
  yield run.tell({ type: 'finished', wireBytes, bodyBytes, encodedBytes: bodyBytes, bodyId, timings, ...nothingElse });
}
