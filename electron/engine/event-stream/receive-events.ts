import { createParser, type EventSourceParser } from 'eventsource-parser';
import { textMember } from '#shared/hypermedia/json-value';
import { parseJson } from '#shared/hypermedia/parse-json';
import { saysUnknownHash } from '#shared/graphql/unknown-hash';
import { longestTimerMs } from '#shared/longest-timer';
import type { ExchangeEvent } from '#shared/model/exchange-event';
import type { Answer } from '../answer';
import { decodeBody, planDecoding } from '../decode-body';
import { readBody, type BodyEnd } from '../read-body';
import { tellOpened, transcriptOf, type Ending, type SocketRun } from '../socket/socket-run';
import type { TranscriptWriter } from '../socket/transcript-writer';
import { stopWith } from '../stopped';

/** What a stream leaves behind for the next connection. */
export interface StreamMemory {
  /** How long the server wants to be left alone before that. */
  retryMs: number;
  lastEventId: string;
  /** The operation that is followed has come to its end: nobody comes back for more. */
  isComplete: boolean;
  /** Whether the server knows the hash that was sent for a query, as far as it has said: null where none was. */
  isKnown: boolean | null;
  /** Why the operation was not taken, as a sentence; null when it was. */
  refusal: string | null;
  /** Where events name the operation that they are of, the one that is followed. */
  operationId: string | null;
  /** What is asked beside the stream, once that is open. */
  begin: (() => AsyncGenerator<ExchangeEvent>) | null;
}

/** Reads events into the transcript until the stream ends. */
export async function* receiveEvents(
  answer: Answer,
  socket: SocketRun,
  memory: StreamMemory,
): AsyncGenerator<ExchangeEvent, Ending> {
  const { run } = socket;
  const { inlet, host, halt, options } = run;
  if (inlet === null) throw new Error('no connection to read from');
  halt.watch('idle', longestTimerMs);
  yield* tellOpened(socket, { kind: 'events', subprotocol: '', extensions: '' });
  if (memory.begin !== null) yield* memory.begin();
  const transcript = transcriptOf(socket);
  const feed = createFeed(socket, transcript, memory);
  const end: BodyEnd = { encodedBytes: 0, trailers: [] };
  const codings = options.decodeBody ? planDecoding(answer.head.headers, options.limits) : [];
  const chunks = readBody(answer.framing, { inlet, host, limits: options.limits, end });
  const pieces = memory.isComplete ? [] : decodeBody(chunks, codings, options.limits);
  for await (const chunk of pieces) {
    const before = transcript.tally;
    feed(chunk);
    await transcript.flush();
    if (transcript.tally !== before) yield run.tell({ type: 'talked', tally: transcript.tally });
    if (memory.isComplete) break;
  }
  const reason = memory.refusal ?? (memory.isComplete ? 'The operation is complete.' : '');
  return { kind: 'closed', closing: { code: null, reason, by: 'server', clean: true }, mayReturn: !memory.isComplete };
}

/** Whether an event is of the operation that is followed. */
const isOf = (operationId: string | null, data: string): boolean =>
  operationId === null || textMember(parseJson(data), 'id') === operationId;

/** Takes bytes as they come, cut anywhere (WHATWG HTML, 9.2.6): UTF-8, a byte order mark at the front left out. */
function createFeed(socket: SocketRun, transcript: TranscriptWriter, memory: StreamMemory): (chunk: Uint8Array) => void {
  const decoder = new TextDecoder();
  const parser: EventSourceParser = createParser({
    maxBufferSize: socket.wishes.messageBytes,
    onEvent({ event, id, data }) {
      // GraphQL over server-sent events: the word of the protocol, which in single connection mode names its operation.
      if (socket.operation !== null && event === 'complete' && isOf(memory.operationId, data)) memory.isComplete = true;
      if (memory.isKnown !== null && event === 'next') memory.isKnown = !saysUnknownHash(data);
      transcript.note({
        from: 'server',
        kind: 'event',
        text: data,
        ...(event !== undefined && event !== '' && { event }),
        ...(id !== undefined && { id }),
      });
    },
    onId(id) {
      memory.lastEventId = id;
      transcript.noteId(id);
    },
    onRetry: (ms) => (memory.retryMs = Math.min(ms, longestTimerMs)),
    onComment: (text) => transcript.note({ from: 'server', kind: 'comment', text }),
    onError({ type }) {
      if (type === 'max-buffer-size-exceeded')
        stopWith({ kind: 'limitExceeded', limit: 'messageBytes', allowed: socket.wishes.messageBytes });
    },
  });
  return (chunk) => parser.feed(decoder.decode(chunk, { stream: true }));
}
