import { fork as forkProcess } from 'node:child_process';
import { createServer, type Server } from 'node:net';
import { afterEach, expect, test } from 'vitest';
import type { PracticeLogLine, PracticeState } from '#shared/model/practice';
import { createPracticeClient, type PracticeClient, type PracticeFork } from './client.ts';

const entry = new URL('./main.ts', import.meta.url);

const fork: PracticeFork = (args) => {
  const child = forkProcess(entry, args, { stdio: 'ignore' });
  return {
    send: (message) => void (child.connected && child.send(message)),
    onMessage: (listener) => void child.on('message', listener),
    onExit: (listener) => void child.once('exit', listener),
    kill: () => void child.kill(),
  };
};

let client: PracticeClient | undefined;
let squatter: Server | undefined;
afterEach(async () => {
  await client?.close();
  await new Promise((resolve) => (squatter ? squatter.close(resolve) : resolve(undefined)));
  squatter = undefined;
});

async function freePort(): Promise<number> {
  const server = createServer();
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as { port: number };
  await new Promise((resolve) => server.close(resolve));
  return port;
}

test('the switch goes on, the server answers and is heard, and the switch goes off', async () => {
  const phases: PracticeState['phase'][] = [];
  const lines: PracticeLogLine[] = [];
  client = createPracticeClient({
    fork,
    port: await freePort(),
    onChange: (state) => phases.push(state.phase),
    onLog: (line) => lines.push(line),
  });
  const state = await client.start();
  if (state.phase !== 'running') throw new Error(JSON.stringify(state));
  expect((await fetch(`${state.url}/library/books/1/`)).status).toBe(200);
  await expect.poll(() => lines.map((line) => line.target)).toEqual(['/library/books/1/']);
  await client.stop();
  await expect(fetch(state.url)).rejects.toThrow();
  expect(phases).toEqual(['starting', 'running', 'stopped']);
});

test('the clock and the switches are told from here, and what others change is heard', async () => {
  const heard: PracticeState[] = [];
  client = createPracticeClient({ fork, port: await freePort(), onChange: (state) => heard.push(state), onLog: () => {} });
  const state = await client.start();
  if (state.phase !== 'running') throw new Error(JSON.stringify(state));
  const off = { maintenance: false, captivePortal: false, retryAfterSeconds: 30, cutting: false, latencyMs: 0 };
  expect(state.controls).toEqual({ advancedSeconds: 0, switches: off, rates: [] });
  client.steer({ type: 'advanceClock', seconds: 3600 });
  client.steer({ type: 'setSwitches', change: { maintenance: true } });
  await expect.poll(() => heard.at(-1)).toMatchObject({ controls: { advancedSeconds: 3600, switches: { maintenance: true } } });
  expect((await fetch(`${state.url}/library/`)).status).toBe(503);
  const body = JSON.stringify({ maintenance: false, latencyMs: 5 });
  await fetch(`${state.url}/practice/switches`, { method: 'PUT', body, headers: { 'Content-Type': 'application/json' } });
  await expect.poll(() => heard.at(-1)).toMatchObject({ controls: { switches: { ...off, latencyMs: 5 } } });
  client.reset();
  await expect.poll(() => heard.at(-1)).toMatchObject({ controls: { advancedSeconds: 0, switches: off } });
});

test('it is started with a gateway and encrypted ports, whose replicas are killed and revived from here', async () => {
  const heard: PracticeState[] = [];
  client = createPracticeClient({ fork, onChange: (state) => heard.push(state), onLog: () => {} });
  const port = await freePort();
  const state = await client.start({ port, gateway: true, tls: true });
  if (state.phase !== 'running') throw new Error(JSON.stringify(state));
  expect(state).toMatchObject({ port, tls: { authority: expect.stringContaining('BEGIN CERTIFICATE') as string } });
  expect(Object.keys(state.tls?.urls ?? {})).toContain('good');
  const gateway = state.controls?.gateway;
  expect(gateway).toMatchObject({ sticky: false, replicas: [{ alive: true }, { alive: true }, { alive: true }] });
  client.steer({ type: 'setReplica', number: 3, alive: false });
  client.steer({ type: 'setSticky', sticky: true });
  const killed = { sticky: true, replicas: [{ alive: true }, { alive: true }, { number: 3, alive: false }] };
  await expect.poll(() => heard.at(-1), { timeout: 5_000 }).toMatchObject({ controls: { gateway: killed } });
  await expect(fetch(`${gateway?.replicas[2]?.url}/whoami`)).rejects.toThrow();
  client.steer({ type: 'setReplica', number: 3, alive: true });
  await expect
    .poll(() => heard.at(-1), { timeout: 15_000 })
    .toMatchObject({ controls: { gateway: { replicas: [{}, {}, { alive: true }] } } });
  expect((await fetch(`${gateway?.replicas[2]?.url}/whoami`)).status).toBe(200);
});

test('a taken port is stepped over', async () => {
  const port = await freePort();
  squatter = createServer();
  await new Promise<void>((resolve) => squatter?.listen(port, '127.0.0.1', resolve));
  client = createPracticeClient({ fork, port, onChange: () => {}, onLog: () => {} });
  const state = await client.start();
  // The very next one may be taken as well, by somebody else on this machine.
  expect(state.phase === 'running' ? state.port - port : state).toSatisfy((step: number) => step >= 1 && step <= 20);
});

test('a port that was chosen is the only one, and that it is taken is said', async () => {
  const port = await freePort();
  squatter = createServer();
  await new Promise<void>((resolve) => squatter?.listen(port, '127.0.0.1', resolve));
  client = createPracticeClient({ fork, onChange: () => {}, onLog: () => {} });
  expect(await client.start({ port })).toEqual({ phase: 'failed', reason: `Port ${port} is taken by another program.` });
  expect(await client.start({ port: await freePort() })).toMatchObject({ phase: 'running' });
});

test('a reset brings a deleted book back', async () => {
  client = createPracticeClient({ fork, port: await freePort(), onChange: () => {}, onLog: () => {} });
  const state = await client.start();
  if (state.phase !== 'running') throw new Error(JSON.stringify(state));
  const book = `${state.url}/library/books/3/`;
  const headers = { Authorization: `Token ${state.accounts[0]?.token}` };
  expect((await fetch(book, { method: 'DELETE', headers })).status).toBe(204);
  client.reset();
  await expect.poll(async () => (await fetch(book)).status).toBe(200);
});

test('a server that ends by itself is shown as failed', async () => {
  let kill = (): void => {};
  const states: PracticeState[] = [];
  client = createPracticeClient({
    fork: (args) => {
      const child = fork(args);
      kill = () => child.kill();
      return child;
    },
    port: await freePort(),
    onChange: (state) => states.push(state),
    onLog: () => {},
  });
  await client.start();
  kill();
  await expect.poll(() => states.at(-1)).toMatchObject({ phase: 'failed' });
});
