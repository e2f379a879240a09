import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Readable, Writable } from 'node:stream';
import { afterAll } from 'vitest';
import type { Environment } from './environment';
import type { ExitCode } from './exit-codes';
import { runCommandLine } from './run-command-line';

/** What a run of the command line left behind. */
export interface Ran {
  readonly code: ExitCode;
  readonly bytes: Buffer;
  readonly out: string;
  readonly err: string;
}

export interface World {
  readonly stdin?: string | Uint8Array;
  readonly isTerminal?: boolean;
  readonly env?: Readonly<Record<string, string>>;
  readonly cwd?: string;
  readonly stop?: AbortSignal;
  /** Takes the place of the standard output that only collects. */
  readonly stdout?: Writable;
}

const folders: string[] = [];
afterAll(() => folders.splice(0).forEach((folder) => rmSync(folder, { recursive: true, force: true })));

/** An empty folder, gone when the tests of the file have run. */
export function newFolder(): string {
  const folder = mkdtempSync(join(tmpdir(), 'cairn-cli-'));
  folders.push(folder);
  return folder;
}

/** Collects what is written. */
export function createSink(): { readonly stream: Writable; bytes(): Buffer } {
  const chunks: Buffer[] = [];
  const stream = new Writable({
    write(chunk: Buffer, _encoding, done) {
      chunks.push(chunk);
      done();
    },
  });
  return { stream, bytes: () => Buffer.concat(chunks) };
}

/** Runs one command line in this process, in a world and a data folder of its own. */
export async function runCairn(args: readonly string[], world: World = {}): Promise<Ran> {
  const [out, err] = [createSink(), createSink()];
  const code = await runCommandLine(args, createEnvironment(world, out.stream, err.stream));
  return { code, bytes: out.bytes(), out: out.bytes().toString(), err: err.bytes().toString() };
}

export function createEnvironment(world: World, stdout: Writable, stderr: Writable): Environment {
  const { stdin = '', isTerminal = false, env = {}, cwd = newFolder(), stop = new AbortController().signal } = world;
  return {
    stdin: Readable.from([Buffer.from(stdin)]),
    stdout: world.stdout ?? stdout,
    stderr,
    env: { CAIRN_HOME: newFolder(), ...env },
    cwd,
    isTTY: { stdin: false, stdout: isTerminal, stderr: isTerminal },
    columns: 80,
    stop,
  };
}
