import { spawn } from 'node:child_process';
import { readFileSync } from 'node:fs';

/** A program and what it is started with. */
export interface Program {
  readonly name: string;
  readonly command: string;
  readonly args: readonly string[];
  readonly cwd: string;
  readonly env?: Readonly<Record<string, string>>;
}

/** What one whole process cost, from its start until it was gone. */
export interface Cost {
  readonly ms: number;
  /** The most memory it had at once, in MB; null where the system does not tell. */
  readonly peakMb: number | null;
  /** Null where it was ended because it took too long. */
  readonly code: number | null;
  /** The end of what it said. */
  readonly said: string;
}

const lookEveryMs = 10;

/** Runs a program to its end. Its output is read, as a pipe would, and its peak memory is what the kernel has counted. */
export function measureProgram({ command, args, cwd, env }: Program, timeoutMs = 120_000): Promise<Cost> {
  return new Promise((resolve, reject) => {
    const began = performance.now();
    const child = spawn(command, args, { cwd, env: { ...process.env, ...env }, stdio: ['ignore', 'pipe', 'pipe'] });
    let peakMb: number | null = null;
    let said = '';
    const hear = (chunk: Buffer) => void (said = (said + chunk.toString()).slice(-4000));
    const look = setInterval(() => (peakMb = peakOf(child.pid) ?? peakMb), lookEveryMs);
    const tooLong = setTimeout(() => child.kill('SIGKILL'), timeoutMs);
    child.stdout.on('data', hear);
    child.stderr.on('data', hear);
    child.on('error', reject);
    child.on('close', (code) => {
      clearInterval(look);
      clearTimeout(tooLong);
      resolve({ ms: performance.now() - began, peakMb, code, said });
    });
  });
}

/** The high-water mark of a process in MB, as Linux keeps it; null elsewhere, and where it is gone. */
function peakOf(pid: number | undefined): number | null {
  try {
    const kb = /^VmHWM:\s+(\d+) kB$/m.exec(readFileSync(`/proc/${pid}/status`, 'utf8'))?.[1];
    return kb === undefined ? null : (Number(kb) * 1024) / 1_000_000;
  } catch {
    return null;
  }
}
