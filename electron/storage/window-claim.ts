import { randomUUID } from 'node:crypto';
import { mkdir, readFile, stat, unlink, utimes } from 'node:fs/promises';
import { hostname } from 'node:os';
import { join } from 'node:path';
import { createFileAtomic, writeFileAtomic } from './atomic-file.ts';

/** A window's folder that this program may write to until it lets go of it. */
export interface WindowClaim {
  /** False when another program has taken the window over, as it may after this one was stopped for long. */
  isHeld(): Promise<boolean>;
  release(): Promise<void>;
}

interface Owner {
  readonly pid: number;
  readonly machine: string;
  readonly claim: string;
}

const beatEveryMs = 10_000;
/** A program that has been silent for so long does not count, even if its number is in use again. */
const deadAfterMs = 60_000;
const ownerFile = 'owner.json';
const takeoverFile = 'takeover.json';

/** Claims a window's folder, or answers null while another program holds it. Programs that died hold nothing. */
export async function claimWindow(folder: string): Promise<WindowClaim | null> {
  const path = join(folder, ownerFile);
  await mkdir(folder, { recursive: true, mode: 0o700 }).catch(() => {});
  const mine: Owner = { pid: process.pid, machine: hostname(), claim: randomUUID() };
  const claimed = (await createOwner(path, mine)) || (await takeOver(folder, mine));
  return claimed ? keepAlive(path, mine) : null;
}

/** Whether a living program, this one included, holds the window. */
export async function isClaimed(folder: string): Promise<boolean> {
  return isAlive(join(folder, ownerFile), await readOwner(join(folder, ownerFile)));
}

async function createOwner(path: string, owner: Owner): Promise<boolean> {
  const created = await createFileAtomic(path, JSON.stringify(owner), { mode: 0o600 });
  return created.ok && created.value === 'created';
}

/** Two programs may find the same dead owner: only the one that gets the takeover file goes on. */
async function takeOver(folder: string, mine: Owner): Promise<boolean> {
  const path = join(folder, ownerFile);
  const takeover = join(folder, takeoverFile);
  if (await isAlive(path, await readOwner(path))) return false;
  if (!(await createOwner(takeover, mine))) {
    // Its maker may have died between two steps; whoever comes next finds the way free.
    if (!(await isAlive(takeover, await readOwner(takeover)))) await unlink(takeover).catch(() => {});
    return false;
  }
  try {
    if (await isAlive(path, await readOwner(path))) return false;
    await writeFileAtomic(path, JSON.stringify(mine), { mode: 0o600 });
    return (await readOwner(path))?.claim === mine.claim;
  } finally {
    await unlink(takeover).catch(() => {});
  }
}

function keepAlive(path: string, mine: Owner): WindowClaim {
  const isHeld = async () => (await readOwner(path))?.claim === mine.claim;
  const beat = setInterval(() => {
    const now = new Date();
    void isHeld()
      .then((held) => (held ? utimes(path, now, now) : undefined))
      .catch(() => {});
  }, beatEveryMs);
  beat.unref();
  return {
    isHeld,
    async release() {
      clearInterval(beat);
      if (await isHeld()) await unlink(path).catch(() => {});
    },
  };
}

async function readOwner(path: string): Promise<Owner | null> {
  try {
    const owner: Partial<Owner> = JSON.parse(await readFile(path, 'utf8'));
    const { pid = 0, machine = '', claim = '' } = owner;
    return { pid: Number(pid), machine: String(machine), claim: String(claim) };
  } catch {
    return null;
  }
}

async function isAlive(path: string, owner: Owner | null): Promise<boolean> {
  if (owner === null) return false;
  const facts = await stat(path).catch(() => null);
  if (facts === null || Date.now() - facts.mtimeMs > deadAfterMs) return false;
  return owner.machine !== hostname() || isRunning(owner.pid);
}

function isRunning(pid: number): boolean {
  try {
    return pid > 0 && process.kill(pid, 0);
  } catch (thrown) {
    // A program of another user is running as well, although we may not signal it.
    return thrown instanceof Error && 'code' in thrown && thrown.code === 'EPERM';
  }
}
