import type { Readable, Writable } from 'node:stream';

/** All that a command knows of the world around it, so that tests can give it another. */
export interface Environment {
  readonly stdin: Readable;
  readonly stdout: Writable;
  readonly stderr: Writable;
  readonly env: Readonly<Record<string, string | undefined>>;
  /** Where the user stands. */
  readonly cwd: string;
  /** Which of the streams are a terminal. */
  readonly isTTY: { readonly stdin: boolean; readonly stdout: boolean; readonly stderr: boolean };
  readonly columns: number;
  /** Aborted when the user or the system wants the program to end. */
  readonly stop: AbortSignal;
}

/** Writes a line for the person, beside the result: on standard error. */
export function note(environment: Environment, line: string): void {
  environment.stderr.write(`${line}\n`);
}

/** Resolves once the program is wanted to end. */
export function untilStopped({ stop }: Environment): Promise<void> {
  if (stop.aborted) return Promise.resolve();
  return new Promise((resolve) => stop.addEventListener('abort', () => resolve(), { once: true }));
}
