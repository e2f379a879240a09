import { expect, test } from 'vitest';
import type { FinishedExchange, Hop } from '../../model/exchange';
import { exchangeHar } from './exchange-har';
import { exchangeWithoutSecrets } from './exchange-without-secrets';

const timings = { dnsMs: 1, tcpMs: 2, proxyMs: null, tlsMs: 3, sendMs: 4, waitMs: 5, receiveMs: 6, totalMs: 21, reused: false };

const hop: Hop = {
  method: 'POST',
  url: 'https://bob:canary-pass@h.example/login?api_key=canary-key&page=1',
  target: '/login?api_key=canary-key&page=1',
  requestHeaders: [
    ['Host', 'h.example'],
    ['Authorization', 'Bearer canary-token'],
    ['Content-Type', 'application/json'],
    ['X-Twice', '1'],
    ['X-Twice', '2'],
  ],
  requestBodyBytes: 30,
  connection: null,
  interims: [],
  head: {
    status: 200,
    reason: 'OK',
    httpVersion: '1.1',
    headers: [
      ['Content-Type', 'application/json'],
      ['Set-Cookie', 'sid=canary-cookie; Path=/; HttpOnly'],
    ],
  },
  redirect: null,
  challenge: null,
  sides: [],
  cookies: null,
  timings: null,
};

const exchange = {
  phase: 'finished',
  id: 'x',
  startedAt: 0,
  endedAt: 21,
  method: 'POST',
  url: hop.url,
  hops: [hop],
  sentBytes: 30,
  receivedBytes: 40,
  head: hop.head,
  trailers: [],
  wireBytes: 200,
  bodyBytes: 40,
  encodedBytes: 40,
  bodyId: 'b',
  decoded: [],
  stop: null,
  timings,
} as unknown as FinishedExchange;

const bodies = {
  sent: '{"user": "bob", "password": "canary-typed"}',
  received: { text: '{"access_token": "canary-given", "echo": "canary-filled", "n": 1.0}', isBase64: false },
};

test('an exchange is a HAR log: lines in order, repeated ones twice, times as HAR counts them, bodies as they came', () => {
  const [entry] = exchangeHar(exchange, bodies).log.entries;
  expect(entry?.request.headers.map(({ name }) => name)).toEqual(['Host', 'Authorization', 'Content-Type', 'X-Twice', 'X-Twice']);
  // The handshake of TLS is a part of connecting, and counts once.
  expect(entry?.timings).toEqual({ blocked: -1, dns: 1, connect: 5, ssl: 3, send: 4, wait: 5, receive: 6 });
  expect(entry?.time).toBe(21);
  expect(entry?.response.content.text).toBe(bodies.received.text);
  expect(entry?.response.cookies).toEqual([{ name: 'sid', value: 'canary-cookie', path: '/', httpOnly: true, secure: false }]);
});

test('the versions are those that were spoken, as HAR writes them', () => {
  const versionsOf = (changed: Hop) => {
    const [entry] = exchangeHar({ ...exchange, hops: [changed] }, bodies).log.entries;
    return [entry?.request.httpVersion, entry?.response.httpVersion];
  };
  expect(versionsOf(hop)).toEqual(['HTTP/1.1', 'HTTP/1.1']);
  const head = { status: 200, reason: '', headers: [] };
  expect(versionsOf({ ...hop, requestVersion: 'HTTP/2', head: { ...head, httpVersion: '2' } })).toEqual(['HTTP/2', 'HTTP/2']);
  expect(versionsOf({ ...hop, requestVersion: 'HTTP/1.0', head: { ...head, httpVersion: '1.1' } })).toEqual([
    'HTTP/1.0',
    'HTTP/1.1',
  ]);
});

test('without secrets none is in it: neither typed, filled in, given by the server, nor in an address', () => {
  const shown = exchangeWithoutSecrets(exchange, bodies, ['canary-filled']);
  const text = JSON.stringify(exchangeHar(shown.exchange, shown.bodies));
  expect(text.match(/canary-\w+/g)).toBeNull();
  expect(text).toContain('Bearer {{token}}');
  expect(text).toContain('1.0');
  expect(text).toContain('page=1');
});
