import { createServer, type AddressInfo } from 'node:net';
import { describe, expect, onTestFinished, test } from 'vitest';
import { jsonType } from '../library/examples.ts';
import { freePort, isInstalled, startPeer } from '../peers/peer.test-support.ts';
import { send } from '../send-raw.test-support.ts';
import { startPracticeServer, type PracticeOptions } from '../server.ts';

type Kind = 'redis' | 'memcached';
const programs: Record<Kind, { program: string; args: (port: number) => string[] }> = {
  redis: {
    program: 'redis-server',
    args: (port) => ['--port', String(port), '--bind', '127.0.0.1', '--save', '', '--appendonly', 'no'],
  },
  memcached: { program: 'memcached', args: (port) => ['-p', String(port), '-l', '127.0.0.1', '-U', '0', '-u', 'nobody'] },
};

async function start(options: PracticeOptions) {
  const practice = await startPracticeServer(options);
  onTestFinished(() => practice.stop());
  return practice;
}

for (const kind of ['redis', 'memcached'] as const) {
  const { program, args } = programs[kind];
  const path = `/cache/page/?backend=${kind}`;

  describe.skipIf(!isInstalled(program))(`a page kept in ${program}`, () => {
    async function startProgram(port: number) {
      const peer = await startPeer(program, args(port), port);
      onTestFinished(() => peer.end());
      return { address: `${kind}://127.0.0.1:${port}`, end: () => peer.end() };
    }
    const found = async (server: { port: number }) => (await send(server, path)).headers['x-cache'];

    test('is there for the next server too, until its time is over or it is reset', async () => {
      const options = { [kind]: (await startProgram(await freePort())).address };
      const one = await start(options);
      expect([await found(one), await found(one)]).toEqual(['miss', 'hit']);
      const two = await start(options);
      expect(await found(two)).toBe('hit');
      await send(two, '/practice/clock', { method: 'POST', headers: jsonType, body: '{"advance":31}' });
      expect(await found(two)).toBe('miss');
      one.reset();
      expect(await found(one)).toBe('miss');
    });

    test('is one for each language, credential and cookie, and of the first of them the body is kept to the byte', async () => {
      const server = await start({ [kind]: (await startProgram(await freePort())).address });
      const ask = async (headers: Record<string, string>) => (await send(server, path, { headers })).headers['x-cache'];
      const german = { 'Accept-Language': 'de' };
      expect([await ask(german), await ask({}), await ask({ Cookie: 'a=b' }), await ask(german)]).toEqual([
        'miss',
        'miss',
        'miss',
        'hit',
      ]);
      const [one, other] = [await send(server, path, { headers: german }), await send(server, path, { headers: german })];
      expect([one.text, one.headers.expires]).toEqual([other.text, other.headers.expires]);
      expect(one.json()).toMatchObject({ greeting: 'Guten Tag' });
    });

    test('is 503 while the program is away, and kept anew when it is back', async () => {
      const port = await freePort();
      const { address, end } = await startProgram(port);
      const server = await start({ [kind]: address });
      expect(await found(server)).toBe('miss');
      await end();
      expect((await send(server, path)).status).toBe(503);
      await startProgram(port);
      await expect.poll(() => found(server), { timeout: 10_000 }).toBe('miss');
      expect(await found(server)).toBe('hit');
    });

    test('is the same one for every replica, before a reset and after it', async () => {
      const server = await start({ [kind]: (await startProgram(await freePort())).address, gateway: true });
      const [first, second, third] = server.gateway?.replicas ?? [];
      if (!first || !second || !third) throw new Error('no replicas');
      expect([await found(first), await found(second), await found(third)]).toEqual(['miss', 'hit', 'hit']);
      server.reset();
      expect([await found(third), await found(first), await found(second)]).toEqual(['miss', 'hit', 'hit']);
    });
  });

  test(`where no ${kind} is, the page says so and the server goes on`, async () => {
    const practice = await start({ [kind]: `${kind}://127.0.0.1:${await freePort()}` });
    const answer = await send(practice, path);
    expect([answer.status, answer.json()]).toMatchObject([503, { detail: 'The cache does not answer.' }]);
    expect((await send(practice, '/cache/page/')).status).toBe(200);
  });

  test(`a ${kind} on another machine is not reached for`, async () => {
    await expect(startPracticeServer({ [kind]: `${kind}://elsewhere.example:1` })).rejects.toThrow(
      `--${kind} takes an address on this machine`,
    );
  });
}

/** The least that a Redis says (RESP), so that the client is tried where no Redis is installed. */
test('the client speaks to Redis in its protocol', async () => {
  const kept = new Map<string, string>();
  const commands: string[] = [];
  const server = createServer((socket) => {
    let waiting = '';
    socket.setEncoding('utf8').on('error', () => {});
    socket.on('data', (text: string) => {
      waiting += text;
      for (let words = take(); words; words = take()) socket.write(reply(words));
    });
    function take(): string[] | null {
      const [head] = /^\*(\d+)\r\n/.exec(waiting) ?? [];
      if (!head) return null;
      const parts = waiting.slice(head.length).split('\r\n');
      const count = Number(head.slice(1));
      if (parts.length < count * 2 + 1) return null;
      waiting = parts.slice(count * 2).join('\r\n');
      return parts.slice(0, count * 2).filter((_, at) => at % 2 === 1);
    }
    function reply([name = '', key = '', value = '', ...more]: string[]): string {
      commands.push([name, ...more].join(' '));
      if (name === 'SET') kept.set(key, value);
      if (name !== 'GET') return '+OK\r\n';
      const found = kept.get(key);
      return found === undefined ? '$-1\r\n' : `$${Buffer.byteLength(found)}\r\n${found}\r\n`;
    }
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  onTestFinished(() => void server.close());
  const practice = await start({ redis: `redis://127.0.0.1:${(server.address() as AddressInfo).port}` });
  const found = async () => (await send(practice, '/cache/page/?backend=redis')).headers['x-cache'];
  expect([await found(), await found()]).toEqual(['miss', 'hit']);
  expect(commands.filter((command) => /^(GET|SET)/.test(command))).toEqual(['GET', 'SET EX 30', 'GET']);
});
