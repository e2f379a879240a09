import { mkdir } from 'node:fs/promises';
import { resolve } from 'node:path';
import envPaths from 'env-paths';
import { ok, type Result } from '#shared/result';
import { attempt } from './file-failure.ts';

/** The folder where everything Cairn remembers for one person lives: `CAIRN_HOME`, else the platform's usual place. */
export function dataFolder(env: NodeJS.ProcessEnv = process.env): string {
  const chosen = env.CAIRN_HOME?.trim();
  return chosen ? resolve(env.INIT_CWD ?? '.', chosen) : envPaths('Cairn', { suffix: '' }).data;
}

/** Makes a folder of our own that nobody else on the machine may read. */
export function makePrivateFolder(path: string): Promise<Result<void>> {
  return attempt(path, async () => {
    await mkdir(path, { recursive: true, mode: 0o700 });
    return ok(undefined);
  });
}
