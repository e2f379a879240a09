import { type Command, InvalidArgumentError, type Option } from 'commander';
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

/** What a request is for a socket: other words for its flags, and those that mean nothing there. */
interface Said {
  readonly data: string;
  readonly graphql: string;
  /** Divided by spaces; they are no flags of the command. */
  readonly leaveOut: string;
}

/** Gives a command the flags of a request, and when it is enough. */
export function addSocketFlags(command: Command, { data, graphql, leaveOut }: Said): Command {
  addRequestFlags(command);
  for (const option of command.options) {
    if (option.long === '--data') option.description = data;
    if (option.long === '--graphql') option.description = graphql;
    if (leaveOut.split(' ').includes(option.long ?? '')) hide(option);
  }
  return addCookieFlags(command, 'of a workspace environment, or without a name the one of none')
    .option('-n, --number <count>', 'end after so many messages from the server', readCount)
    .option('--max-time <seconds>', 'give up after so many seconds in all', readSeconds)
    .option('--max-message <bytes>', 'the largest message that is taken (16 MiB)', readCount)
    .option('--reconnect', 'connect again when the connection is lost')
    .option('-v, --verbose', 'tell on standard error what happens; secrets are left out');
}

/** A flag that would say something else than what is done is refused. */
function hide(option: Option): void {
  option.hideHelp();
  const refused = (): never => {
    throw new InvalidArgumentError('It means nothing here.');
  };
  option.argParser(refused);
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
