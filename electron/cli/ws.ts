import { createInterface } from 'node:readline';
import { InvalidArgumentError } from 'commander';
import { describeFailure } from '#shared/failure-words';
import { mayBeSent } from '#shared/http/close-codes';
import { createWebSocket } from '#shared/model/socket';
import type { TranscriptEntry } from '#shared/model/transcript';
import type { SocketLine } from '../engine/socket/socket-line';
import type { CommandPlace } from './command';
import { type Environment, note } from './environment';
import { escapeControls, escapeLine } from './escape-controls';
import { runSocket } from './run-socket';
import { addSocketFlags, messageLimit, readCount, type SocketFlags } from './socket-flags';

interface WsFlags extends SocketFlags {
  readonly subprotocol?: readonly string[];
  readonly compress?: true;
  readonly ping?: number;
  readonly binary?: true;
  readonly closeCode?: number;
  readonly closeReason?: string;
  readonly stay?: true;
}

/** Adds `cairn ws`. */
export function addWs({ program, environment, finish }: CommandPlace): void {
  const command = program
    .command('ws')
    .description('Talk on a WebSocket: each line of standard input is a message.')
    .usage('[options] URL')
    .argument('<url>', 'the address; ws, wss, http and https will do');
  addSocketFlags(command)
    .option('--subprotocol <name>', 'offer a subprotocol; may be given many times', collect, [])
    .option('--compress', 'offer to compress messages (permessage-deflate)')
    .option('--ping <seconds>', 'send a ping every so many seconds', readCount)
    .option('--binary', 'send lines as bytes, and print messages of bytes as they came')
    .option('--close-code <code>', 'close with this code (1000)', readCode)
    .option('--close-reason <text>', 'and with this reason', '')
    .option('--stay', 'go on listening when the input has ended')
    .option('--json', 'print everything that is said, either way, as lines of JSON')
    .addHelpText('after', words)
    .action(async (url: string, flags: WsFlags) => {
      const { data, ...others } = flags;
      const usual = createWebSocket();
      finish(
        await runSocket({
          words: [url],
          flags: others,
          environment,
          command,
          socket: {
            ...usual,
            subprotocols: (flags.subprotocol ?? []).join(', '),
            compress: flags.compress === true,
            pingEverySeconds: flags.ping ?? 0,
            reconnect: flags.reconnect === true,
            messageBytes: messageLimit(flags, usual.messageBytes),
          },
          print: (entry) => printed(entry, flags, environment),
          speak: (line, over) => speak(line, { flags, data, environment, over }),
        }),
      );
    });
}

const words = `
The connection is closed when standard input ends; with -n or --stay it goes on.
With -d the message is said at once, and standard input is not read.

Messages are printed on standard output, one a line; bytes as hexadecimal
digits unless --binary is given. What is known of the connection is on standard
error.

Exit codes: 0 it was open, and was closed; 2 wrong usage, nothing was sent;
3 it did not open, or broke.

Examples:
  cairn ws ws://localhost:7070/stream/websocket/ticker?count=3
  echo hello | cairn ws localhost:7070/stream/websocket/echo
  cairn ws wss://example.org/live --subprotocol graphql-transport-ws --json -n 10
  cairn ws localhost:7070/stream/websocket/echo -d 'close 4001 enough'`;

const collect = (name: string, before: readonly string[] = []): string[] => [...before, name];

function readCode(text: string): number {
  if (!/^\d{4}$/.test(text) || !mayBeSent(Number(text)))
    throw new InvalidArgumentError('It is 1000, or a number from 3000 to 4999.');
  return Number(text);
}

function printed(entry: TranscriptEntry, { json, binary }: WsFlags, { isTTY }: Environment): string | Uint8Array | null {
  if (json) return `${JSON.stringify(entry)}\n`;
  if (entry.from !== 'server') return null;
  if (entry.kind === 'text') return `${isTTY.stdout ? escapeControls(entry.text ?? '') : (entry.text ?? '')}\n`;
  if (entry.kind !== 'binary') return null;
  const bytes = Buffer.from(entry.base64 ?? '', 'base64');
  return binary ? bytes : `${bytes.toString('hex')}\n`;
}

interface Speaking {
  readonly flags: WsFlags;
  readonly data: string | undefined;
  readonly environment: Environment;
  readonly over: AbortSignal;
}

async function speak(line: SocketLine, { flags, data, environment, over }: Speaking): Promise<void> {
  const say = async (text: string) => {
    const bytes = Buffer.from(text, 'utf8').toString('base64');
    const said = await line.say(flags.binary ? { kind: 'binary', base64: bytes } : { kind: 'text', text }, []);
    if (!said.ok && !over.aborted) note(environment, escapeLine(describeFailure(said.failure)));
  };
  if (data !== undefined) await say(data);
  else {
    const lines = createInterface({ input: environment.stdin, crlfDelay: Infinity });
    over.addEventListener('abort', () => lines.close(), { once: true });
    for await (const text of lines) if (!over.aborted) await say(text);
  }
  if (over.aborted || flags.stay || flags.number !== undefined) return;
  await line.say({ kind: 'close', code: flags.closeCode ?? 1000, reason: flags.closeReason ?? '' }, []);
}
