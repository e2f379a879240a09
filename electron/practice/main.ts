/**
 * The practice server as a process of its own. With a parent it speaks JSON messages, over Electron's
 * `parentPort` or Node's IPC; without one it prints its address and logs to the error output.
 */
import { parseArgs } from 'node:util';
import { z } from 'zod';
import type { ChildMessage, ReadyMessage } from './messages.ts';
import { parentMessageSchema } from './messages.ts';
import { outlineOf } from './outline.ts';
import { startPracticeServer, type PracticeOptions, type PracticeServer } from './server.ts';

interface Parent {
  send(message: ChildMessage): void;
  onMessage(receive: (message: unknown) => void): void;
  onGone(leave: () => void): void;
}

interface ParentPort {
  postMessage(message: unknown): void;
  on(name: 'message', receive: (event: { data: unknown }) => void): void;
}

/** What the log has to say next; requests may come while the rest of this file still waits for the start. */
let unprinted = '';

const parent = findParent();
const options = readOptions(process.argv.slice(2));
if (options) await run(options);

async function run(wanted: Pick<PracticeOptions, 'port' | 'data' | 'tls' | 'gateway' | 'redis' | 'memcached'>): Promise<void> {
  try {
    const server = await startPracticeServer({
      ...wanted,
      log: (line) => parent.send({ type: 'log', line }),
      onControls: (controls) => parent.send({ type: 'controls', controls }),
    });
    obey(server);
    parent.send({ type: 'endpoints', endpoints: outlineOf(server.endpoints) });
    parent.send({ type: 'ready', url: server.url, port: server.port, accounts: server.accounts, ...moreAbout(server) });
  } catch (thrown) {
    giveUp(reasonOf(thrown, wanted.port ?? 0), thrown);
  }
}

function obey(server: PracticeServer): void {
  const stop = (): void => void server.stop().then(() => process.exit(0));
  parent.onMessage((raw) => {
    const message = parentMessageSchema.safeParse(raw);
    if (!message.success) return;
    if (message.data.type === 'stop') stop();
    else if (message.data.type === 'reset') server.reset();
    else server.steer(message.data);
  });
  parent.onGone(stop);
  process.once('SIGINT', stop);
  process.once('SIGTERM', stop);
}

/** How it is set, and what was asked for beside the plain port. */
function moreAbout({ tls, controls }: PracticeServer): Pick<ReadyMessage, 'tls' | 'controls'> {
  return {
    controls: controls(),
    ...(tls && { tls: { urls: { ...tls.urls }, authority: tls.certificates.ca } }),
  };
}

function readOptions(args: string[]): Pick<PracticeOptions, 'port' | 'data' | 'tls' | 'gateway' | 'redis' | 'memcached'> | null {
  try {
    const { values } = parseArgs({
      args,
      options: {
        port: { type: 'string', default: '7070' },
        data: { type: 'string' },
        tls: { type: 'boolean', default: false },
        gateway: { type: 'boolean', default: false },
        redis: { type: 'string' },
        memcached: { type: 'string' },
      },
    });
    const port = z.coerce.number().int().min(0).max(65_535).parse(values.port);
    const { data, redis, memcached, tls, gateway } = values;
    const named = {
      ...(data !== undefined && { data }),
      ...(redis !== undefined && { redis }),
      ...(memcached !== undefined && { memcached }),
    };
    return { port, tls, gateway, ...named };
  } catch {
    giveUp('Usage: practice [--port 0-65535] [--data FILE] [--tls] [--gateway] [--redis URL] [--memcached URL]', null);
    return null;
  }
}

function reasonOf(thrown: unknown, port: number): string {
  if (codeOf(thrown) === 'EADDRINUSE') return `Port ${port} is taken by another program.`;
  if (codeOf(thrown) === 'EACCES') return `Port ${port} is not for programs of yours; those above 1023 are.`;
  return thrown instanceof Error ? thrown.message : String(thrown);
}

function codeOf(thrown: unknown): unknown {
  return thrown instanceof Error && 'code' in thrown ? thrown.code : undefined;
}

function giveUp(reason: string, thrown: unknown): void {
  const portTaken = codeOf(thrown) === 'EADDRINUSE';
  parent.send({ type: 'failed', reason, portTaken });
  process.exitCode = 1;
  setTimeout(() => process.exit(1), 200).unref();
}

function findParent(): Parent {
  const port = (process as { parentPort?: ParentPort }).parentPort;
  if (port) {
    return {
      send: (message) => port.postMessage(message),
      onMessage: (receive) => port.on('message', (event) => receive(event.data)),
      onGone: () => {},
    };
  }
  if (process.send) {
    return {
      send: (message) => void (process.connected && process.send?.(message)),
      onMessage: (receive) => void process.on('message', receive),
      onGone: (leave) => void process.once('disconnect', leave),
    };
  }
  return { send: print, onMessage: () => {}, onGone: () => {} };
}

function print(message: ChildMessage): void {
  if (message.type === 'ready') introduce(message);
  else if (message.type === 'failed') process.stderr.write(`${message.reason}\n`);
  else if (message.type === 'log') {
    const { method, target, status, durationMs, identity } = message.line;
    printSoon(`${status} ${method} ${target} ${durationMs} ms ${identity}\n`);
  }
}

function introduce({ url, tls, controls, accounts }: ReadyMessage): void {
  process.stdout.write(`${url}/\n`);
  const gateway = controls?.gateway;
  const more = { ...tls?.urls, ...(gateway && { balancer: gateway.url, proxy: gateway.proxyUrl }) };
  for (const [name, address] of Object.entries(more)) process.stderr.write(`${address}/ ${name}\n`);
  for (const { username, password, role } of accounts) process.stderr.write(`${role} ${username}, password ${password}\n`);
}

/** A terminal is slow, so the lines of one moment are written together. */
function printSoon(line: string): void {
  if (unprinted === '') {
    setTimeout(() => {
      process.stderr.write(unprinted);
      unprinted = '';
    }, 20);
  }
  unprinted += line;
}
