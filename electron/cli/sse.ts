import { createEventStream } from '#shared/model/socket';
import type { TranscriptEntry } from '#shared/model/transcript';
import type { Command } from 'commander';
import type { CommandPlace } from './command';
import type { Environment } from './environment';
import type { ExitCode } from './exit-codes';
import { followsOperation } from './graphql-flags';
import { printResults } from './print-results';
import { printedLine } from './print-socket';
import { runSocket } from './run-socket';
import { addSocketFlags, messageLimit, type SocketFlags } from './socket-flags';

interface SseFlags extends SocketFlags {
  readonly json?: true;
  readonly ndjson?: true;
  readonly lastEventId: string;
  readonly singleConnection?: true;
}

/** Adds `cairn sse`. */
export function addSse({ program, environment, finish }: CommandPlace): void {
  const command = program
    .command('sse')
    .description('Print server-sent events as they come; or follow an operation of GraphQL over them.')
    .usage('[options] [METHOD] URL')
    .argument('<request...>', 'the method, where it is not to be GET or POST, and the address');
  addSocketFlags(command, {
    data: 'the body; @FILE sends a file, @- what comes in on standard input',
    graphql: 'follow this operation (GraphQL over SSE); @FILE or the name of a file reads it from there',
    leaveOut: '--limit-idle',
  })
    .option('--last-event-id <id>', 'begin after this event', '')
    .option('--single-connection', 'with --graphql: reserve a stream, and ask on another connection')
    .option('--ndjson', 'print each event as a line of JSON, with its type and id')
    .option('--json', 'print everything that happens on the stream, as lines of JSON')
    .addHelpText('after', help)
    .action(async (words: string[], flags: SseFlags) => finish(await listen({ words, flags, command, environment })));
}

interface Listening {
  readonly words: readonly string[];
  readonly flags: SseFlags;
  readonly command: Command;
  readonly environment: Environment;
}

async function listen({ words, flags, command, environment }: Listening): Promise<ExitCode> {
  const isFollowed = followsOperation(flags);
  if (!isFollowed && flags.singleConnection)
    return command.error('error: --single-connection is about an operation; --graphql says it');
  const usual = createEventStream();
  const socket = {
    ...usual,
    lastEventId: flags.lastEventId,
    singleConnection: flags.singleConnection === true,
    reconnect: flags.reconnect === true,
    messageBytes: messageLimit(flags, usual.messageBytes),
  };
  const results = printResults(flags, environment);
  const print = (entry: TranscriptEntry) => {
    // It judges by what it is shown, whoever prints.
    const result = isFollowed ? results.print(entry) : null;
    return isFollowed && !flags.ndjson ? result : printed(entry, flags, environment);
  };
  const code = await runSocket({ words, flags, environment, command, socket, print });
  return isFollowed ? results.judge(code) : code;
}

const help = `
The data of each event is printed on standard output. With --reconnect a stream
that ends is asked for again after the time the server names, from the last id
on, until it answers 204. Ctrl+C ends it.

With --graphql each result is printed as a line of JSON, until the operation is
complete. --variables, --operation and --persisted belong to it; --document-id
stands in place of it.

Exit codes: 0 the stream was open, and ended; 1 the operation was refused; 2
wrong usage, nothing was sent; 3 the answer was no stream of events, it broke,
or its time was over.

Examples:
  cairn sse 'localhost:7070/stream/events?count=5&interval=0.2'
  cairn sse https://example.org/feed --ndjson -n 3 | jq .data
  cairn sse localhost:7070/graphql --graphql 'subscription { countdown(from: 3) { left } }'
  cairn sse 'localhost:7070/stream/events?drop=2' --reconnect`;

function printed(entry: TranscriptEntry, { ndjson, json }: SseFlags, environment: Environment): string | null {
  if (json) return `${JSON.stringify(entry)}\n`;
  if (entry.kind !== 'event') return null;
  const { text = '', event, id, at } = entry;
  if (ndjson) return `${JSON.stringify({ at, event: event ?? 'message', id: id ?? null, data: text })}\n`;
  return printedLine(text, environment);
}
