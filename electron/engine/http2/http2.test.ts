import { once } from 'node:events';
import http2 from 'node:http2';
import net, { type AddressInfo } from 'node:net';
import tls from 'node:tls';
import { afterAll, afterEach, beforeAll, expect, test } from 'vitest';
import type { ExchangeEvent } from '#shared/model/exchange-event';
import { defaultOptions, type RequestOptions } from '#shared/model/request-options';
import { createFrameSplitter } from './frame-splitter';
import { createTestEngine, rows, type TestEngine } from '../exchange.test-support';
import { makeCertificates, type Certificates } from '../../practice/tls/authority';

type Answerer = (stream: http2.ServerHttp2Stream, headers: http2.IncomingHttpHeaders, flags: number, raw: string[]) => void;

let engine: TestEngine;
let files: { ca: string; server: Certificates['good'] };
const closing: (() => void)[] = [];
beforeAll(async () => {
  const { ca, good } = await makeCertificates();
  files = { ca, server: good };
  engine = await createTestEngine({ trust: [files.ca] });
});
afterEach(() => closing.splice(0).forEach((close) => close()));
afterAll(() => engine.close());

async function listen(server: http2.Http2Server | http2.Http2SecureServer, answer: Answerer): Promise<number> {
  server.on('stream', answer as never).on('sessionError', () => undefined);
  const sessions = new Set<http2.Http2Session>();
  server.on('session', (session: http2.Http2Session) => sessions.add(session));
  await once(server.listen(0, '127.0.0.1'), 'listening');
  closing.push(() => {
    for (const session of sessions) session.destroy();
    server.close();
  });
  return (server.address() as AddressInfo).port;
}
const plain = async (answer: Answerer) => `http://127.0.0.1:${await listen(http2.createServer(), answer)}`;
const secure = async (answer: Answerer, allowHTTP1 = true) =>
  `https://127.0.0.1:${await listen(http2.createSecureServer({ ...files.server, allowHTTP1 }), answer)}`;
const two: Partial<RequestOptions> = { httpVersion: '2' };
const kinds = (events: readonly ExchangeEvent[]) => events.map(({ type }) => type);
const echo: Answerer = (stream, _headers, _flags, raw) => {
  stream.respond({ ':status': 200, 'content-type': 'application/json' });
  stream.end(JSON.stringify(raw));
};

test('fields go out in their order with their duplicates, in lower case; Host is the authority', async () => {
  const url = await plain(echo);
  const headers = rows(['X-B', '1'], ['X-A', '2'], ['X-B', '3'], ['X-Wide', 'Straße Ċ']);
  const exchange = await engine.send({ url: `${url}/a?b=%20c`, headers }, two);
  const raw = JSON.parse(await engine.bodyText(exchange)) as string[];
  const pairs = Array.from({ length: raw.length / 2 }, (_, at) => [raw[at * 2], raw[at * 2 + 1]]);
  expect(pairs.slice(0, 4)).toEqual([
    [':method', 'GET'],
    [':scheme', 'http'],
    [':authority', url.slice('http://'.length)],
    [':path', '/a?b=%20c'],
  ]);
  expect(pairs.filter(([name]) => name?.startsWith('x-')).slice(0, 3)).toEqual([
    ['x-b', '1'],
    ['x-a', '2'],
    ['x-b', '3'],
  ]);
  expect(Buffer.from(pairs.at(-1)?.[1] ?? '', 'latin1').toString('utf8')).toBe('Straße Ċ');
  expect(pairs.map(([name]) => name)).not.toContain('connection');
  expect(exchange.head?.httpVersion).toBe('2');
});

test('interim answers, duplicates of fields and trailers are told as they came', async () => {
  const url = await plain((stream) => {
    stream.additionalHeaders({ ':status': 103, link: '</style.css>; rel=preload' });
    stream.respond({ ':status': 200, 'set-cookie': ['a=1', 'b=2'] }, { waitForTrailers: true });
    stream.on('wantTrailers', () => stream.sendTrailers({ 'x-checksum': 'abc' }));
    stream.end('body');
  });
  const events = await engine.events({ url }, two);
  expect(kinds(events).filter((kind) => kind !== 'progress')).toEqual([
    'started',
    'connected',
    'sent',
    'interim',
    'head',
    'finished',
  ]);
  expect(events.find(({ type }) => type === 'interim')).toMatchObject({ status: 103, headers: [['link', expect.anything()]] });
  const head = events.find(({ type }) => type === 'head');
  expect(head?.type === 'head' && head.headers.filter(([name]) => name === 'set-cookie')).toEqual([
    ['set-cookie', 'a=1'],
    ['set-cookie', 'b=2'],
  ]);
  expect(events.at(-1)).toMatchObject({ type: 'finished', trailers: [['x-checksum', 'abc']], bodyBytes: 4 });
});

test('with TLS the server chooses; HTTP/1.1 is spoken where it is asked for or needed', async () => {
  const server = http2.createSecureServer({ ...files.server, allowHTTP1: true });
  server.on('request', (request, response) => response.end(request.httpVersion));
  await once(server.listen(0, '127.0.0.1'), 'listening');
  closing.push(() => server.close());
  const url = `https://127.0.0.1:${(server.address() as AddressInfo).port}/`;
  const got = async (options: Partial<RequestOptions>, change = {}) =>
    engine.bodyText(await engine.send({ url, ...change }, { keepAlive: false, ...options }));
  expect(await got({})).toBe('2.0');
  expect(await got({ httpVersion: '1.1' })).toBe('1.1');
  expect(await got({ httpVersion: '1.0' })).toBe('1.0');
  expect(await got({}, { headers: rows(['Upgrade', 'something']) })).toBe('1.1');
  expect(
    await got({ bodyFraming: 'chunked' }, { method: 'POST', body: { kind: 'text', text: 'x', mediaType: 'text/plain' } }),
  ).toBe('1.1');
  server.close();
});

test('what a server wants over HTTP/1.1 goes there where the version is its choice, and nowhere else', async () => {
  const server = http2.createSecureServer({ ...files.server, allowHTTP1: true });
  server.on('stream', (stream) => stream.on('error', () => undefined).close(http2.constants.NGHTTP2_HTTP_1_1_REQUIRED));
  server.on('request', (request, response) => request.httpVersion === '1.1' && response.end('over 1.1'));
  await once(server.listen(0, '127.0.0.1'), 'listening');
  closing.push(() => server.close());
  const url = `https://127.0.0.1:${(server.address() as AddressInfo).port}/`;
  const exchange = await engine.send({ url }, { keepAlive: false });
  expect(await engine.bodyText(exchange)).toBe('over 1.1');
  expect(await engine.send({ url }, { ...two, keepAlive: false })).toMatchObject({
    phase: 'failed',
    failure: { kind: 'http2Ended', code: 'HTTP_1_1_REQUIRED' },
  });
});

test('a server that speaks no HTTP/2 is named where nothing else was asked for', async () => {
  const server = tls.createServer({ ...files.server, ALPNProtocols: ['http/1.1'] }, (socket) => socket.end());
  server.on('tlsClientError', () => undefined);
  await once(server.listen(0, '127.0.0.1'), 'listening');
  closing.push(() => server.close());
  const url = `https://127.0.0.1:${(server.address() as AddressInfo).port}/`;
  const exchange = await engine.send({ url }, two);
  expect(exchange).toMatchObject({ phase: 'failed', failure: { kind: 'tlsFailed' } });
});

test('exchanges at once share one connection, each on its own stream, and each log holds its own frames', async () => {
  let sessions = 0;
  const server = http2.createServer();
  server.on('session', () => sessions++);
  const port = await listen(server, (stream, headers) => {
    setTimeout(() => {
      stream.respond({ ':status': 200 });
      stream.end(String(headers[':path']));
    }, 30);
  });
  const url = `http://127.0.0.1:${port}`;
  await engine.send({ url: `${url}/first` }, two);
  const all = await Promise.all(['/a', '/b', '/c'].map((path) => engine.events({ url: url + path }, two)));
  expect(sessions).toBe(1);
  for (const [at, events] of all.entries()) {
    const finished = events.at(-1);
    const text = finished?.type === 'finished' ? await engine.bodies.get(finished.bodyId ?? '')?.read(0, 10) : null;
    expect(Buffer.from(text ?? []).toString()).toBe(['/a', '/b', '/c'][at]);
    const log = engine.context.wireLogs.read(events[0]?.exchangeId ?? '');
    const streams = new Set(log?.entries.map(({ frame }) => frame?.streamId).filter((id) => id !== 0));
    expect(streams.size).toBe(1);
  }
});

test('the wire log names frames, explains blocks of fields, and holds every byte that passed', async () => {
  const url = await plain((stream) => {
    stream.respond({ ':status': 201, 'x-note': 'made' });
    stream.end('done');
  });
  const body = { kind: 'text', text: 'hello', mediaType: 'text/plain' } as const;
  const events = await engine.events({ url, method: 'POST', body }, { ...two, keepAlive: false });
  const entries = engine.context.wireLogs.read(events[0]?.exchangeId ?? '')?.entries ?? [];
  const named = entries.map(({ direction, frame }) => `${direction} ${frame?.type}`);
  expect(named).toEqual(
    expect.arrayContaining([
      'sent PREFACE',
      'sent SETTINGS',
      'sent HEADERS',
      'sent DATA',
      'received SETTINGS',
      'received HEADERS',
    ]),
  );
  const sent = entries.find(({ direction, frame }) => direction === 'sent' && frame?.type === 'HEADERS');
  expect(sent?.frame?.text).toContain(':method: POST\r\n');
  expect(sent?.frame?.text).toContain('content-length: 5\r\n');
  const received = entries.find(({ direction, frame }) => direction === 'received' && frame?.type === 'HEADERS');
  expect(received).toMatchObject({ part: 'head', frame: { text: expect.stringContaining(':status: 201\r\nx-note: made\r\n') } });
  for (const { bytes, total } of entries) expect(bytes.length).toBe(total);
});

/** A server of bare frames: says these once the head of a request has come. */
async function bare(...frames: readonly Buffer[]): Promise<string> {
  const server = net.createServer((socket) => {
    const split = createFrameSplitter(
      ({ type }, _piece, isFirst) => {
        if (type === 'PREFACE' && isFirst) socket.write(frame(0x4, 0, 0));
        if (type === 'HEADERS' && isFirst) for (const one of frames) socket.write(one);
      },
      { beginsWithPreface: true },
    );
    socket.on('data', split).on('error', () => undefined);
    closing.push(() => socket.destroy());
  });
  await once(server.listen(0, '127.0.0.1'), 'listening');
  closing.push(() => server.close());
  return `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
}

function frame(type: number, flags: number, streamId: number, payload = Buffer.alloc(0)): Buffer {
  const head = Buffer.alloc(9);
  head.writeUIntBE(payload.length, 0, 3);
  head.writeUInt8(type, 3);
  head.writeUInt8(flags, 4);
  head.writeUInt32BE(streamId, 5);
  return Buffer.concat([head, payload]);
}
const number = (...values: number[]) =>
  Buffer.concat(values.map((value) => Buffer.from(value.toString(16).padStart(8, '0'), 'hex')));
/** `:status: 200` is entry 8 of the static table (RFC 7541, A). */
const ok = frame(0x1, 0x4, 1, Buffer.from([0x88]));
const some = frame(0x0, 0, 1, Buffer.from('some of it'));
const reset = (code: number) => frame(0x3, 0, 1, number(code));
const goAway = (lastStreamId: number, code: number, text: string) =>
  frame(0x7, 0, 0, Buffer.concat([number(lastStreamId, code), Buffer.from(text)]));

test('a stream that is refused, reset in its body or ended by GOAWAY is named with its code, and what came is kept', async () => {
  const failing = async (...frames: Buffer[]) => {
    const exchange = await engine.send({ url: await bare(...frames) }, { ...two, keepAlive: false });
    return exchange.phase === 'failed' ? { ...exchange.failure, body: await engine.bodyText(exchange) } : exchange.phase;
  };
  const reason = { kind: 'http2Ended', how: 'reset' };
  expect(await failing(reset(0x7))).toMatchObject({ ...reason, code: 'REFUSED_STREAM', when: 'beforeHead' });
  expect(await failing(reset(0xd))).toMatchObject({ ...reason, code: 'HTTP_1_1_REQUIRED', when: 'beforeHead' });
  for (const [code, name] of [
    [0x2, 'INTERNAL_ERROR'],
    [0x8, 'CANCEL'],
    [0xb, 'ENHANCE_YOUR_CALM'],
  ] as const)
    expect(await failing(ok, some, reset(code)), name).toMatchObject({
      ...reason,
      code: name,
      when: 'inBody',
      body: 'some of it',
    });
  expect(await failing(goAway(0, 0xb, 'too many'))).toMatchObject({
    kind: 'http2Ended',
    how: 'goAway',
    code: 'ENHANCE_YOUR_CALM',
    detail: 'too many',
  });
  expect(await failing(frame(0x0, 0, 0, Buffer.from('data on stream 0')))).toMatchObject({
    kind: 'badResponse',
    reason: 'what it sent breaks the rules of HTTP/2 (DATA: stream_id == 0)',
  });
});

test('a kept connection that the server gave up is replaced without a word', async () => {
  const answer: Answerer = (stream) => {
    stream.respond({ ':status': 200 });
    stream.end('ok');
    setTimeout(() => stream.session?.destroy(), 20);
  };
  const url = await plain(answer);
  expect((await engine.send({ url }, two)).phase).toBe('finished');
  await new Promise((resolve) => setTimeout(resolve, 60));
  expect((await engine.send({ url }, two)).phase).toBe('finished');
});

test('a large body arrives whole, and a large upload goes out whole', async () => {
  const megabytes = Buffer.alloc(20 * 1024 * 1024, 'cairn ');
  const url = await plain((stream) => {
    let bytes = 0;
    stream.on('data', (chunk: Buffer) => (bytes += chunk.length));
    stream.on('end', () => {
      stream.respond({ ':status': 200, 'x-got': String(bytes) });
      stream.end(megabytes);
    });
  });
  const text = 'x'.repeat(3 * 1024 * 1024);
  const exchange = await engine.send({ url, method: 'PUT', body: { kind: 'text', text, mediaType: 'text/plain' } }, two);
  expect(exchange).toMatchObject({ phase: 'finished', bodyBytes: megabytes.length });
  expect(exchange.head?.headers).toContainEqual(['x-got', String(text.length)]);
  expect((await engine.bodyBytes(exchange)).equals(megabytes)).toBe(true);
});

test('cancel ends the stream at once and leaves the connection to the others', async () => {
  let sessions = 0;
  const server = http2.createServer().on('session', () => sessions++);
  const resets: number[] = [];
  const port = await listen(server, (stream, headers) => {
    stream.on('close', () => resets.push(stream.rstCode));
    if (headers[':path'] !== '/never') {
      stream.respond({ ':status': 200 });
      stream.end('ok');
    }
  });
  const url = `http://127.0.0.1:${port}`;
  await engine.send({ url }, two);
  const stop = new AbortController();
  const began = performance.now();
  setTimeout(() => stop.abort(), 50);
  const exchange = await engine.send({ url: `${url}/never` }, two, stop.signal);
  expect(exchange).toMatchObject({ phase: 'failed', failure: { kind: 'cancelled' } });
  expect(performance.now() - began).toBeLessThan(1000);
  expect((await engine.send({ url }, two)).phase).toBe('finished');
  expect(sessions).toBe(1);
  await expect.poll(() => resets).toContain(http2.constants.NGHTTP2_CANCEL);
});

test('Expect: 100-continue holds the body back until the server wants it', async () => {
  const server = http2.createServer();
  const seen: string[] = [];
  server.on('request', () => seen.push('not asked'));
  server.on('checkContinue', (request: http2.Http2ServerRequest, response: http2.Http2ServerResponse) => {
    request.on('data', () => seen.push('body'));
    request.on('end', () => response.end('ok'));
    setTimeout(() => {
      seen.push('continue');
      response.writeContinue();
    }, 100);
  });
  await once(server.listen(0, '127.0.0.1'), 'listening');
  closing.push(() => server.close());
  const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}/`;
  const body = { kind: 'text', text: 'x'.repeat(10), mediaType: 'text/plain' } as const;
  const events = await engine.events(
    { url, method: 'POST', body, headers: rows(['Expect', '100-continue']) },
    { ...two, keepAlive: false },
  );
  expect(seen).toEqual(['continue', 'body']);
  expect(kinds(events)).toContain('interim');
});

test('a server that begins with something else than HTTP/2 is no crash, but a failure', async () => {
  const server = net.createServer((socket) => socket.once('data', () => socket.end('HTTP/1.1 400 Bad Request\r\n\r\n')));
  await once(server.listen(0, '127.0.0.1'), 'listening');
  closing.push(() => server.close());
  const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}/`;
  const exchange = await engine.send({ url }, two);
  const failure = { kind: 'badResponse', reason: 'the server speaks HTTP/1.1 on this port' };
  expect(exchange).toMatchObject({ phase: 'failed', failure });
});

test('too large and too many fields meet their limits; a flood of interim answers as well', async () => {
  const many: Answerer = (stream) => {
    stream.respond(Object.fromEntries([[':status', 200], ...Array.from({ length: 60 }, (_, at) => [`x-${at}`, 'y'])]));
    stream.end();
  };
  const limits = { headBytes: 262_144, headLines: 20, interims: 3 };
  const options = { ...two, keepAlive: false };
  const full = defaultOptions.limits;
  const failed = await engine.send({ url: await plain(many) }, { ...options, limits: { ...full, ...limits } });
  const tooMuch = 'its head has more fields, or longer ones, than the limits in Options allow';
  expect(failed).toMatchObject({ phase: 'failed', failure: { kind: 'badResponse', reason: tooMuch } });
  const flood: Answerer = (stream) => {
    for (let at = 0; at < 10; at++) stream.additionalHeaders({ ':status': 103 });
    stream.respond({ ':status': 200 });
    stream.end();
  };
  const flooded = await engine.send({ url: await plain(flood) }, { ...options, limits: { ...full, interims: 3 } });
  expect(flooded).toMatchObject({ phase: 'failed', failure: { kind: 'limitExceeded', limit: 'interims' } });
});

test('nothing of secure servers is missed: certificates are judged, and a session is not shared with one that is not verified', async () => {
  const url = await secure(echo, false);
  const good = await engine.send({ url }, {});
  expect(good).toMatchObject({ phase: 'finished' });
  const other = await createTestEngine();
  try {
    expect(await other.send({ url }, {})).toMatchObject({ phase: 'failed', failure: { kind: 'certificateRejected' } });
    expect(await other.send({ url }, { verifyTls: false })).toMatchObject({ phase: 'finished' });
    expect(await other.send({ url }, {})).toMatchObject({ phase: 'failed', failure: { kind: 'certificateRejected' } });
  } finally {
    await other.close();
  }
});

test('an engine that is closed, and a server that breaks off, in the middle of writing bring nobody down', async () => {
  const url = await plain((stream) => stream.on('error', () => undefined).resume());
  const rude = net.createServer((socket) => {
    socket.on('error', () => undefined);
    socket.write(frame(0x4, 0, 0));
    setTimeout(() => socket.write(Buffer.from('this is no frame, but a sentence that goes on')), 3);
  });
  await once(rude.listen(0, '127.0.0.1'), 'listening');
  closing.push(() => rude.close());
  const rudeUrl = `http://127.0.0.1:${(rude.address() as AddressInfo).port}`;
  const text = 'x'.repeat(400_000);
  const body = { kind: 'text', text, mediaType: 'text/plain' } as const;
  for (let round = 0; round < 25; round++) {
    const own = await createTestEngine();
    const sending = [url, rudeUrl].map((to) =>
      own.send({ url: to, method: 'PUT', body }, { ...two, idleTimeoutMs: 400, firstByteTimeoutMs: 400 }),
    );
    await new Promise((resolve) => setTimeout(resolve, round % 8));
    await own.close();
    for (const exchange of await Promise.all(sending)) expect(exchange.phase).toBe('failed');
  }
});
