import { createServer } from 'node:net';
import { once } from 'node:events';
import type { AddressInfo } from 'node:net';
import { Writable } from 'node:stream';
import { expect, test } from 'vitest';
import { createEnvironment, createSink, newFolder, runCairn } from './environment.test-support';
import { runCommandLine } from './run-command-line';

/** Starts a command that stays; `ended` is its exit code, once it has been stopped. */
async function start(args: readonly string[]) {
  const stop = new AbortController();
  const err = createSink();
  let tell = (_line: string): void => undefined;
  const line = new Promise<string>((resolve) => (tell = resolve));
  const stdout = new Writable({
    write(chunk: Buffer, _encoding, done) {
      tell(chunk.toString());
      done();
    },
  });
  const ended = runCommandLine(args, createEnvironment({ stop: stop.signal }, stdout, err.stream));
  return { line: await line, err: () => err.bytes().toString(), ended, stop: () => stop.abort() };
}

test('cairn practice prints its address, its accounts beside it, and a line for each request', async () => {
  const practice = await start(['practice', '--port', '0']);
  expect(practice.line).toMatch(/^http:\/\/127\.0\.0\.1:\d+\/\n$/);
  expect((await fetch(new URL('/status/418', practice.line))).status).toBe(418);
  await expect.poll(practice.err).toContain('418 GET /status/418');
  expect(practice.err()).toContain('alice  password practice');
  practice.stop();
  expect(await practice.ended).toBe(0);
  await expect(fetch(practice.line)).rejects.toThrow();
});

test('cairn open prints the address with its key, and closes when it is stopped', async () => {
  const host = await start(['open', '--no-open']);
  expect(host.line).toMatch(/^http:\/\/127\.0\.0\.1:\d+\/#token=[\w-]{43}\n$/);
  expect((await fetch(new URL('/call/app.describe', host.line), { method: 'POST' })).status).toBe(403);
  host.stop();
  expect(await host.ended).toBe(0);
  await expect(fetch(host.line)).rejects.toThrow();
});

test.each(['practice', 'open'])('cairn %s says so when its port is taken', async (command) => {
  const other = createServer();
  await once(other.listen(0, '127.0.0.1'), 'listening');
  const { port } = other.address() as AddressInfo;
  const args = [command, '--port', String(port), ...(command === 'open' ? ['--no-open'] : [])];
  expect(await runCairn(args)).toMatchObject({
    code: 2,
    out: '',
    err: expect.stringContaining(`Port ${port} cannot be taken: another program uses it`) as string,
  });
  other.close();
});

test('cairn practice says so when its data are no database', async () => {
  const cwd = newFolder();
  expect(await runCairn(['practice', '--port', '0', '--data', '.'], { cwd })).toMatchObject({
    code: 2,
    err: expect.stringContaining('SQLite') as string,
  });
});

test('cairn practice opens encrypted ports and a gateway beside it when asked, and names them', async () => {
  const practice = await start(['practice', '--port', '0', '--tls', '--gateway']);
  const balancer = /^(http:\S+)  balancer$/m.exec(practice.err())?.[1] ?? '';
  expect((await fetch(new URL('/whoami', balancer))).headers.get('via')).toBe('1.1 practice-gateway');
  expect(practice.err()).toMatch(/^https:\/\/127\.0\.0\.1:\d+\/  expired$/m);
  practice.stop();
  expect(await practice.ended).toBe(0);
});

test('cairn practice reaches for no cache on another machine', async () => {
  expect(await runCairn(['practice', '--port', '0', '--redis', 'redis://elsewhere.example'])).toMatchObject({
    code: 2,
    out: '',
    err: expect.stringContaining('--redis takes an address on this machine') as string,
  });
});
