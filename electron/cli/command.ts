import { type Command, InvalidArgumentError } from 'commander';
import type { Environment } from './environment';
import type { ExitCode } from './exit-codes';

/** What a command is given when it is added: its world, and where it says how it ended. */
export interface CommandPlace {
  readonly program: Command;
  readonly environment: Environment;
  readonly finish: (code: ExitCode) => void;
}

/** Reads a port; 0 is any free one. */
export function readPort(text: string): number {
  if (!/^\d{1,5}$/.test(text) || Number(text) > 65_535) throw new InvalidArgumentError('A port is a number from 0 to 65535.');
  return Number(text);
}
