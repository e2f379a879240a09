import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { blankAuth } from '#shared/model/auth';
import type { RequestDraft } from '#shared/model/request-draft';
import { defaultOptions } from '#shared/model/request-options';
import { createTestEngine, rows, startRawServer, type RawServer, type TestEngine } from './exchange.test-support';
import { createBoundary } from './encode-multipart';

let engine: TestEngine;
let server: RawServer;
let folder: string;
beforeAll(async () => {
  engine = await createTestEngine();
  server = await startRawServer((socket) =>
    socket.on('data', () => socket.write('HTTP/1.1 200 OK\r\nContent-Length: 2\r\nConnection: close\r\n\r\nok')),
  );
  folder = await mkdtemp(join(tmpdir(), 'cairn-injection-'));
});
afterAll(async () => {
  await engine.close();
  await server.close();
  await rm(folder, { recursive: true });
});

/** All controls, and what could turn into one when a character loses its upper byte. */
const characters = [
  ...Array.from({ length: 32 }, (_, code) => String.fromCharCode(code)),
  '\x7f',
  '\u0085',
  '\u2028',
  '\u010a',
  '\u010d\u010a',
];
const named = (character: string) =>
  Array.from(character, (one) => `U+${one.charCodeAt(0).toString(16).padStart(4, '0')}`).join(' ');
const part = (name: string, mediaType: string) => ({
  kind: 'multipart' as const,
  parts: [{ ...rows([name, 'x'])[0]!, kind: 'text' as const, path: '', mediaType }],
});

/** Each place of a draft that ends up in the head of a request or of a part. */
const places: Record<string, (text: string) => Partial<RequestDraft>> = {
  method: (text) => ({ method: `GE${text}T` }),
  path: (text) => ({ url: `${server.url}/a${text}b` }),
  'path parameter': (text) => ({ url: `${server.url}/:p`, path: rows(['p', `a${text}b`]) }),
  query: (text) => ({ url: `${server.url}/?a=${text}b` }),
  fragment: (text) => ({ url: `${server.url}/#a${text}b` }),
  'header name': (text) => ({ url: server.url, headers: rows([`X-A${text}B`, '1']) }),
  'header value': (text) => ({ url: server.url, headers: rows(['X-A', `1${text}Injected: 2`]) }),
  host: (text) => ({ url: server.url, headers: rows(['Host', `a.test${text}Injected: 2`]) }),
  cookie: (text) => ({ url: server.url, headers: rows(['Cookie', `a=1${text}Injected: 2`]) }),
  'Basic user': (text) => ({ url: server.url, auth: { kind: 'basic', username: `a${text}b`, password: 'x' } }),
  'request target': (text) => ({
    url: server.url,
    options: { ...defaultOptions, requestTarget: `/a${text}HTTP/1.1${text}Injected: 2` },
  }),
  version: (text) => ({ url: server.url, options: { ...defaultOptions, versionText: `HTTP/1.1${text}Injected: 2` } }),
  'bearer token': (text) => ({ url: server.url, auth: { kind: 'bearer', prefix: 'Bearer', token: `a${text}Injected: 2` } }),
  'key name': (text) => ({
    url: server.url,
    auth: { kind: 'apiKey', name: `X-K${text}Injected`, value: '1', placement: 'header' },
  }),
  'key in the query': (text) => ({
    url: server.url,
    auth: { kind: 'apiKey', name: 'k', value: `1${text}2`, placement: 'query' },
  }),
  'key in a cookie': (text) => ({
    url: server.url,
    auth: { kind: 'apiKey', name: 'k', value: `1${text}Injected: 2`, placement: 'cookie' },
  }),
  'keyword of a token': (text) => ({ url: server.url, auth: { ...blankAuth.token, keyword: `T${text}Injected: 2`, token: 'x' } }),
  'realm of OAuth': (text) => ({
    url: server.url,
    auth: { ...blankAuth.oauth1, consumerKey: 'k', realm: `a${text}Injected: 2` },
  }),
  'token of OAuth in the query': (text) => ({
    url: server.url,
    auth: { ...blankAuth.oauth1, consumerKey: 'k', token: `a${text}b`, placement: 'query' },
  }),
  'session token of AWS': (text) => ({
    url: server.url,
    auth: { ...blankAuth.awsSigV4, accessKeyId: 'a', secretAccessKey: 'b', service: 's3', sessionToken: `a${text}Injected: 2` },
  }),
  'region of AWS': (text) => ({
    url: server.url,
    auth: { ...blankAuth.awsSigV4, accessKeyId: 'a', secretAccessKey: 'b', service: 's3', region: `a${text}Injected: 2` },
  }),
  'multipart name': (text) => ({ url: server.url, method: 'POST', body: part(`a${text}Injected: 2`, '') }),
  'part type': (text) => ({ url: server.url, method: 'POST', body: part('a', `text/plain${text}Injected: 2`) }),
  'file type': (text) => ({
    url: server.url,
    method: 'POST',
    body: { kind: 'text', text: 'x', mediaType: `text/plain${text}Injected: 2` },
  }),
};

/** Controls that no part of a head may hold; CR LF ends its lines and a tab is allowed in values. */
const controls = new Set(
  Array.from({ length: 32 }, (_, code) => String.fromCharCode(code))
    .concat('\x7f')
    .filter((one) => !'\t\r\n'.includes(one)),
);

async function expectHarmless(draft: Partial<RequestDraft>, encodeUrl: boolean, cell: string): Promise<void> {
  server.received.length = 0;
  const exchange = await engine.send({ url: server.url, ...draft }, { encodeUrl });
  const seen = server.received.filter((text) => text !== undefined).join('');
  if (exchange.phase === 'failed') {
    expect(['badDraft', 'badUrl'], cell).toContain(exchange.failure.kind);
    expect(seen, cell).toBe('');
    return;
  }
  expect(seen.match(/ HTTP\/1\.1\r\n/g)?.length, cell).toBe(1);
  expect(seen, cell).not.toMatch(/[\r\n](?:Injected|B: 1|b HTTP)/);
  expect(
    Array.from(seen.split('\r\n\r\n')[0] ?? '').filter((character) => controls.has(character)),
    cell,
  ).toEqual([]);
}

test(`in ${Object.keys(places).length} places × ${characters.length} characters, the server sees one request and no line of ours that is not ours`, async () => {
  for (const [place, build] of Object.entries(places)) {
    for (const character of characters) {
      await expectHarmless(build(character), true, `${place}, ${named(character)}`);
      await expectHarmless(build(character), false, `${place}, ${named(character)}, as typed`);
    }
  }
}, 60_000);

test('every control character is refused where it would break a head', async () => {
  for (const place of ['method', 'path', 'header name', 'header value', 'host', 'bearer token', 'part type']) {
    for (const character of characters.slice(0, 33)) {
      if (character === '\t' && ['header value', 'host'].includes(place)) continue;
      const exchange = await engine.send({ url: server.url, ...places[place]!(character) });
      expect(exchange.phase, `${place}, ${named(character)}`).toBe('failed');
    }
  }
});

test('a file name cannot end its own header', async () => {
  const path = join(folder, 'a"\r\nInjected: 2.txt');
  await writeFile(path, 'x');
  server.received.length = 0;
  const body = { kind: 'multipart' as const, parts: [{ ...rows(['f', ''])[0]!, kind: 'file' as const, path, mediaType: '' }] };
  expect(await engine.send({ url: server.url, method: 'POST', body })).toMatchObject({ phase: 'finished' });
  expect(server.received.join('')).toContain('filename="a%22%0D%0AInjected: 2.txt"');
});

test('a body’s length is told once, and never with Transfer-Encoding', async () => {
  for (const name of ['Content-Length', 'content-length', 'CONTENT-LENGTH', 'Transfer-Encoding', 'tRANSFER-eNCODING']) {
    expect(await engine.send({ url: server.url, method: 'POST', headers: rows([name, '1']) })).toMatchObject({
      failure: { kind: 'badDraft' },
    });
  }
});

test('no two of ten thousand boundaries are alike', () => {
  const boundaries = Array.from({ length: 10_000 }, createBoundary);
  expect(new Set(boundaries).size).toBe(10_000);
  expect(boundaries.every((boundary) => /^cairn-[0-9a-f]{48}$/.test(boundary))).toBe(true);
});
