import { readFile } from 'node:fs/promises';
import { resolve } from 'node:path';
import { type Command, Option } from 'commander';
import { describeFailure } from '#shared/failure-words';
import type { JarName } from '#shared/model/cookie';
import type { Jar } from '../cookies/jar';
import { readNetscape, writeNetscape } from '../cookies/netscape';
import { boxOver } from '../cookies/passing-box';
import { isExpired } from '../cookies/stored-cookie';
import type { CookieBox } from '../engine/cookie-box';
import { writeFileAtomic } from '../storage/atomic-file';
import { attempt, fileErrorCode } from '../storage/file-failure';
import { ok, type Result } from '#shared/result';
import type { SecretVault } from '../storage/vault/secret-vault';
import { type Environment, note } from './environment';

/** Which jar a command uses; none where nothing is said. */
export interface CookieFlags {
  /** The jar of the app: a name of an environment, or true for the one in use. */
  readonly cookies?: string | true;
  readonly cookieJar?: string;
}

/** A jar that a command has opened. */
export interface OpenedJar {
  /** Null where none is used. */
  readonly box: CookieBox | null;
  /** Writes what came into it. */
  close(): Promise<Result<void>>;
}

/** Gives a command the flags that name a jar. */
export function addCookieFlags(command: Command, whose: string): Command {
  return command
    .addOption(new Option('--cookies [environment]', `use the jar of the app: ${whose}`).conflicts('cookieJar'))
    .option('--cookie-jar <file>', 'read cookies from a cookies.txt, and write there what comes');
}

/** Whose jar that is where a command sends what is typed. */
export const whoseJar = 'of a workspace environment, or without a name the one of none';

const nothing: OpenedJar = { box: null, close: async () => ok(undefined) };

/** Opens the jar that the flags name. The app's own is `inUse`, or of the workspace's environment that is named. */
export async function openJar(
  flags: CookieFlags,
  inUse: JarName,
  { vault, environment }: { readonly vault: SecretVault; readonly environment: Environment },
): Promise<Result<OpenedJar>> {
  if (flags.cookieJar !== undefined) return openFile(resolve(environment.cwd, flags.cookieJar), environment);
  if (flags.cookies === undefined) return ok(nothing);
  const { createJars } = await import('../cookies/jars');
  const jars = createJars({ vault, keepsSession: async () => false });
  const name = flags.cookies === true ? inUse : { root: '', environment: flags.cookies };
  return ok({
    box: jars.boxOf(name),
    async close() {
      await jars.close();
      return ok(undefined);
    },
  });
}

async function openFile(path: string, environment: Environment): Promise<Result<OpenedJar>> {
  const text = await attempt(path, async () => ok(await textOf(path)));
  if (!text.ok) return text;
  const now = Date.now();
  const { cookies, passedOver } = readNetscape(text.value, now);
  for (const line of passedOver) note(environment, `${path}, ${line}; it is passed over.`);
  let isChanged = false;
  const { createJar } = await import('../cookies/jar');
  const jar = createJar({ root: '', environment: '' }, () => (isChanged = true));
  jar.replace(cookies);
  return ok({
    box: boxOver(jar),
    close: async () =>
      isChanged ? writeFileAtomic(path, writeNetscape(stillGood(jar.cookies)), { mode: 0o600 }) : ok(undefined),
  });
}

const stillGood = (cookies: Jar['cookies']) => [...cookies.values()].filter((cookie) => !isExpired(cookie, Date.now()));

/** A file that is not there yet is an empty jar. */
async function textOf(path: string): Promise<string> {
  try {
    return await readFile(path, 'utf8');
  } catch (thrown) {
    if (fileErrorCode(thrown) === 'ENOENT') return '';
    throw thrown;
  }
}

/** Closes a jar; says where it could not be written. */
export async function closeJar(jar: OpenedJar, environment: Environment): Promise<void> {
  const written = await jar.close();
  if (!written.ok) note(environment, describeFailure(written.failure));
}
