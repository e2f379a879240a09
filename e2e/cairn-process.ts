import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

const root = fileURLToPath(new URL('..', import.meta.url));

export interface CairnProcess {
  /** What the program printed as its address, fragment included. */
  readonly url: string;
  readonly pid: number;
  /** Ends it as a crash would. */
  kill(): Promise<void>;
  stop(): Promise<void>;
}

/** Starts the built command line and waits for the address it prints. */
export async function startCairn(args: readonly string[], home: string): Promise<CairnProcess> {
  const child = spawn(process.execPath, [join(root, 'dist', 'node', 'cairn.mjs'), ...args], {
    env: { ...process.env, CAIRN_HOME: home, NO_COLOR: '1' },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  const url = await firstAddress(child);
  return { url, pid: child.pid ?? 0, kill: () => end(child, 'SIGKILL'), stop: () => end(child, 'SIGTERM') };
}

async function firstAddress(child: ChildProcess): Promise<string> {
  let printed = '';
  const ended = once(child, 'exit').then(() => {
    throw new Error(`cairn ended before it printed an address:\n${printed}`);
  });
  const found = new Promise<string>((resolve) => {
    const look = (chunk: Buffer) => {
      printed += chunk.toString();
      const address = /https?:\/\/127\.0\.0\.1:\d+\S*/.exec(printed);
      if (address) resolve(address[0]);
    };
    child.stdout?.on('data', look);
    child.stderr?.on('data', look);
  });
  return Promise.race([found, ended]);
}

async function end(child: ChildProcess, signal: NodeJS.Signals): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null) return;
  const exited = once(child, 'exit');
  child.kill(signal);
  await exited;
}
