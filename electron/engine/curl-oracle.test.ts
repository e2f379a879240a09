import { execFile } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { createServer, type IncomingMessage, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { readCurl } from '#shared/interop/curl/read-curl';
import type { Body } from '#shared/model/body';
import { isInstalled } from '../practice/peers/peer.test-support';
import { curlCommands } from './curl-commands.test-support';
import { createTestEngine, type TestEngine } from './exchange.test-support';

const run = promisify(execFile);

interface Seen {
  readonly method: string;
  readonly target: string;
  readonly version: string;
  readonly headers: string[];
  readonly body: string;
}

describe.skipIf(!isInstalled('curl'))('what real curl sends, and what its command becomes here', () => {
  let server: Server;
  let engine: TestEngine;
  const seen: Seen[] = [];
  const folder = mkdtempSync(join(tmpdir(), 'cairn-curl-'));
  const at = () => `127.0.0.1:${(server.address() as AddressInfo).port}`;

  beforeAll(async () => {
    writeFileSync(join(folder, 'data.txt'), 'a=1&b=2');
    writeFileSync(join(folder, 'lines.txt'), 'one\r\ntwo\n');
    writeFileSync(join(folder, 'data.json'), '{ "n": 1.0 }');
    server = createServer((request, response) => {
      const pieces: Buffer[] = [];
      request.on('data', (piece: Buffer) => pieces.push(piece));
      request.on('end', () => {
        seen.push(seenOf(request, Buffer.concat(pieces)));
        const redirect = /^\/redirect\/(\d+)/.exec(request.url ?? '')?.[1];
        const isRefused = request.url === '/digest' && request.headers.authorization === undefined;
        response.writeHead(redirect ? Number(redirect) : isRefused ? 401 : 200, {
          ...(redirect && { Location: '/there' }),
          ...(isRefused && { 'WWW-Authenticate': 'Digest realm="r", nonce="n", algorithm=MD5, qop="auth"' }),
        });
        response.end();
      });
    });
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    engine = await createTestEngine();
  });
  afterAll(async () => {
    await engine.close();
    server.closeAllConnections();
    server.close();
    rmSync(folder, { recursive: true, force: true });
  });

  test.each(curlCommands)('%s', async (pattern) => {
    const command = pattern.replaceAll('URL', `http://${at()}`).replaceAll('HOST', at());
    const { HOME: _home, ...env } = process.env;
    await run('bash', ['-c', command], { cwd: folder, env: { ...env, HOME: folder, LC_ALL: 'C.UTF-8' } }).catch(() => {});
    const wanted = seen.splice(0);

    const requests = readCurl(command);
    if (!requests.ok) throw new Error(JSON.stringify(requests.failure));
    for (const { draft } of requests.value) await engine.send({ ...draft, body: inFolder(draft.body, folder) });
    expect(wanted.length).toBeGreaterThan(0);
    // curl asks Digest servers without the body first; what counts is what comes of it.
    const counted = (all: readonly Seen[]) => (command.includes('--digest') ? all.slice(-1) : all);
    expect(counted(seen.splice(0))).toEqual(counted(wanted));
  });
});

/** Nobody has said who curl is, so that each says its own name; what makes a connection or a body is another's to test. */
function seenOf(request: IncomingMessage, body: Buffer): Seen {
  const boundary = /boundary=([^;]+)/.exec(request.headers['content-type'] ?? '')?.[1] ?? '\0';
  const plain = (text: string) => text.replaceAll(boundary, 'BOUNDARY');
  const pairs = request.rawHeaders.flatMap((name, index) =>
    index % 2 === 0 ? [[name.toLowerCase(), request.rawHeaders[index + 1] ?? ''] as const] : [],
  );
  const isTold = ([name, value]: readonly [string, string]) =>
    !(name === 'user-agent' && /^(?:curl|Cairn)\//.test(value)) &&
    !(name === 'content-length' && (boundary !== '\0' || value === '0')) &&
    !(name === 'expect' || (name === 'accept-encoding' && value.includes('gzip') && value.includes('zstd')));
  return {
    method: request.method ?? '',
    // Versions of curl differ in the case of hexadecimal digits, and in the space between cookies.
    target: (request.url ?? '').replaceAll(/%[0-9a-f]{2}/gi, (code) => code.toUpperCase()),
    version: request.httpVersion,
    headers: pairs
      .filter(isTold)
      .map(([name, value]) => `${name}: ${name === 'cookie' ? value.replaceAll(/; */g, '; ') : plain(value)}`)
      .map((line) => (line.startsWith('authorization: Digest') ? 'authorization: Digest' : line))
      .sort(),
    body: plain(body.toString()),
  };
}

/** Paths count from where the command runs. */
function inFolder(body: Body, folder: string): Body {
  if (body.kind === 'file') return { ...body, path: join(folder, body.path) };
  if (body.kind !== 'multipart') return body;
  return { ...body, parts: body.parts.map((part) => (part.kind === 'file' ? { ...part, path: join(folder, part.path) } : part)) };
}
