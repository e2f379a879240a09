import { createEventStream } from '#shared/model/socket';
import type { TranscriptEntry } from '#shared/model/transcript';
import type { CommandPlace } from './command';
import type { Environment } from './environment';
import { escapeControls } from './escape-controls';
import { runSocket } from './run-socket';
import { addSocketFlags, messageLimit, type SocketFlags } from './socket-flags';

interface SseFlags extends SocketFlags {
  readonly ndjson?: true;
  readonly lastEventId: string;
}

/** Adds `cairn sse`. */
export function addSse({ program, environment, finish }: CommandPlace): void {
  const command = program
    .command('sse')
    .description('Print server-sent events as they come.')
    .usage('[options] [METHOD] URL')
    .argument('<request...>', 'the method, where it is not to be GET or POST, and the address');
  addSocketFlags(command)
    .option('--last-event-id <id>', 'begin after this event', '')
    .option('--ndjson', 'print each event as a line of JSON, with its type and id')
    .addHelpText('after', help)
    .action(async (words: string[], flags: SseFlags) => {
      const usual = createEventStream();
      finish(
        await runSocket({
          words,
          flags,
          environment,
          command,
          socket: {
            ...usual,
            lastEventId: flags.lastEventId,
            reconnect: flags.reconnect === true,
            messageBytes: messageLimit(flags, usual.messageBytes),
          },
          print: (entry) => printed(entry, flags, environment),
        }),
      );
    });
}

const help = `
The data of each event is printed on standard output. With --reconnect a stream
that ends is asked for again after the time the server names, from the last id
on, until it answers 204.

Exit codes: 0 the stream was open, and ended; 2 wrong usage, nothing was sent;
3 the answer was no stream of events, or it broke.

Examples:
  cairn sse 'localhost:7070/stream/events?count=5&interval=0.2'
  cairn sse https://example.org/feed --ndjson -n 3 | jq .data
  cairn sse 'localhost:7070/stream/events?drop=2' --reconnect`;

function printed(entry: TranscriptEntry, { ndjson }: SseFlags, { isTTY }: Environment): string | null {
  if (entry.kind !== 'event') return null;
  const { text = '', event, id, at } = entry;
  if (ndjson) return `${JSON.stringify({ at, event: event ?? 'message', id: id ?? null, data: text })}\n`;
  return `${isTTY.stdout ? escapeControls(text) : text}\n`;
}
