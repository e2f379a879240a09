import { readFileSync } from 'node:fs';
import { mkdir } from 'node:fs/promises';
import { join } from 'node:path';
import { writeFileAtomic } from '../storage/atomic-file.ts';

/** Where the desktop's window stood, in the system's points. */
export interface WindowState {
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
  readonly isMaximized: boolean;
}

const numbers = ['x', 'y', 'width', 'height'] as const;

/** How the window stood last, or null when that is not known. Read before there is a window, so there is no waiting. */
export function readWindowState(home: string): WindowState | null {
  try {
    const kept: Partial<Record<string, unknown>> = JSON.parse(readFileSync(pathIn(home), 'utf8'));
    if (!numbers.every((name) => Number.isSafeInteger(kept[name]))) return null;
    const [x, y, width, height] = numbers.map((name) => Number(kept[name])) as [number, number, number, number];
    return { x, y, width, height, isMaximized: kept.isMaximized === true };
  } catch {
    return null;
  }
}

export async function saveWindowState(home: string, state: WindowState): Promise<void> {
  await mkdir(home, { recursive: true, mode: 0o700 });
  await writeFileAtomic(pathIn(home), JSON.stringify(state), { mode: 0o600 });
}

const pathIn = (home: string): string => join(home, 'desktop-window.json');
