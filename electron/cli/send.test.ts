import { createHash } from 'node:crypto';
import { readFileSync, readdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { Writable } from 'node:stream';
import zlib from 'node:zlib';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { formatBytes } from '#shared/http/quantities';
import { startRawServer } from '../engine/exchange.test-support';
import { startPracticeServer, type PracticeServer } from '../practice/server';
import { newFolder, runCairn, type World } from './environment.test-support';

let practice: PracticeServer;
beforeAll(async () => void (practice = await startPracticeServer()));
afterAll(() => practice.stop());

const send = (args: readonly string[], world: World = {}) => runCairn(['send', ...args], world);
const at = (path: string) => practice.url + path;

interface Echo {
  readonly method: string;
  readonly target: string;
  readonly headers: readonly (readonly [string, string])[];
  readonly body: { readonly bytes: number; readonly text?: string; readonly base64?: string } | null;
}
const echo = async (...args: string[]): Promise<Echo> => JSON.parse((await send(args)).out) as Echo;

describe('in a pipe', () => {
  test('there is the body alone, byte for byte, and nothing beside it', async () => {
    const { code, bytes, err } = await send([at('/stream/bytes/3000000?seed=1')]);
    const reference = Buffer.from(await (await fetch(at('/stream/bytes/3000000?seed=1'))).arrayBuffer());
    expect({ code, err, same: bytes.equals(reference) }).toEqual({ code: 0, err: '', same: true });
  });

  test('a 404 is an answer: its body is printed and the exit code is 0', async () => {
    const { code, out, err } = await send([at('/status/404')]);
    expect({ code, err, status: (JSON.parse(out) as { status: number }).status }).toEqual({ code: 0, err: '', status: 404 });
  });

  test('-i prints the head before the body, also where there is no body', async () => {
    expect((await send(['-i', at('/status/204')])).out).toMatch(/^HTTP\/1\.1 204 No Content\r\n(?:[^\r\n]+\r\n)+\r\n$/);
    expect((await send(['-i', at('/redirect/1')])).out).toMatch(/^HTTP\/1\.1 200 OK\r\n(?:[^\r\n]+\r\n)+\r\n\{/);
  });

  test('a reader that is slow slows the server down', async () => {
    let taken = 0;
    let most = 0;
    let given = 0;
    const server = await startRawServer((socket) => {
      socket.once('data', () => {
        socket.write('HTTP/1.1 200 OK\r\nConnection: close\r\n\r\n');
        const piece = Buffer.alloc(256 * 1024);
        const push = (): void => {
          while (given < 64 * 1024 * 1024) {
            given += piece.length;
            if (!socket.write(piece)) return void socket.once('drain', push);
          }
          socket.end();
        };
        push();
      });
    });
    const slow = new Writable({
      write(chunk: Buffer, _encoding, done) {
        taken += chunk.length;
        most = Math.max(most, given - taken);
        setTimeout(done, taken < 2_000_000 ? 5 : 0);
      },
    });
    const { code } = await send([server.url], { stdout: slow });
    await server.close();
    expect({ code, taken }).toEqual({ code: 0, taken: 64 * 1024 * 1024 });
    expect(most).toBeLessThan(24 * 1024 * 1024);
  });

  test('a reader that has seen enough ends it quietly', async () => {
    let taken = 0;
    const head = new Writable({
      write(chunk: Buffer, _encoding, done) {
        taken += chunk.length;
        done(taken > 100_000 ? Object.assign(new Error('write EPIPE'), { code: 'EPIPE' }) : null);
      },
    });
    const { code, err } = await send([at('/stream/bytes/20000000')], { stdout: head });
    expect({ code, err }).toEqual({ code: 0, err: '' });
    expect(taken).toBeLessThan(2_000_000);
  });
});

describe('the request', () => {
  test('its headers go out in the order and case they were typed', async () => {
    const { headers } = await echo(
      at('/anything'),
      '-H',
      'x-b: 1',
      '-H',
      'X-A:2',
      '-H',
      'x-B:  3 ',
      '-H',
      'ACCEPT: text/plain, */*',
      '-H',
      'X-Empty;',
    );
    expect(headers.slice(-5)).toEqual([
      ['x-b', '1'],
      ['X-A', '2'],
      ['x-B', '3'],
      ['ACCEPT', 'text/plain, */*'],
      ['X-Empty', ''],
    ]);
    expect(headers.map(([name]) => name)).not.toContain('Accept');
  });

  test('a header that Cairn adds can be taken away', async () => {
    const { headers } = await echo(at('/anything'), '-H', 'User-Agent:', '-H', 'accept-encoding:');
    expect(headers.map(([name]) => name)).toEqual(['Host', 'Accept', 'Connection']);
  });

  test.each([
    ['{"a": 1}', 'application/json'],
    ['a=1&b=2', 'application/x-www-form-urlencoded'],
    ['hello', 'text/plain; charset=utf-8'],
  ])('a body without a method means POST; %s goes out as %s', async (body, type) => {
    const { method, headers, body: received } = await echo(at('/anything'), '-d', body);
    expect({ method, text: received?.text }).toEqual({ method: 'POST', text: body });
    expect(headers).toContainEqual(['Content-Type', type]);
  });

  test('a Content-Type that is typed is the one that goes out', async () => {
    const { headers } = await echo('PUT', at('/anything'), '-d', '{"a":1}', '-H', 'content-type: application/merge-patch+json');
    expect(headers.filter(([name]) => /^content-type$/i.test(name))).toEqual([['content-type', 'application/merge-patch+json']]);
  });

  test('@FILE is a file beside the user, as its name says; @- is what comes in', async () => {
    const cwd = newFolder();
    writeFileSync(join(cwd, 'book.json'), '{"q":1}\n');
    const { out } = await send([at('/anything'), '-d', '@book.json'], { cwd });
    const sent = JSON.parse(out) as Echo;
    expect({ text: sent.body?.text, json: sent.headers.some(([, value]) => value === 'application/json') }).toEqual({
      text: '{"q":1}\n',
      json: true,
    });

    const typed = JSON.parse((await send([at('/anything'), '-d', '@-'], { stdin: '{"x":"ü"}' })).out) as Echo;
    expect(typed.body?.text).toBe('{"x":"ü"}');
    const binary = JSON.parse((await send([at('/anything'), '-d', '@-'], { stdin: new Uint8Array([255, 0]) })).out) as Echo;
    expect(binary.body).toMatchObject({ bytes: 2, base64: '/wA=' });
  });

  test('the target reaches the wire as typed', async () => {
    const { target } = await echo(at('/anything/a/../b//c?x=%7e&y=[1]'));
    expect(target).toBe('/anything/a/../b//c?x=%7e&y=[1]');
  });

  test('without a scheme this machine is asked over http', async () => {
    expect((await send([`localhost:${practice.port}/status/204`])).code).toBe(0);
  });

  test('credentials are carried', async () => {
    expect(await echo(at('/anything'), '-u', 'alice:a:b').then(({ headers }) => headers)).toContainEqual([
      'Authorization',
      `Basic ${btoa('alice:a:b')}`,
    ]);
    expect(await echo(at('/anything'), '--bearer', 'T').then(({ headers }) => headers)).toContainEqual([
      'Authorization',
      'Bearer T',
    ]);
  });
});

describe('-o', () => {
  test.each([
    ['gzip', zlib.gzipSync],
    ['br', zlib.brotliCompressSync],
    ['deflate', zlib.deflateSync],
    ['zstd', zlib.zstdCompressSync],
  ] as const)('with --no-decode keeps a body in %s as it came, and else as it reads', async (coding, encode) => {
    const text = 'as it came, and as it reads\n'.repeat(2_000);
    const encoded = encode(Buffer.from(text));
    const head = `HTTP/1.1 200 OK\r\nConnection: close\r\nContent-Encoding: ${coding}\r\nTransfer-Encoding: chunked\r\n\r\n`;
    const chunk = [Buffer.from(`${head}${encoded.length.toString(16)}\r\n`), encoded, Buffer.from('\r\n0\r\n\r\n')];
    const server = await startRawServer((socket) => void socket.once('data', () => socket.end(Buffer.concat(chunk))));
    const cwd = newFolder();
    const sum = (bytes: Uint8Array): string => createHash('sha256').update(bytes).digest('hex');
    await send([`${server.url}/`, '-o', 'read'], { cwd });
    await send([`${server.url}/`, '--no-decode', '-o', 'came'], { cwd });
    await server.close();
    expect(['read', 'came'].map((name) => sum(readFileSync(join(cwd, name))))).toEqual([sum(Buffer.from(text)), sum(encoded)]);
  });

  test('writes the body to the file, and nothing to the pipe', async () => {
    const cwd = newFolder();
    const { code, bytes } = await send([at('/stream/bytes/9000000?seed=2'), '-o', 'body.bin'], { cwd });
    const direct = await send([at('/stream/bytes/9000000?seed=2')]);
    const sum = (content: Buffer) => createHash('sha256').update(content).digest('hex');
    expect({ code, printed: bytes.length, sum: sum(readFileSync(join(cwd, 'body.bin'))) }).toEqual({
      code: 0,
      printed: 0,
      sum: sum(direct.bytes),
    });
    expect(readdirSync(cwd)).toEqual(['body.bin']);
  });

  test('leaves the file that is there when the body does not come whole', async () => {
    const cwd = newFolder();
    writeFileSync(join(cwd, 'kept'), 'before');
    const { code, err } = await send([at('/stream/fault/drop'), '-o', 'kept', '--overwrite'], { cwd });
    expect({ code, kept: readFileSync(join(cwd, 'kept'), 'utf8'), files: readdirSync(cwd).sort() }).toEqual({
      code: 3,
      kept: 'before',
      files: ['kept', 'kept.part'],
    });
    expect(err).toContain('was not written');
    expect(err).toContain(`kept.part holds the ${formatBytes(readFileSync(join(cwd, 'kept.part')).length)} that came`);
  });

  test('replaces a file only when it is told to', async () => {
    const cwd = newFolder();
    writeFileSync(join(cwd, 'kept'), 'before');
    const refused = await send([at('/status/200'), '-o', 'kept'], { cwd });
    expect({ code: refused.code, kept: readFileSync(join(cwd, 'kept'), 'utf8') }).toEqual({ code: 2, kept: 'before' });
    expect(refused.err).toContain('kept is there already; --overwrite replaces it');
    expect((await send([at('/status/200'), '-o', 'kept', '--overwrite'], { cwd })).code).toBe(0);
    expect(JSON.parse(readFileSync(join(cwd, 'kept'), 'utf8'))).toMatchObject({ status: 200 });
    expect(readdirSync(cwd)).toEqual(['kept']);
  });
});
