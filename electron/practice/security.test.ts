import { fork } from 'node:child_process';
import { existsSync, readdirSync, readFileSync, readlinkSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { Endpoint } from './endpoint.ts';
import { createEndpoints } from './endpoints.ts';
import { bodyLimitBytes } from './frame/ask.ts';
import { createRequestLog } from './frame/request-log.ts';
import { sendRaw } from './send-raw.test-support.ts';
import { startPracticeServer, type PracticeServer } from './server.ts';

const here = fileURLToPath(new URL('.', import.meta.url));
const sources = readdirSync(here, { recursive: true, encoding: 'utf8' })
  .filter((path) => path.endsWith('.ts') && !/\.(test|test-support)\.ts$/.test(path))
  .map((path) => ({ path: path.replaceAll('\\', '/'), text: readFileSync(join(here, path), 'utf8') }));
const filesWith = (pattern: RegExp): string[] =>
  sources
    .filter(({ text }) => pattern.test(text))
    .map(({ path }) => path)
    .toSorted();

describe('what its sources can reach', () => {
  test('no commands are run, and no text becomes code', () => {
    expect(filesWith(/node:(child_process|vm|cluster)|\beval\(|new Function\(/)).toEqual([]);
  });

  test('files are touched by the cache that shows it and by the authority alone', () => {
    expect(filesWith(/node:fs/)).toEqual(['caching/cache-backends.ts', 'tls/authority.ts']);
  });

  test('connections are made to this machine alone', () => {
    const callers = sources.filter(({ text }) => /from 'node:(net|http|https|http2|tls|dgram|dns)'|\bfetch\(/.test(text));
    const outward = callers.flatMap(({ path, text }) =>
      Array.from(
        text.matchAll(/\b(fetch|connect|request|sendRequest|createConnection)\(([^)]*)/g),
        ([, name, given = '']) => [path, name, given] as const,
      ),
    );
    // The clients of Redis and Memcached are given an address that was checked to be here.
    const known = outward.filter(([path]) => path !== 'cache-servers/redis-backend.ts');
    expect(
      known.filter(([, , given]) => !given.startsWith("{ host: '127.0.0.1'") && !given.startsWith("{\n      host: '127.0.0.1'")),
    ).toEqual([]);
    expect(known.length).toBeGreaterThan(2);
  });
});

describe.skipIf(!existsSync('/proc/net/tcp'))('the process', () => {
  test('listens on 127.0.0.1 alone, with every port it has', async () => {
    const child = fork(new URL('./main.ts', import.meta.url), ['--port', '0', '--gateway', '--tls'], { stdio: 'ignore' });
    await new Promise<void>((resolve) =>
      child.on('message', (message) => (message as { type: string }).type === 'ready' && resolve()),
    );
    const folder = `/proc/${child.pid}/fd`;
    const inodes = readdirSync(folder).map((name) => /^socket:\[(\d+)\]$/.exec(linkOf(join(folder, name)))?.[1]);
    const addresses = ['tcp', 'tcp6'].flatMap((table) =>
      readFileSync(`/proc/net/${table}`, 'utf8')
        .split('\n')
        .map((line) => line.trim().split(/\s+/))
        .filter((cells) => cells[3] === '0A' && inodes.includes(cells[9]))
        .map((cells) => cells[1]?.split(':')[0]),
    );
    child.kill();
    expect(addresses.length).toBeGreaterThan(10);
    expect(new Set(addresses)).toEqual(new Set(['0100007F']));
  });
});

/** The link may be gone by the time it is read. */
function linkOf(path: string): string {
  try {
    return readlinkSync(path);
  } catch {
    return '';
  }
}

describe('a body above the limit', () => {
  let practice: PracticeServer;
  beforeAll(async () => void (practice = await startPracticeServer({ complain: () => {} })));
  afterAll(() => practice.stop());

  const writing = ['POST', 'PUT', 'PATCH'] as const;
  const body = 'x'.repeat(bodyLimitBytes + 1);
  /** A request that is read in earnest, or the first there is, for every method that takes a body. */
  const rows = createEndpoints(createRequestLog()).flatMap((endpoint: Endpoint) =>
    writing
      .filter((method) => endpoint.methods.includes(method))
      .map((method) => {
        const tries = endpoint.tryIt.filter((each) => each.method === method && each.body !== undefined);
        const found = tries.find(({ expect: status }) => typeof status === 'number' && status < 300) ?? tries[0];
        const path = found?.path ?? endpoint.path.replace(/\{\w+\*?\}/g, '1');
        return { name: `${method} ${endpoint.path}`, method, path, headers: found?.headers ?? {}, reads: found !== undefined };
      }),
  );

  test.each(rows)('$name', async ({ method, path, headers, reads }) => {
    for (const chunked of [false, true]) {
      practice.reset();
      const more: Record<string, string> = chunked ? { 'Transfer-Encoding': 'chunked' } : {};
      const answer = await sendRaw(practice, { method, path, headers: { ...headers, ...more }, body, chunked });
      // Where the server ends the connection while the rest is still on its way, there is no answer to read.
      if (!answer) continue;
      expect(answer.status).toBeLessThan(501);
      // The bad twins call their errors 200.
      if (reads && !path.startsWith('/bad/')) expect([answer.status, answer.status >= 400]).toEqual([answer.status, true]);
    }
    expect((await sendRaw(practice, { path: '/whoami' }))?.status).toBe(200);
  });
});
