import { Option, type Command, InvalidArgumentError } from 'commander';
import { mayBeSent } from '#shared/http/close-codes';
import { createSubscription, createWebSocket, type WebSocketWishes } from '#shared/model/socket';
import type { CommandPlace } from './command';
import type { Environment } from './environment';
import type { ExitCode } from './exit-codes';
import { followsOperation } from './graphql-flags';
import { printResults } from './print-results';
import { printMessage } from './print-socket';
import { runSocket } from './run-socket';
import { collect } from './send-flags';
import { addSocketFlags, messageLimit, readCount, readSeconds, type SocketFlags } from './socket-flags';
import { speak, type SpeakFlags } from './speak-lines';

interface WsFlags extends SocketFlags, SpeakFlags {
  readonly subprotocol?: readonly string[];
  readonly protocol?: readonly string[];
  readonly compress?: true;
  readonly ping?: number;
  readonly init?: string;
  readonly json?: true;
}

/** Adds `cairn ws`. */
export function addWs({ program, environment, finish }: CommandPlace): void {
  const command = program
    .command('ws')
    .description('Talk on a WebSocket, each line of standard input a message; or follow an operation of GraphQL.')
    .usage('[options] URL')
    .argument('<url>', 'the address; ws, wss, http and https will do');
  addSocketFlags(command, {
    data: 'say this one message; @FILE says what is in a file, @- all of standard input',
    graphql: 'follow this operation over graphql-transport-ws; @FILE or the name of a file reads it from there',
    leaveOut: '--http1.0 --http1.1 --http2 --no-follow --redirects --no-encode --as-is --limit-idle --limit-redirects',
  })
    .option('-s, --subprotocol <name>', 'offer a subprotocol; may be given many times', collect)
    .addOption(new Option('--protocol <name>', 'the same').argParser(collect).hideHelp())
    .option('--compress', 'offer to compress messages (permessage-deflate)')
    .option(
      '--ping <seconds>',
      'send a ping every so many seconds; where nothing has come by the next, the connection is ended',
      readCount,
    )
    .addOption(new Option('--binary', 'send lines as bytes, and print messages of bytes as they came').conflicts('hex'))
    .option('--hex', 'send lines of hexadecimal digits as bytes')
    .option('--init <json>', 'with --graphql: what goes with connection_init, a JSON object')
    .option('--close-code <code>', 'close with this code (1000)', readCode)
    .option('--close-reason <text>', 'and with this reason', '')
    .addOption(new Option('-w, --wait <seconds>', 'go on listening so long when the input has ended').argParser(readSeconds))
    .option('--stay', 'go on listening when the input has ended, until somebody closes')
    .option('--json', 'print everything that is said, either way, as lines of JSON')
    .addHelpText('after', words)
    .action(async (url: string, flags: WsFlags) => finish(await talk({ url, flags, command, environment })));
}

interface Talk {
  readonly url: string;
  readonly flags: WsFlags;
  readonly command: Command;
  readonly environment: Environment;
}

async function talk({ url, flags, command, environment }: Talk): Promise<ExitCode> {
  const { data, ...others } = flags;
  if (!followsOperation(flags) && flags.init !== undefined)
    return command.error('error: --init goes before an operation; --graphql says it');
  const about = { words: [url], environment, command, socket: wishesOf(flags) };
  if (!followsOperation(flags))
    return runSocket({
      ...about,
      flags: others,
      print: (entry) => printMessage(entry, flags, environment),
      speak: (line, over) => speak(line, { flags, data, environment, over }),
    });
  const results = printResults(flags, environment);
  return results.judge(await runSocket({ ...about, flags: others, print: results.print }));
}

function wishesOf(flags: WsFlags): WebSocketWishes {
  const isFollowed = followsOperation(flags);
  const usual = isFollowed ? createSubscription() : createWebSocket();
  return {
    ...usual,
    subprotocols: [...(flags.subprotocol ?? []), ...(flags.protocol ?? [])].join(', '),
    compress: flags.compress === true,
    pingEverySeconds: flags.ping ?? 0,
    reconnect: flags.reconnect === true,
    messageBytes: messageLimit(flags, usual.messageBytes),
    subscription: usual.subscription && { ...usual.subscription, init: flags.init ?? '' },
  };
}

const words = `
The connection is closed when standard input ends; with -n, -w or --stay it goes
on. With -d the message is said at once, and standard input is not read. Ctrl+C
closes in order as well.

Messages are printed on standard output, one a line; bytes as hexadecimal
digits unless --binary is given. What is known of the connection is on standard
error.

With --graphql nothing is read from standard input: the operation is followed to
its end, and each result is printed as a line of JSON. --variables, --operation
and --persisted belong to it; --document-id stands in place of it.

Exit codes: 0 it was open, and was closed in order; 1 the server closed it with
another code than 1000 or 1001, or refused the operation; 2 wrong usage, nothing
was sent; 3 it did not open, broke, or its time was over.

Examples:
  cairn ws ws://localhost:7070/stream/websocket/ticker?count=3
  echo hello | cairn ws localhost:7070/stream/websocket/echo
  cairn ws wss://example.org/live -s chat.v2 -H 'Origin: https://example.org' --ping 30
  cairn ws localhost:7070/graphql --graphql 'subscription { countdown(from: 3) { left } }'
  cairn ws localhost:7070/graphql --graphql watch.graphql --variables '{"book": 2}' -n 1
  cairn ws localhost:7070/stream/websocket/echo -d 'close 4001 enough' -w 2`;

function readCode(text: string): number {
  if (!/^\d{4}$/.test(text) || !mayBeSent(Number(text)))
    throw new InvalidArgumentError('It is 1000, or a number from 3000 to 4999.');
  return Number(text);
}
