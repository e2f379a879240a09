import { expect, test } from 'vitest';
import { failureSchema, type Failure } from './failure';
import { describeFailure, hintFor } from './failure-words';

const examples: { readonly [K in Failure['kind']]: Extract<Failure, { kind: K }> } = {
  badUrl: { kind: 'badUrl', url: 'ftp://x', reason: 'Cairn speaks http and https, not “ftp”' },
  badDraft: { kind: 'badDraft', place: { part: 'method' }, reason: 'The method is empty.' },
  fileUnreadable: { kind: 'fileUnreadable', path: '/x', reason: 'it is not there' },
  authFailed: { kind: 'authFailed', reason: 'the login page has no form' },
  hostNotFound: { kind: 'hostNotFound', host: 'x.test' },
  connectionRefused: { kind: 'connectionRefused', host: 'x.test' },
  unreachable: { kind: 'unreachable', host: 'x.test', reason: 'it does not answer' },
  proxyFailed: { kind: 'proxyFailed', proxy: 'http://p.test:3128', status: 403, reason: 'it opens no tunnels' },
  proxyUnreachable: {
    kind: 'proxyUnreachable',
    tried: [{ proxy: 'http://proxy.test:3128', reason: 'nothing is listening there' }],
  },
  pacFailed: {
    kind: 'pacFailed',
    source: '/etc/proxy.pac',
    problem: 'threw',
    detail: 'line 3: ReferenceError: x is not defined',
  },
  certificateRejected: { kind: 'certificateRejected', host: 'x.test', reason: 'it expired on 2024-01-02', chain: ['x'] },
  tlsFailed: { kind: 'tlsFailed', host: 'x.test', reason: 'the server does not speak TLS on this port' },
  timedOut: { kind: 'timedOut', phase: 'connect', limitMs: 10_000 },
  connectionClosed: { kind: 'connectionClosed', host: 'x.test', receivedBytes: 2048, when: 'inBody' },
  http2Ended: { kind: 'http2Ended', host: 'x.test', how: 'reset', code: 'REFUSED_STREAM', detail: '', when: 'beforeHead' },
  wrongLength: { kind: 'wrongLength', expectedBytes: 10, receivedBytes: 1 },
  badResponse: { kind: 'badResponse', reason: 'a header line has no colon' },
  badEncoding: { kind: 'badEncoding', encoding: 'gzip', reason: 'it ends too early' },
  badFrame: { kind: 'badFrame', host: 'x.test', problem: 'masked', code: 1002 },
  limitExceeded: { kind: 'limitExceeded', limit: 'headBytes', allowed: 262_144 },
  cancelled: { kind: 'cancelled' },
  oauthRefused: { kind: 'oauthRefused', stage: 'token', error: 'invalid_grant', description: 'code was used', status: 400 },
  oauthProblem: { kind: 'oauthProblem', stage: 'token', problem: 'html', detail: '' },
  signInNeeded: { kind: 'signInNeeded', reason: 'none' },
  rejectedInput: { kind: 'rejectedInput', issues: ['draft: missing'] },
  unsupported: { kind: 'unsupported', capability: 'A dialog', reason: 'this host has none' },
  notFound: { kind: 'notFound', what: 'such body' },
  fileFailed: { kind: 'fileFailed', path: '/x', reason: 'the disk is full' },
  fileChanged: { kind: 'fileChanged', path: '/x', reason: 'it is newer' },
  hostGone: { kind: 'hostGone', reason: 'it does not answer' },
  practiceFailed: { kind: 'practiceFailed', reason: 'the port is taken' },
  vaultClosed: { kind: 'vaultClosed', state: 'locked' },
  vaultRefused: { kind: 'vaultRefused' },
  secretHeldBack: { kind: 'secretHeldBack', name: 'k', hosts: ['a.test'], host: 'b.test' },
  scriptFailed: { kind: 'scriptFailed', where: 'folder Orders', reason: 'line 3: ReferenceError: x is not defined' },
  scriptsNotAllowed: { kind: 'scriptsNotAllowed', where: ['folder Orders (before the request)'] },
  bug: { kind: 'bug', message: 'undefined is not a function' },
};

test('every failure is a sentence, and its hint one too or nothing', () => {
  for (const failure of Object.values(examples)) {
    expect(failureSchema.parse(failure)).toEqual(failure);
    expect(describeFailure(failure)).toMatch(/^[A-Z“x].*\.$/);
    expect(hintFor(failure)).toMatch(/^(?:|[A-Z].*[.?])$/);
  }
});

test('the words are plain', () => {
  expect(Object.values(examples).slice(4, 20).map(describeFailure)).toEqual([
    'No server is called x.test.',
    'x.test is there, but nothing is listening on that port.',
    'x.test cannot be reached: it does not answer.',
    'The proxy http://p.test:3128 did not let this through: it opens no tunnels.',
    'The proxy http://proxy.test:3128 cannot be reached: nothing is listening there.',
    'The PAC file /etc/proxy.pac broke down: line 3: ReferenceError: x is not defined.',
    'The certificate of x.test is not to be trusted: it expired on 2024-01-02.',
    'No secure connection to x.test: the server does not speak TLS on this port.',
    'No connection was made within 10 s.',
    'x.test closed the connection before the body was complete, after 2 KiB.',
    'x.test ended this stream of HTTP/2 without an answer: REFUSED_STREAM.',
    'The body ended after 1 byte, although Content-Length promised 10 bytes.',
    'The answer is not valid HTTP: a header line has no colon.',
    'The body says it is encoded with gzip, but it cannot be decoded: it ends too early.',
    'x.test broke the WebSocket protocol: a frame from the server is masked, which only a client’s may be (RFC 6455, 5.1).',
    'The head of the answer is larger than 256 KiB.',
  ]);
});

test('every limit and every moment of a closed connection has words', () => {
  const limits = [
    'headBytes',
    'headLines',
    'interims',
    'encodings',
    'trailerBytes',
    'bodyBytes',
    'decodedBytes',
    'diskSpace',
    'messageBytes',
  ] as const;
  const whens = ['beforeHead', 'inHead', 'inBody', 'sending', 'open'] as const;
  const all = [
    ...limits.map((limit) => describeFailure({ kind: 'limitExceeded', limit, allowed: 5 })),
    ...whens.map((when) => describeFailure({ kind: 'connectionClosed', host: 'x.test', receivedBytes: 5, when })),
  ];
  expect(new Set(all).size).toBe(14);
});
