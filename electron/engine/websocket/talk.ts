import type { Closing, ExchangeEvent } from '#shared/model/exchange-event';
import { longestTimerMs } from '#shared/longest-timer';
import type { WebSocketWishes } from '#shared/model/socket';
import { classifyFailure } from '../classify-failure';
import { connectionEnded } from '../connection-ended';
import type { Inlet } from '../inlet';
import { tellOpened, transcriptOf, type Ending, type SocketRun } from '../socket/socket-run';
import type { TranscriptWriter } from '../socket/transcript-writer';
import type { Conversation } from './conversation';
import { followOperation, type Following } from './follow-operation';
import { createFrameReader, codeFor, type Heard } from './frame-reader';
import { createFrameWriter } from './frame-writer';
import type { Agreement } from './handshake';
import { keepAlive, type Heartbeat } from './keep-alive';
import { createSpeaker } from './speaker';

/** Both sides talk until one of them closes, or the connection breaks. */
export async function* talk(
  agreed: Agreement,
  wishes: WebSocketWishes,
  socket: SocketRun,
): AsyncGenerator<ExchangeEvent, Ending> {
  const { run, line } = socket;
  const { inlet, halt, hop } = run;
  if (inlet === null || run.socket === null) throw new Error('no connection to talk on');
  halt.watch('idle', longestTimerMs);
  const bell = createBell();
  const conversation: Conversation = {
    socket,
    transcript: transcriptOf(socket),
    writer: createFrameWriter(run.socket, agreed.packing, (bytes) => run.wire.record(hop, 'sent', 'body', bytes)),
    messageBytes: wishes.messageBytes,
    following: null,
    closeSent: null,
    turn: Promise.resolve(),
    wake: () => bell.ring(),
  };
  if (socket.operation !== null) conversation.following = followOperation(socket.operation, conversation);
  const heartbeat = keepAlive(conversation, wishes.pingEverySeconds);
  // Whoever hears that it is open may speak at once.
  line.attach(createSpeaker(conversation));
  try {
    yield* tellOpened(socket, { kind: 'websocket', subprotocol: agreed.subprotocol, extensions: agreed.extensions });
    await conversation.following?.begin();
    const listening = listen(conversation, inlet, agreed, heartbeat);
    yield* tellUntil(listening, conversation, bell);
    return await listening;
  } finally {
    heartbeat.stop();
    conversation.following?.stop();
    for (const packing of Object.values(agreed.packing)) packing.cleanup();
  }
}

/** Tells how far both are whenever something was said, until `over` settles. */
async function* tellUntil(
  over: Promise<unknown>,
  { socket, transcript }: Conversation,
  bell: Bell,
): AsyncGenerator<ExchangeEvent> {
  let isOver = false;
  const end = () => {
    isOver = true;
    bell.ring();
  };
  over.then(end, end);
  for (let told = transcript.tally; !isOver;) {
    await bell.rung();
    if (transcript.tally === told) continue;
    told = transcript.tally;
    yield socket.run.tell({ type: 'talked', tally: told });
  }
}

interface Bell {
  ring(): void;
  /** Resolves when it was rung since the last time. */
  rung(): Promise<void>;
}

function createBell(): Bell {
  let isRung = false;
  let wake = (): void => undefined;
  return {
    ring() {
      isRung = true;
      wake();
    },
    async rung() {
      if (!isRung) await new Promise<void>((resolve) => (wake = resolve));
      isRung = false;
    },
  };
}

async function listen(conversation: Conversation, inlet: Inlet, agreed: Agreement, heartbeat: Heartbeat): Promise<Ending> {
  const { socket, transcript } = conversation;
  const { run } = socket;
  let closing: Closing | null = null;
  const rules = { host: run.host, messageBytes: conversation.messageBytes, extensions: agreed.packing };
  const replies: Promise<void>[] = [];
  const reader = createFrameReader(rules, (heard) => {
    if (heard.kind === 'ping') replies.push(conversation.writer.pong(heard.data));
    if (heard.kind === 'close') closing = closingOf(heard, conversation);
    note(heard, transcript, conversation.following);
  });
  for (;;) {
    await feedAll(conversation, inlet, reader);
    await Promise.all(replies.splice(0)).catch(() => undefined);
    await transcript.flush();
    conversation.wake();
    if (closing !== null) return await endWith(closing, conversation);
    if (!(await inlet.more())) return ended(conversation, inlet);
    heartbeat.heard();
  }
}

/** A server that breaks the protocol is told so before the connection is closed (RFC 6455, 7.1.7). */
async function feedAll(conversation: Conversation, inlet: Inlet, reader: ReturnType<typeof createFrameReader>): Promise<void> {
  if (inlet.bytes.length === 0) return;
  try {
    await reader.feed(inlet.take(inlet.bytes.length, 'body'));
  } catch (thrown) {
    const code = codeFor(classifyFailure(thrown, conversation.socket.run.host));
    if (code !== null && conversation.closeSent === null) {
      conversation.transcript.note({ from: 'client', kind: 'close', code, text: '', bytes: 2 });
      await conversation.writer.close(code, '').catch(() => undefined);
    }
    await conversation.transcript.flush();
    throw thrown;
  }
}

function note(heard: Heard, transcript: TranscriptWriter, following: Following | null): void {
  const from = 'server' as const;
  switch (heard.kind) {
    case 'text':
      return transcript.note({ from, kind: 'text', text: heard.text, bytes: heard.bytes, ...following?.hear(heard.text) });
    case 'binary':
      return transcript.note({ from, kind: 'binary', base64: heard.data.toString('base64'), bytes: heard.data.length });
    case 'ping':
      transcript.note({ from, ...controlText('ping', heard.data) });
      return transcript.note({ from: 'client', ...controlText('pong', heard.data) });
    case 'pong':
      return transcript.note({ from, ...controlText('pong', heard.data) });
    case 'close':
      return transcript.note({ from, kind: 'close', text: heard.reason, ...(heard.code !== 1005 && { code: heard.code }) });
  }
}

/** What a ping carries is anything; it mostly is a word. */
function controlText(kind: 'ping' | 'pong', data: Buffer) {
  const text = data.toString('utf8');
  return Buffer.from(text, 'utf8').equals(data)
    ? { kind, text, bytes: data.length }
    : { kind, base64: data.toString('base64'), bytes: data.length };
}

const closingOf = ({ code, reason }: Extract<Heard, { kind: 'close' }>, { closeSent }: Conversation): Closing =>
  closeSent === null
    ? { code, reason, by: 'server', clean: true }
    : { code: closeSent.code ?? 1005, reason: closeSent.reason, by: 'client', clean: true };

/** Says the other half of a close where the server began it, with the same code (RFC 6455, 5.5.1). */
async function endWith(closing: Closing, conversation: Conversation): Promise<Ending> {
  const { run } = conversation.socket;
  if (conversation.closeSent === null) {
    const code = closing.code === 1005 ? null : closing.code;
    conversation.transcript.note({ from: 'client', kind: 'close', text: '', ...(code !== null && { code }) });
    await conversation.writer.close(code, '').catch(() => undefined);
  }
  run.socket?.end();
  return { kind: 'closed', closing, mayReturn: closing.by === 'server' && mayComeBack.has(closing.code ?? 1005) };
}

/** Codes after which a client is welcome again: it goes away, restarts, or has too much to do. */
const mayComeBack: ReadonlySet<number> = new Set([1001, 1011, 1012, 1013, 1014]);

/** The connection is gone without a close of the server's. */
function ended({ closeSent, socket }: Conversation, inlet: Inlet): Ending {
  if (closeSent === null) return connectionEnded(inlet, socket.run.host, 'open');
  const { code, reason } = closeSent;
  return { kind: 'closed', closing: { code: code ?? 1005, reason, by: 'client', clean: false }, mayReturn: false };
}
