import { createServer, type IncomingMessage, type Server } from 'node:http';
import type { AddressInfo, Socket } from 'node:net';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { blankAuth, type AuthOf } from '#shared/model/auth';
import type { Exchange } from '#shared/model/exchange';
import { createTestEngine, type TestEngine } from '../../engine/exchange.test-support';
import { defaultOptions } from '#shared/model/request-options';
import { passwordKey, hmacMd5 } from './ntlm-crypto';

/** What the server knows of one connection: the messages themselves are proved by the values of [MS-NLMP]. */
interface Login {
  challenge: Buffer | null;
  isIn: boolean;
}

const password = 'Pässword';
const serverChallenge = Buffer.from('0123456789abcdef', 'hex');
const targetInfo = Buffer.from('02000c0044006f006d00610069006e0000000000', 'hex');

function challengeMessage(): Buffer {
  const head = Buffer.from('4e544c4d53535000020000000000000030000000338a8ae2', 'hex');
  head.writeUInt32LE(0xe28a8233 >>> 0, 20);
  const lengths = Buffer.alloc(8);
  lengths.writeUInt16LE(targetInfo.length, 0);
  lengths.writeUInt16LE(targetInfo.length, 2);
  lengths.writeUInt32LE(48, 4);
  return Buffer.concat([head, serverChallenge, Buffer.alloc(8), lengths, targetInfo]);
}

/** Whether the last message proves the password, for whoever it names. */
function isProof(message: Buffer): boolean {
  const part = (index: number) => {
    const at = 12 + index * 8;
    return message.subarray(message.readUInt32LE(at + 4), message.readUInt32LE(at + 4) + message.readUInt16LE(at));
  };
  const [nt, domain, username] = [part(1), part(2).toString('utf16le'), part(3).toString('utf16le')];
  const proof = hmacMd5(passwordKey({ username, password, domain }), serverChallenge, nt.subarray(16));
  return proof.equals(nt.subarray(0, 16));
}

let server: Server;
let url: string;
let scheme = 'NTLM';
/** What came in, a line for each request. */
let seen: string[] = [];
const logins = new WeakMap<Socket, Login>();
let connections = 0;

beforeAll(async () => {
  server = createServer((request, response) => {
    void bodyOf(request).then((body) => {
      const login = logins.get(request.socket) ?? { challenge: null, isIn: false };
      const [, token = ''] = new RegExp(`^${scheme} (.*)$`).exec(request.headers.authorization ?? '') ?? [];
      const message = Buffer.from(token, 'base64');
      const type = message.length > 12 ? message.readUInt32LE(8) : 0;
      seen.push(`${connections} ${request.method} ${type} ${body.length}`);
      if (type === 3 && login.challenge !== null) login.isIn = isProof(message);
      login.challenge = type === 1 ? serverChallenge : null;
      logins.set(request.socket, login);
      if (login.isIn) return response.end('welcome');
      const asked = type === 1 ? `${scheme} ${challengeMessage().toString('base64')}` : scheme;
      response.writeHead(401, { 'WWW-Authenticate': asked, 'Content-Type': 'text/plain' }).end('x'.repeat(100_000));
    });
  });
  server.on('connection', () => connections++);
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  url = `http://127.0.0.1:${(server.address() as AddressInfo).port}/`;
});
afterAll(() => {
  server.closeAllConnections();
  return new Promise<void>((resolve) => void server.close(() => resolve()));
});

async function bodyOf(request: IncomingMessage): Promise<Buffer> {
  const pieces: Buffer[] = [];
  for await (const piece of request as AsyncIterable<Buffer>) pieces.push(piece);
  return Buffer.concat(pieces);
}

let engine: TestEngine;
beforeEach(async () => {
  engine = await createTestEngine();
  [seen, connections, scheme] = [[], 0, 'NTLM'];
});
afterEach(() => engine.close());

const auth = (change: Partial<AuthOf<'ntlm'>> = {}): AuthOf<'ntlm'> => ({
  ...blankAuth.ntlm,
  username: 'Ada',
  password,
  domain: 'D',
  ...change,
});
const statuses = (exchange: Exchange) => exchange.hops.map(({ head }) => head?.status);

describe('three messages over one connection', () => {
  test('let one in, and are seen as two hops', async () => {
    const exchange = await engine.send({ url, auth: auth() });
    expect(statuses(exchange)).toEqual([401, 200]);
    expect(exchange.hops.map(({ connection }) => connection?.reused)).toEqual([false, true]);
    expect(exchange.hops[0]?.challenge?.scheme).toBe('NTLM');
    expect(seen).toEqual(['1 GET 1 0', '1 GET 3 0']);
    expect(await engine.bodyText(exchange)).toBe('welcome');
  });

  test('a small body goes with both, a large one with the proof alone', async () => {
    const post = (text: string) =>
      engine.send({ method: 'POST', url, auth: auth(), body: { kind: 'text', text, mediaType: 'text/plain' } });
    expect(statuses(await post('small'))).toEqual([401, 200]);
    expect(statuses(await post('x'.repeat(70_000)))).toEqual([401, 200]);
    expect(seen).toEqual(['1 POST 1 5', '1 POST 3 5', '2 POST 1 0', '2 POST 3 70000']);
  });

  test('a wrong password is tried once', async () => {
    expect(statuses(await engine.send({ url, auth: auth({ password: 'guess' }) }))).toEqual([401, 401]);
  });

  test('a connection that is not to stay open is kept until the proof is there', async () => {
    const options = { ...defaultOptions, keepAlive: false };
    expect(statuses(await engine.send({ url, auth: auth(), options }))).toEqual([401, 200]);
  });

  test('DOMAIN\\name in the name means both', async () => {
    expect(statuses(await engine.send({ url, auth: auth({ username: 'D\\Ada', domain: '' }) }))).toEqual([401, 200]);
  });

  test('a server that offers Negotiate alone gets it under that name', async () => {
    scheme = 'Negotiate';
    const exchange = await engine.send({ url, auth: auth() });
    expect(statuses(exchange)).toEqual([401, 401, 200]);
    expect(exchange.hops.map(({ challenge }) => challenge?.scheme)).toEqual(['Negotiate', 'Negotiate', undefined]);
  });
});

describe('the connection that was logged in', () => {
  test('is nobody else’s: not for the same person, not for another, not for nobody', async () => {
    await engine.send({ url, auth: auth() });
    await engine.send({ url, auth: auth() });
    const other = await engine.send({ url, auth: auth({ password: 'guess' }) });
    const nobody = await engine.send({ url });
    expect([statuses(other), statuses(nobody)]).toEqual([[401, 401], [401]]);
    expect(connections).toBe(4);
    expect(engine.context.pool.idle).toBe(1);
  });

  test('nor does a login begin on a connection that was there before', async () => {
    await engine.send({ url });
    await engine.send({ url, auth: auth() });
    expect(connections).toBe(2);
  });
});

test('a server that has nothing to ask gets what was sent', async () => {
  const plain = createServer((request, response) => {
    void bodyOf(request).then((body) => response.end(body));
  });
  await new Promise<void>((resolve) => plain.listen(0, '127.0.0.1', resolve));
  const at = `http://127.0.0.1:${(plain.address() as AddressInfo).port}/`;
  const exchange = await engine.send({
    method: 'POST',
    url: at,
    auth: auth(),
    body: { kind: 'text', text: 'kept', mediaType: 'text/plain' },
  });
  expect([statuses(exchange), await engine.bodyText(exchange)]).toEqual([[200], 'kept']);
  plain.closeAllConnections();
  await new Promise<void>((resolve) => void plain.close(() => resolve()));
});
