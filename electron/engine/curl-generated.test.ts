import { execFile } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import net, { type AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { Body } from '#shared/model/body';
import { createRow } from '#shared/model/row';
import { isInstalled } from '../practice/peers/peer.test-support';
import { bodyFiles, generatedRequests, type GeneratedRequest } from './curl-generated.test-support';
import { createTestEngine, type TestEngine } from './exchange.test-support';

const run = promisify(execFile);
const isWhole = process.env['CAIRN_PROOF'] === 'whole';
const count = isWhole ? 3000 : 320;

interface Seen {
  readonly method: string;
  readonly target: string;
  readonly version: string;
  readonly headers: readonly string[];
  readonly body: string;
}

describe.skipIf(!isInstalled('curl'))('what curl sends for a request, we send for it', () => {
  let server: net.Server;
  let engine: TestEngine;
  const seen: Seen[] = [];
  const folder = mkdtempSync(join(tmpdir(), 'cairn-curl-'));
  const origin = () => `http://127.0.0.1:${(server.address() as AddressInfo).port}`;

  beforeAll(async () => {
    for (const [name, bytes] of Object.entries(bodyFiles)) writeFileSync(join(folder, name), bytes);
    server = net.createServer((socket) => {
      let bytes = Buffer.alloc(0);
      socket.on('error', () => undefined);
      socket.on('data', (chunk: Buffer) => {
        bytes = Buffer.concat([bytes, chunk]);
        for (let request = readRequest(bytes); request !== null; request = readRequest(bytes)) {
          bytes = bytes.subarray(request.length);
          seen.push(request.seen);
          socket.write('HTTP/1.1 200 OK\r\nContent-Length: 0\r\nConnection: keep-alive\r\n\r\n');
        }
      });
    });
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    engine = await createTestEngine();
  });
  afterAll(async () => {
    await engine.close();
    server.close();
    rmSync(folder, { recursive: true, force: true });
  });

  async function byCurl(requests: readonly GeneratedRequest[]): Promise<readonly Seen[]> {
    const always = ['silent', 'header = "User-Agent: one"', 'header = "Accept: */*"', 'header = "Expect:"', 'output = /dev/null'];
    const config = requests.map((request) => [...request.config, ...always].join('\n').replaceAll('ORIGIN', origin()));
    writeFileSync(join(folder, 'config'), config.join('\nnext\n'));
    await run('curl', ['--disable', '--config', 'config'], { cwd: folder, env: { LC_ALL: 'C.UTF-8' } });
    return seen.splice(0);
  }

  async function byUs(requests: readonly GeneratedRequest[]): Promise<readonly Seen[]> {
    const always = [createRow('User-Agent', 'one'), createRow('Accept', '*/*')];
    for (const { draft, httpVersion } of requests) {
      const headers = [...always, ...(draft.headers ?? [])];
      const body = draft.body && inFolder(draft.body, folder);
      const full = { ...draft, url: `${origin()}${draft.url}`, headers, ...(body && { body }) };
      const exchange = await engine.send(full, { httpVersion });
      if (exchange.phase === 'failed') throw new Error(JSON.stringify([exchange.failure, draft.url]));
    }
    return seen.splice(0);
  }

  test(`in ${count} generated requests, byte for byte`, async () => {
    const requests = fc.sample(generatedRequests, { numRuns: count, seed: 20_261_128 });
    for (const kind of ['text', 'json', 'form', 'file', 'multipart'])
      expect(requests.filter(({ draft }) => draft.body?.kind === kind).length, kind).toBeGreaterThan(count / 20);
    const wanted = await byCurl(requests);
    expect(wanted).toHaveLength(count);
    const sent = await byUs(requests);
    for (const [at, one] of sent.entries()) expect(one, requests[at]?.config.join('\n')).toEqual(wanted[at]);
    expect(sent).toHaveLength(count);
  });
});

/** What connections and the coding of answers are about is not the request's own; boundaries are drawn by lot. */
const ofTransport = new Set(['connection', 'accept-encoding']);

/** The request that bytes begin with; null while it is not whole. Both sides give the length of what they send. */
function readRequest(bytes: Buffer): { seen: Seen; length: number } | null {
  const headEnd = bytes.indexOf('\r\n\r\n');
  if (headEnd < 0) return null;
  const [start = '', ...fields] = bytes.toString('latin1', 0, headEnd).split('\r\n');
  const [, method = '', target = '', version = ''] = /^(\S+) (\S+) HTTP\/(\d\.\d)$/.exec(start) ?? [start];
  const pairs = fields.map((field) => [nameOf(field), field.slice(nameOf(field).length + 1).trim()] as const);
  const valueOf = (wanted: string) => pairs.find(([name]) => name.toLowerCase() === wanted)?.[1] ?? '';
  const length = headEnd + 4 + Number(valueOf('content-length'));
  if (bytes.length < length) return null;

  const boundary = /boundary=(\S+)/.exec(valueOf('content-type'))?.[1] ?? null;
  const plain = (text: string) => (boundary === null ? text : text.replaceAll(boundary, 'BOUNDARY'));
  const counts = ([name]: readonly [string, string]) =>
    !ofTransport.has(name.toLowerCase()) && (boundary === null || name.toLowerCase() !== 'content-length');
  const headers = pairs
    .filter(counts)
    .map(([name, value]) => `${name.startsWith('X-') ? name : name.toLowerCase()}: ${plain(value)}`)
    .toSorted(byName);
  return { seen: { method, target, version, headers, body: plain(bytes.toString('latin1', headEnd + 4, length)) }, length };
}

/** Sorted by name alone, so that fields of the same name stay in the order they came in. */
const byName = (one: string, other: string) => (nameOf(one) < nameOf(other) ? -1 : nameOf(one) > nameOf(other) ? 1 : 0);
const nameOf = (field: string) => field.slice(0, field.indexOf(':'));

/** Paths count from where curl runs. */
function inFolder(body: Body, folder: string): Body {
  if (body.kind === 'file') return { ...body, path: join(folder, body.path) };
  if (body.kind !== 'multipart') return body;
  return { ...body, parts: body.parts.map((part) => (part.kind === 'file' ? { ...part, path: join(folder, part.path) } : part)) };
}
