import { execFile } from 'node:child_process';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { platform as thisPlatform } from 'node:process';
import type { Environment } from '../by-environment';
import { readGsettings } from './read-gsettings';
import { readKioslaverc } from './read-kioslaverc';
import { readRegistry } from './read-registry';
import { readScutil } from './read-scutil';
import type { SystemSettings } from './system-settings';

/** How long a tool of the system may take, in milliseconds, and how much it may say, in bytes. */
const longestMs = 3_000;
const mostBytes = 256 * 1024;

/** Asks this system for its settings of proxies, with the tool it brings for that. Null where it has none that can be read. */
export async function readSystem(env: Environment, platform: NodeJS.Platform = thisPlatform): Promise<SystemSettings | null> {
  if (platform === 'darwin') return read(await ask('scutil', ['--proxy'], env), readScutil);
  if (platform === 'win32') return read(await ask('reg', ['query', internetSettings], env), readRegistry);
  const isKde = /kde/i.test(env['XDG_CURRENT_DESKTOP'] ?? '');
  const kde = isKde ? read(await readSettingsFile(env), readKioslaverc) : null;
  return kde ?? read(await ask('gsettings', ['list-recursively', 'org.gnome.system.proxy'], env), readGsettings);
}

const internetSettings = 'HKCU\\Software\\Microsoft\\Windows\\CurrentVersion\\Internet Settings';

const read = (text: string | null, reader: (text: string) => SystemSettings | null) => (text === null ? null : reader(text));

/** What a program prints; null where it is not there or fails. No shell has a part in it. */
const ask = (program: string, args: readonly string[], env: Environment): Promise<string | null> =>
  new Promise((resolve) => {
    execFile(
      program,
      [...args],
      { env: { ...env }, timeout: longestMs, maxBuffer: mostBytes, windowsHide: true, encoding: 'utf8' },
      (error, stdout) => resolve(error ? null : stdout),
    );
  });

const readSettingsFile = (env: Environment): Promise<string | null> => {
  const folder = env['XDG_CONFIG_HOME'] ?? (env['HOME'] === undefined ? null : join(env['HOME'], '.config'));
  return folder === null ? Promise.resolve(null) : readFile(join(folder, 'kioslaverc'), 'utf8').catch(() => null);
};
