import { once } from 'node:events';
import http2 from 'node:http2';
import type { AddressInfo, Socket } from 'node:net';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { Failure, FailureKind } from '#shared/failure';
import { explainExchange } from '#shared/explain/explain-exchange';
import type { Explanation } from '#shared/explain/explanation';
import { blankAuth } from '#shared/model/auth';
import { advance, type Exchange, type FailedExchange } from '#shared/model/exchange';
import { createDraft, type RequestDraft } from '#shared/model/request-draft';
import { defaultOptions, type RequestOptions } from '#shared/model/request-options';
import { createWebSocket } from '#shared/model/socket';
import { fail } from '#shared/result';
import { startPracticeServer, type PracticeServer } from '../practice/server';
import { answerWith, createTestEngine, rows, type startRawServer, withRawServer, type TestEngine } from './exchange.test-support';
import { openSocket } from './socket/open-socket';
import { createSocketLine } from './socket/socket-line';
import { acceptOf } from './websocket/handshake';

let engine: TestEngine;
let practice: PracticeServer;
beforeAll(async () => {
  practice = await startPracticeServer({ complain: () => {}, tls: true });
  engine = await createTestEngine({ trust: [practice.tls?.certificates.ca ?? ''] });
});
afterAll(async () => {
  await engine.close();
  await practice.stop();
});

interface Failing {
  readonly exchange: FailedExchange;
  readonly draft: RequestDraft;
}
type Change = Partial<RequestDraft>;

async function sent(change: Change, options: Partial<RequestOptions> = {}, by = engine, signal?: AbortSignal): Promise<Failing> {
  const draft = { ...createDraft(), ...change, options: { ...defaultOptions, ...options } };
  const exchange = await by.send(draft, draft.options, signal);
  if (exchange.phase !== 'failed') throw new Error(`answered with ${exchange.head.status}`);
  return { exchange, draft };
}

/** Sent to a server of bare sockets that answers so. */
function toRaw(answer: Parameters<typeof startRawServer>[0], options: Partial<RequestOptions> = {}): Promise<Failing> {
  return withRawServer(answer, ({ url }) => sent({ url }, options));
}

/** What stands between the draft and the wire gives up with this failure, as the vault and the authorization server do. */
async function givenUp(failure: Failure): Promise<Failing> {
  const stubborn = await createTestEngine({ resolve: async () => fail(failure) });
  try {
    return await sent({ url: practice.url }, {}, stubborn);
  } finally {
    await stubborn.close();
  }
}

async function broken(): Promise<Failing> {
  const resolve = () => Promise.reject(new Error('a part of Cairn is broken'));
  const own = await createTestEngine({ resolve });
  try {
    return await sent({ url: practice.url }, {}, own);
  } finally {
    await own.close();
  }
}

/** A server that takes no stream. */
async function refusedStream(): Promise<Failing> {
  const server = http2
    .createServer()
    .on('stream', (stream) => stream.on('error', () => undefined).close(http2.constants.NGHTTP2_REFUSED_STREAM));
  await once(server.listen(0, '127.0.0.1'), 'listening');
  try {
    return await sent({ url: `http://127.0.0.1:${(server.address() as AddressInfo).port}/` }, { httpVersion: '2' });
  } finally {
    server.close();
  }
}

async function cancelled(): Promise<Failing> {
  const stop = new AbortController();
  return withRawServer(
    (socket) => socket.once('data', () => stop.abort()),
    ({ url }) => sent({ url }, {}, engine, stop.signal),
  );
}

const at = (path: string) => practice.url + path;
const secure = (name: 'expired' | 'selfSigned' | 'wrongHost' | 'clientCertificate') => practice.tls?.urls[name] ?? '';

interface Row {
  readonly send: () => Promise<Failing>;
  /** What has to be said, and the likeliest cause; neither may be said of another kind. */
  readonly says: RegExp;
  readonly cause: RegExp;
  /** What can be done first; null where nothing of the request can be changed. */
  readonly first: string | null;
}

/** A server that masks what it sends. */
async function masked(): Promise<Failing> {
  const answer = (socket: Socket) =>
    socket.once('data', (head: Buffer) => {
      const key = /Sec-WebSocket-Key: (\S+)/.exec(head.toString('latin1'))?.[1] ?? '';
      const lines = [
        'HTTP/1.1 101 Switching Protocols',
        'Upgrade: websocket',
        'Connection: Upgrade',
        `Sec-WebSocket-Accept: ${acceptOf(key)}`,
      ];
      socket.write(Buffer.concat([Buffer.from(`${lines.join('\r\n')}\r\n\r\n`), Buffer.from('8182000000006869', 'hex')]));
    });
  return withRawServer(answer, async ({ url }) => {
    const draft = { ...createDraft(url), socket: createWebSocket() };
    const asked = { exchangeId: crypto.randomUUID(), draft, context: engine.context, signal: new AbortController().signal };
    let exchange: Exchange | undefined;
    for await (const event of openSocket(asked, createSocketLine())) exchange = advance(exchange, event);
    if (exchange?.phase !== 'failed') throw new Error('it took the frame');
    return { exchange, draft };
  });
}

/** Each kind of failure, really met; `null` for those that are never the end of an exchange. */
const table: { readonly [K in FailureKind]: Row | null } = {
  badUrl: {
    send: () => sent({ url: 'http://{{base}}/x' }),
    says: /is not an address/,
    cause: /variable .* no value/,
    first: null,
  },
  badDraft: {
    send: () => sent({ url: at('/'), headers: rows(['Bad Name', 'x']) }),
    says: /is not a header name/,
    cause: /is not a header name/,
    first: 'Mend it',
  },
  fileUnreadable: {
    send: () => sent({ url: at('/'), method: 'PUT', body: { kind: 'file', path: '/nowhere/at/all', mediaType: '' } }),
    says: /file .* cannot be read/,
    cause: /moved, renamed/,
    first: 'Choose the file again',
  },
  authFailed: {
    send: () =>
      sent({ url: at('/auth/token/'), auth: { ...blankAuth.token, source: 'login', username: 'alice', password: 'wrong' } }),
    says: /could not ask with these credentials/,
    cause: /missing or wrong/,
    first: 'Look at the credentials',
  },
  hostNotFound: {
    send: () => sent({ url: 'http://no-such-name.invalid/' }),
    says: /No server is called/,
    cause: /reserved for examples/,
    first: 'Send it again',
  },
  connectionRefused: {
    send: () => sent({ url: 'http://127.0.0.1:1/' }),
    says: /nothing is listening/,
    cause: /is not started/,
    first: 'Send it again',
  },
  unreachable: {
    send: () => sent({ url: 'http://255.255.255.255/' }, { connectTimeoutMs: 2_000 }),
    says: /cannot be reached/,
    cause: /VPN|firewall on this machine|network in between/,
    first: 'Send it again',
  },
  proxyFailed: {
    // The practice server is no proxy.
    send: () => sent({ url: 'https://api.example/' }, { proxy: practice.url }),
    says: /proxy .* did not let this through/,
    cause: /another kind of server|no proxy|rules forbid|plain requests alone/,
    first: 'Look at the proxy',
  },
  proxyUnreachable: {
    send: () => sent({ url: 'https://api.example/' }, { proxy: 'http://127.0.0.1:1' }),
    says: /The proxy http:\/\/127\.0\.0\.1:1 cannot be reached: nothing is listening there/,
    cause: /started the program that is the proxy/,
    first: 'Look at the proxy',
  },
  pacFailed: {
    send: () => sent({ url: at('/') }, { proxy: 'pac+data:,function FindProxyForURL() { return nowhere.host; }' }),
    says: /PAC file data:… broke down: line 1: ReferenceError/,
    cause: /PAC file has a fault that shows/,
    first: 'Look at the PAC file',
  },
  certificateRejected: {
    send: () => sent({ url: secure('selfSigned') }),
    says: /not to be trusted/,
    cause: /made by hand for testing/,
    first: 'Decide whether to trust this server',
  },
  tlsFailed: {
    send: () => sent({ url: at('/').replace('http:', 'https:') }),
    says: /No secure connection/,
    cause: /speaks plain HTTP/,
    first: 'Ask with http',
  },
  timedOut: {
    send: () => toRaw(() => undefined, { firstByteTimeoutMs: 80 }),
    says: /No answer began within/,
    cause: /still works on it/,
    first: 'Send it again',
  },
  connectionClosed: {
    send: () => toRaw((socket) => socket.once('data', () => socket.destroy())),
    says: /closed the connection without an answer/,
    cause: /broke down on this request/,
    first: 'Send it again',
  },
  http2Ended: {
    send: refusedStream,
    says: /ended this stream of HTTP\/2 without an answer: REFUSED_STREAM/,
    cause: /took no more streams/,
    first: 'Send it again',
  },
  wrongLength: {
    send: () => toRaw((socket) => socket.once('data', () => socket.end('HTTP/1.1 200 OK\r\nContent-Length: 10\r\n\r\nab'))),
    says: /Content-Length promised 10 bytes/,
    cause: /ended in the middle/,
    first: 'Send it again',
  },
  badResponse: {
    send: () => toRaw((socket) => socket.once('data', () => socket.write('SSH-2.0-OpenSSH_9.2\r\n'))),
    says: /not valid HTTP/,
    cause: /belongs to another protocol/,
    first: 'Send it again',
  },
  badEncoding: {
    send: () => sent({ url: at('/stream/fault/broken-gzip') }),
    says: /cannot be decoded/,
    cause: /sends something else/,
    first: 'Take the body as it came',
  },
  badFrame: {
    send: masked,
    says: /broke the WebSocket protocol/,
    cause: /program of its own making/,
    first: 'Send it again',
  },
  limitExceeded: {
    send: () => sent({ url: at('/stream/bytes/1000') }, { limits: { ...defaultOptions.limits, bodyBytes: 10 } }),
    says: /The body is larger than/,
    cause: /download, or a stream/,
    first: 'Raise the limit',
  },
  cancelled: { send: cancelled, says: /You cancelled/, cause: /pressed Cancel/, first: 'Send it again' },
  oauthRefused: {
    send: () => givenUp({ kind: 'oauthRefused', stage: 'token', error: 'invalid_client', description: '', status: 401 }),
    says: /invalid_client/,
    cause: /knows the client, the secret or the scopes otherwise/,
    first: 'Look at the credentials',
  },
  oauthProblem: {
    send: () => givenUp({ kind: 'oauthProblem', stage: 'setUp', problem: 'noClientId', detail: '' }),
    says: /client/i,
    cause: /does not keep to the protocol/,
    first: 'Look at the credentials',
  },
  signInNeeded: {
    send: () => givenUp({ kind: 'signInNeeded', reason: 'none' }),
    says: /token/i,
    cause: /no token yet/,
    first: 'Look at the credentials',
  },
  vaultClosed: {
    send: () => givenUp({ kind: 'vaultClosed', state: 'locked' }),
    says: /vault is locked/,
    cause: /locked itself/,
    first: 'Send it again',
  },
  secretHeldBack: {
    send: () => givenUp({ kind: 'secretHeldBack', name: 'key', hosts: ['api.example'], host: 'elsewhere.example' }),
    says: /elsewhere\.example/,
    cause: /secret is for api\.example/,
    first: 'Look at the credentials',
  },
  scriptFailed: {
    send: () => givenUp({ kind: 'scriptFailed', where: 'folder Orders', reason: 'line 3: Error: no' }),
    says: /script of folder Orders stopped/,
    cause: /variable or an answer/,
    first: 'Send it again',
  },
  scriptsNotAllowed: {
    send: () => givenUp({ kind: 'scriptsNotAllowed', where: ['folder Orders (tests)'] }),
    says: /Nobody has allowed/,
    cause: /came with the collection/,
    first: 'Send it again',
  },
  bug: { send: broken, says: /Something in Cairn broke/, cause: /fault of Cairn/, first: 'Send it again' },
  vaultRefused: null,
  rejectedInput: null,
  unsupported: null,
  notFound: null,
  fileFailed: null,
  fileChanged: null,
  hostGone: null,
  practiceFailed: null,
};

const met = Object.entries(table).flatMap(([kind, row]) => (row ? [[kind as FailureKind, row] as const] : []));
const explanations = new Map<FailureKind, Explanation>();

async function explained(kind: FailureKind, row: Row): Promise<Explanation> {
  const known = explanations.get(kind);
  if (known) return known;
  const { exchange, draft } = await row.send();
  expect(exchange.failure.kind).toBe(kind);
  const explanation = explainExchange({ exchange, draft, page: null });
  explanations.set(kind, explanation);
  return explanation;
}

const lastTitle = ({ steps }: Explanation): string => steps.at(-1)?.title ?? '';

describe('every kind of failure that can end an exchange', () => {
  test.each(met)('%s is explained, with its likeliest cause and something to do', async (kind, row) => {
    const explanation = await explained(kind, row);
    expect(lastTitle(explanation)).toMatch(row.says);
    expect(explanation.causes[0]?.says).toMatch(row.cause);
    expect(explanation.tries[0]?.title ?? null).toBe(row.first);
    expect(explanation.lookAlike).toBeNull();
  });

  test('what is given as the likeliest cause of one is given so of no other', async () => {
    for (const [kind, { cause }] of met) {
      const others: FailureKind[] = [];
      for (const [other, row] of met) {
        if (other !== kind && cause.test((await explained(other, row)).causes[0]?.says ?? '')) others.push(other);
      }
      // A body that was cut and a program that ended are one and the same.
      expect([kind, others]).toEqual([kind, []]);
    }
  });

  test('none is dressed up as a status', async () => {
    for (const [kind, row] of met) {
      const { steps } = await explained(kind, row);
      expect([kind, steps.some(({ evidence }) => evidence.some((one) => one.kind === 'status'))]).toEqual([kind, false]);
    }
  });
});

describe('what speaks for another cause', () => {
  test.each<[what: string, send: () => Promise<Failing>, cause: RegExp, not: RegExp]>([
    ['a certificate that expired', () => sent({ url: secure('expired') }), /renewed it in time/, /made by hand/],
    ['a certificate for another host', () => sent({ url: secure('wrongHost') }), /Another server answers/, /renewed it in time/],
    ['a name without a dot', () => sent({ url: 'http://database/' }), /containers or of a local network/, /reserved/],
    ['a name of a cluster', () => sent({ url: 'http://api.default.svc/' }), /of one network only/, /reserved/],
    ['a word that is no address', () => sent({ url: 'http://a b/' }), /two words/, /variable/],
    [
      'a body that Options hold back',
      () =>
        withRawServer(
          () => undefined,
          ({ url }) =>
            sent(
              { url, method: 'POST', body: { kind: 'text', text: 'x', mediaType: '' } },
              { bodyDelayMs: 60_000, totalTimeoutMs: 80 },
            ),
        ),
      /hold the body back/,
      /still works/,
    ],
    [
      'an answer that is framed twice',
      () => toRaw(answerWith('HTTP/1.1 200 OK\r\nContent-Length: 2\r\nTransfer-Encoding: chunked\r\n\r\n')),
      /in two ways at once/,
      /another protocol/,
    ],
  ])('%s', async (_what, send, cause, not) => {
    const { exchange, draft } = await send();
    const { causes } = explainExchange({ exchange, draft, page: null });
    expect(causes[0]?.says).toMatch(cause);
    expect(causes[0]?.says).not.toMatch(not);
  });
});

describe('what is proposed works', () => {
  test('https where the port speaks plain HTTP: ask with http', async () => {
    const { exchange, draft } = await sent({ url: at('/library/books/1/').replace('http:', 'https:') });
    const [next] = explainExchange({ exchange, draft, page: null }).tries;
    expect(await engine.send(next?.action.draft ?? {})).toMatchObject({ head: { status: 200 } });
  });

  test('a body that cannot be decoded: take it as it came', async () => {
    const { exchange, draft } = await sent({ url: at('/stream/fault/broken-gzip') });
    const [next] = explainExchange({ exchange, draft, page: null }).tries;
    expect(await engine.send(next?.action.draft ?? {})).toMatchObject({ phase: 'finished', head: { status: 200 } });
  });
});
