import { readFile, stat } from 'node:fs/promises';
import { checkClose } from '#shared/http/close-codes';
import type { Outgoing } from '#shared/model/transcript';
import { fail, ok, type Result } from '#shared/result';
import { classifyFailure, fileReason, isClosedConnection } from '../classify-failure';
import { guardMessage } from '../guard-secrets';
import { noteSecrets } from '../send-exchange';
import type { Speak } from '../socket/socket-line';
import { closeWaitMs, type Conversation } from './conversation';

/** Takes what the user says and sends it; what cannot be said is answered with why. */
export function createSpeaker(conversation: Conversation): Speak {
  const { run } = conversation.socket;
  return async (outgoing, secrets) => {
    if (conversation.closeSent !== null) return fail({ kind: 'notFound', what: 'open connection: it is being closed' });
    if (secrets.length > 0) noteSecrets(secrets, run);
    try {
      return await say(outgoing, conversation);
    } catch (thrown) {
      const receivedBytes = run.inlet?.receivedBytes ?? 0;
      const gone = { kind: 'connectionClosed', host: run.host, receivedBytes, when: 'open' } as const;
      return fail(isClosedConnection(thrown) ? gone : classifyFailure(thrown, run.host));
    } finally {
      conversation.wake();
    }
  };
}

async function say(outgoing: Outgoing, conversation: Conversation): Promise<Result<null>> {
  switch (outgoing.kind) {
    case 'text':
      return sayText(outgoing.text, conversation);
    case 'binary':
      return sayBinary(async () => ok(Buffer.from(outgoing.base64, 'base64')), conversation);
    case 'file':
      return sayBinary(() => readWhole(outgoing.path), conversation);
    case 'ping':
      return sayPing(outgoing.text, conversation);
    case 'close':
      return sayClose(outgoing.code, outgoing.reason, conversation);
  }
}

/** What is with the socket, and resolves once it is with the system. */
interface Begun {
  readonly sent: Promise<void>;
}

/** Says one thing after the other: however long it takes until one can be said, they keep their order. */
async function inTurn(conversation: Conversation, begin: () => Promise<Result<Begun>>): Promise<Result<null>> {
  const begun = conversation.turn.then(begin);
  conversation.turn = begun.then(
    () => undefined,
    () => undefined,
  );
  const result = await begun;
  if (!result.ok) return result;
  await result.value.sent;
  await conversation.transcript.flush();
  return ok(null);
}

/** Says a text; `event` is what it is called where it belongs to a protocol. */
export function sayText(text: string, conversation: Conversation, event?: string): Promise<Result<null>> {
  const { socket, transcript, writer } = conversation;
  return inTurn(conversation, async () => {
    await guardMessage(text, socket.run);
    transcript.note({ from: 'client', kind: 'text', text, ...(event !== undefined && { event }) });
    return ok({ sent: writer.text(text) });
  });
}

function sayBinary(read: () => Promise<Result<Buffer>>, conversation: Conversation): Promise<Result<null>> {
  const { socket, transcript, writer } = conversation;
  return inTurn(conversation, async () => {
    const bytes = await read();
    if (!bytes.ok) return bytes;
    await guardMessage(bytes.value, socket.run);
    transcript.note({ from: 'client', kind: 'binary', base64: bytes.value.toString('base64'), bytes: bytes.value.length });
    return ok({ sent: writer.binary(bytes.value) });
  });
}

/** A message goes out as one frame, and so is in memory once. */
const largestFile = 256 * 1024 * 1024;

async function readWhole(path: string): Promise<Result<Buffer>> {
  try {
    const { size } = await stat(path);
    if (size > largestFile) return fail({ kind: 'fileUnreadable', path, reason: 'it is larger than a message of 256 MiB' });
    return ok(await readFile(path));
  } catch (thrown) {
    return fail({ kind: 'fileUnreadable', path, reason: fileReason(thrown) });
  }
}

async function sayPing(text: string, { transcript, writer }: Conversation): Promise<Result<null>> {
  // RFC 6455, 5.5: control frames carry no more.
  if (Buffer.byteLength(text) > 125) return fail({ kind: 'rejectedInput', issues: ['a ping carries 125 bytes at most'] });
  transcript.note({ from: 'client', kind: 'ping', text });
  await writer.ping(text);
  await transcript.flush();
  return ok(null);
}

/** Begins the close; what is followed on the connection is left in order before. */
export async function sayClose(code: number | null, reason: string, conversation: Conversation): Promise<Result<null>> {
  const problem = checkClose(code, reason);
  if (problem !== null) return fail({ kind: 'rejectedInput', issues: [problem] });
  const { socket, transcript, writer } = conversation;
  conversation.closeSent = { code, reason };
  socket.line.leave();
  // A server that never answers is not waited for, nor one that takes nothing any more: the close itself may not get through.
  const timer = setTimeout(() => socket.run.socket?.destroy(), closeWaitMs);
  socket.run.socket?.once('close', () => clearTimeout(timer));
  await conversation.turn;
  await conversation.following?.leave();
  transcript.note({ from: 'client', kind: 'close', text: reason, ...(code !== null && { code }) });
  await writer.close(code, reason);
  timer.refresh();
  await transcript.flush();
  return ok(null);
}
