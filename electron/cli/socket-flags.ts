import { type Command, InvalidArgumentError } from 'commander';
import { addCookieFlags } from './cookie-flags';
import { addRequestFlags, type SendFlags } from './send-flags';

/** What the commands for sockets have in common. */
export interface SocketFlags extends SendFlags {
  /** End after so many messages from the server. */
  readonly number?: number;
  readonly maxTime?: number;
  readonly maxMessage?: number;
  readonly reconnect?: true;
}

/** Gives a command the flags of a request, and when it is enough. */
export function addSocketFlags(command: Command): Command {
  return addCookieFlags(addRequestFlags(command), 'of a workspace environment, or without a name the one of none')
    .option('-n, --number <count>', 'end after so many messages from the server', readCount)
    .option('--max-time <seconds>', 'end after so many seconds', readSeconds)
    .option('--max-message <bytes>', 'the largest message that is taken (16 MiB)', readCount)
    .option('--reconnect', 'connect again when the connection is lost')
    .option('-v, --verbose', 'tell on standard error what happens; secrets are left out');
}

export function readCount(text: string): number {
  if (!/^[1-9]\d{0,9}$/.test(text)) throw new InvalidArgumentError('It is a whole number, from 1.');
  return Number(text);
}

export function readSeconds(text: string): number {
  const seconds = Number(text);
  if (!(seconds > 0 && seconds <= 1_000_000)) throw new InvalidArgumentError('It is a number of seconds above 0.');
  return seconds;
}

/** The largest message, where nothing is said. */
export const messageLimit = ({ maxMessage }: SocketFlags, usual: number): number => maxMessage ?? usual;
