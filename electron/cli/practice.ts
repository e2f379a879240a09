import { resolve } from 'node:path';
import type { PracticeLogLine } from '#shared/model/practice';
import type { PracticeOptions, PracticeServer } from '../practice/server';
import { type CommandPlace, readPort } from './command';
import { type Environment, note, untilStopped } from './environment';
import { type ExitCode, exitCodes } from './exit-codes';
import { portProblem } from './port-problem';

const usualPort = 7070;

interface Flags {
  readonly port?: number;
  readonly data?: string;
  readonly tls?: boolean;
  readonly gateway?: boolean;
  readonly redis?: string;
  readonly memcached?: string;
}

/** Adds `cairn practice`. */
export function addPractice({ program, environment, finish }: CommandPlace): void {
  program
    .command('practice')
    .description('Run the practice server, on this machine alone. It stays until you press Ctrl+C.')
    .option('--port <number>', `the port to listen on (default: ${usualPort}, or any free one when that is taken)`, readPort)
    .option('--data <file>', 'an SQLite file to keep the data in (default: in memory, new at every start)')
    .option('--tls', 'open encrypted ports too, with a certificate authority made for them')
    .option('--gateway', 'put a balancer with a cache, three replicas and a proxy in front')
    .option('--redis <url>', 'a Redis on this machine to keep cached pages in')
    .option('--memcached <url>', 'a Memcached on this machine to keep cached pages in')
    .action(async (flags: Flags) => finish(await practice(flags, environment)));
}

async function practice(flags: Flags, environment: Environment): Promise<ExitCode> {
  const { port, data, ...layers } = flags;
  const options: PracticeOptions = {
    ...layers,
    log: (line) => note(environment, lineOfLog(line)),
    complain: (text) => note(environment, text.trimEnd()),
    ...(data !== undefined && { data: resolve(environment.cwd, data) }),
  };
  let server: PracticeServer;
  try {
    server = await start(options, port);
  } catch (thrown) {
    note(environment, problem(thrown, flags));
    return exitCodes.wrongUsage;
  }
  introduce(server, environment);
  await untilStopped(environment);
  await server.stop();
  return exitCodes.fine;
}

async function start(options: PracticeOptions, port: number | undefined): Promise<PracticeServer> {
  const { startPracticeServer } = await import('../practice/server');
  if (port !== undefined) return startPracticeServer({ ...options, port });
  try {
    return await startPracticeServer({ ...options, port: usualPort });
  } catch (thrown) {
    if (!(thrown instanceof Error && 'code' in thrown && thrown.code === 'EADDRINUSE')) throw thrown;
    return startPracticeServer({ ...options, port: 0 });
  }
}

function problem(thrown: unknown, { data, port = usualPort }: Flags): string {
  const isOfDatabase = thrown instanceof Error && 'code' in thrown && thrown.code === 'ERR_SQLITE_ERROR';
  if (isOfDatabase) return `${data ?? 'The data in memory'} cannot be used as an SQLite file: ${thrown.message}.`;
  if (thrown instanceof Error && thrown.name === 'WrongAddress') return `${thrown.message}.`;
  return portProblem(thrown, port);
}

function introduce(server: PracticeServer, environment: Environment): void {
  environment.stdout.write(`${server.url}/\n`);
  const { tls, gateway } = server;
  const more = { ...tls?.urls, ...(gateway && { balancer: gateway.url, proxy: gateway.proxyUrl }) };
  for (const [name, url] of Object.entries(more)) note(environment, `${url}/  ${name}`);
  note(environment, 'Accounts (everything here is public, and for practice only):');
  for (const { role, username, password, token, apiKey } of server.accounts)
    note(environment, `  ${role.padEnd(6)} ${username}  password ${password}  token ${token}  API key ${apiKey}`);
}

function lineOfLog({ status, method, target, durationMs, bytes, identity }: PracticeLogLine): string {
  const who = identity === '' ? '' : `  ${identity}`;
  return `${status} ${method} ${target}  ${durationMs.toFixed(1)} ms  ${bytes} bytes${who}`;
}
