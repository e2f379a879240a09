import { readFile } from 'node:fs/promises';
import { resolve } from 'node:path';
import type { Readable } from 'node:stream';
import { buffer } from 'node:stream/consumers';
import { setTimeout as sleep } from 'node:timers/promises';
import { describeFailure } from '#shared/failure-words';
import type { Outgoing } from '#shared/model/transcript';
import { fileReason } from '../engine/classify-failure';
import type { SocketLine } from '../engine/socket/socket-line';
import { type Environment, note } from './environment';
import { escapeLine } from './escape-controls';

/** What is said on a WebSocket, and how it is left. */
export interface SpeakFlags {
  readonly number?: number;
  readonly binary?: true;
  readonly hex?: true;
  readonly closeCode?: number;
  readonly closeReason?: string;
  readonly wait?: number;
  readonly stay?: true;
}

interface Speaking {
  readonly flags: SpeakFlags;
  /** One message in place of standard input. */
  readonly data: string | undefined;
  readonly environment: Environment;
  readonly over: AbortSignal;
}

/** Says what there is to say, a message after the other, and closes unless more is waited for. */
export async function speak(line: SocketLine, speaking: Speaking): Promise<void> {
  const { environment, over } = speaking;
  for await (const said of messagesOf(speaking)) {
    if (over.aborted) return;
    const problem = typeof said === 'string' ? said : await whyNotSaid(line, said);
    if (problem !== null && !over.aborted) note(environment, escapeLine(problem));
  }
  await leave(line, speaking);
}

async function leave(line: SocketLine, { flags, over }: Speaking): Promise<void> {
  const { stay, number, wait, closeCode = 1000, closeReason = '' } = flags;
  if (stay || number !== undefined) return;
  if (wait !== undefined) await sleep(wait * 1000, undefined, { signal: over }).catch(() => undefined);
  if (!over.aborted) await line.say({ kind: 'close', code: closeCode, reason: closeReason }, []);
}

async function whyNotSaid(line: SocketLine, outgoing: Outgoing): Promise<string | null> {
  const said = await line.say(outgoing, []);
  return said.ok ? null : describeFailure(said.failure);
}

/** What is said, or why something is not, as a sentence. */
async function* messagesOf({ flags, data, environment, over }: Speaking): AsyncGenerator<Outgoing | string> {
  const { stdin, isTTY, cwd } = environment;
  if (data === '@-') return yield outgoingOf(await buffer(stdin), flags);
  if (data?.startsWith('@')) return yield await fromFile(resolve(cwd, data.slice(1)), flags);
  if (data !== undefined) return yield outgoingOf(Buffer.from(data, 'utf8'), flags);
  if (isTTY.stdin) note(environment, 'Each line that you type is a message. Ctrl+D closes.');
  over.addEventListener('abort', () => stdin.destroy(), { once: true });
  for await (const line of linesOf(stdin)) yield outgoingOf(line, flags);
}

async function fromFile(path: string, flags: SpeakFlags): Promise<Outgoing | string> {
  if (flags.binary) return { kind: 'file', path };
  try {
    return outgoingOf(await readFile(path), flags);
  } catch (thrown) {
    return describeFailure({ kind: 'fileUnreadable', path, reason: fileReason(thrown) });
  }
}

function outgoingOf(bytes: Buffer, { binary, hex }: SpeakFlags): Outgoing | string {
  if (binary) return { kind: 'binary', base64: bytes.toString('base64') };
  const text = bytes.toString('utf8');
  if (hex) {
    const digits = text.replaceAll(/\s/g, '');
    if (digits.length % 2 !== 0 || !/^[0-9a-f]*$/i.test(digits))
      return 'A line is no row of hexadecimal digits in pairs: it is left out.';
    return { kind: 'binary', base64: Buffer.from(digits, 'hex').toString('base64') };
  }
  if (!Buffer.from(text, 'utf8').equals(bytes)) return 'A message of text is UTF-8, and this is not: --binary sends bytes.';
  return { kind: 'text', text };
}

const [lineFeed, carriageReturn] = [0x0a, 0x0d];

/** Lines as bytes, without their ends; the last one needs none. */
async function* linesOf(stdin: Readable): AsyncGenerator<Buffer> {
  let rest = Buffer.alloc(0);
  try {
    for await (const chunk of stdin) {
      rest = Buffer.concat([rest, Buffer.from(chunk as Uint8Array)]);
      for (let end = rest.indexOf(lineFeed); end >= 0; end = rest.indexOf(lineFeed)) {
        yield withoutReturn(rest.subarray(0, end));
        rest = rest.subarray(end + 1);
      }
    }
  } catch {
    // Whoever types is no longer listened to.
    return;
  }
  if (rest.length > 0) yield withoutReturn(rest);
}

const withoutReturn = (line: Buffer): Buffer => (line.at(-1) === carriageReturn ? line.subarray(0, -1) : line);
