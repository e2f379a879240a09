import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { blankAuth, type Auth } from '#shared/model/auth';
import type { Exchange } from '#shared/model/exchange';
import { createRow } from '#shared/model/row';
import { createTestEngine, type TestEngine } from '../engine/exchange.test-support';
import {
  makeTestCertificate,
  startRecordingServer,
  type Answered,
  type Recorded,
  type RecordingServer,
} from './recording-server.test-support';

const secret = 's3cr3t-value';
const challenge = 'Digest realm="r", nonce="n1", qop="auth", algorithm=SHA-256';
const ntlmChallenge = `NTLM ${Buffer.from(
  '4e544c4d53535000020000000000000030000000338a8ae20123456789abcdef00000000000000001400140030000000' +
    '02000c0044006f006d00610069006e0000000000',
  'hex',
).toString('base64')}`;

let folder: string;
let engine: TestEngine;
const servers: Record<'plain' | 'otherPlain' | 'secure' | 'otherSecure', RecordingServer> = {} as never;
/** Where `/from` leads, and by which status. */
let [status, location] = [302, ''];

/** What a server at the origin of the credentials answers. */
function answer({ target, headers }: Recorded): Answered {
  const given = headers.authorization ?? '';
  if (target.startsWith('/login'))
    return {
      status: 200,
      headers: { 'Set-Cookie': `sid=${secret}`, 'Content-Type': 'application/json' },
      body: `{"token":"${secret}"}`,
    };
  if (headers['x-wants'] === 'digest' && !given.startsWith('Digest '))
    return { status: 401, headers: { 'WWW-Authenticate': challenge } };
  if (headers['x-wants'] === 'ntlm' && !isProof(given)) return { status: 401, headers: { 'WWW-Authenticate': ntlmChallenge } };
  return target.startsWith('/from') ? { status, headers: { Location: location } } : { status: 200 };
}
const isProof = (given: string) => Buffer.from(given.replace('NTLM ', ''), 'base64')[8] === 3;

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'cairn-matrix-'));
  const certificate = await makeTestCertificate();
  await writeFile(join(folder, 'client.pem'), certificate.cert + certificate.key);
  servers.plain = await startRecordingServer(answer);
  servers.otherPlain = await startRecordingServer(answer);
  servers.secure = await startRecordingServer(answer, certificate);
  servers.otherSecure = await startRecordingServer(answer, certificate);
  engine = await createTestEngine({ trust: [certificate.cert] });
});
afterAll(async () => {
  await engine.close();
  await Promise.all(Object.values(servers).map((server) => server.close()));
  await rm(folder, { recursive: true });
});

const kinds = (): [name: string, auth: Auth, form?: true][] => [
  ['basic', { kind: 'basic', username: 'ada', password: secret }],
  ['bearer', { ...blankAuth.bearer, token: secret }],
  ['key in a header', { kind: 'apiKey', name: 'X-Odd', value: secret, placement: 'header' }],
  ['key in the query', { kind: 'apiKey', name: 'odd', value: secret, placement: 'query' }],
  ['key in a cookie', { kind: 'apiKey', name: 'odd', value: secret, placement: 'cookie' }],
  ['token', { ...blankAuth.token, token: secret }],
  ['token by login', { ...blankAuth.token, source: 'login', loginUrl: '/login', username: 'ada', password: secret }],
  ['session', { ...blankAuth.session, loginUrl: '/login', username: 'ada', password: secret }],
  ['digest', { kind: 'digest', username: 'ada', password: secret }],
  ['ntlm', { ...blankAuth.ntlm, username: 'ada', password: secret }],
  ['oauth1 in the header', { ...blankAuth.oauth1, consumerKey: 'k', token: secret }],
  ['oauth1 in the query', { ...blankAuth.oauth1, consumerKey: 'k', token: secret, placement: 'query' }],
  ['oauth1 in the body', { ...blankAuth.oauth1, consumerKey: 'k', token: secret, placement: 'body' }, true],
  ['aws in the header', { ...blankAuth.awsSigV4, accessKeyId: 'A', secretAccessKey: 's', sessionToken: secret, service: 's3' }],
  [
    'aws in the query',
    { ...blankAuth.awsSigV4, accessKeyId: 'A', secretAccessKey: 's', sessionToken: secret, service: 's3', placement: 'query' },
  ],
  ['certificate', { ...blankAuth.clientCertificate, certificatePath: join(folder, 'client.pem') }],
];

interface Move {
  readonly from: () => string;
  readonly to: () => string;
  readonly there: () => RecordingServer;
  readonly isSame?: true;
}
const plain = (host = 'localhost') => `http://${host}:${servers.plain.port}`;
const secure = (host = 'localhost') => `https://${host}:${servers.secure.port}`;
const moves: [name: string, move: Move][] = [
  ['same origin', { from: () => secure(), to: () => '/end', there: () => servers.secure, isSame: true }],
  ['http to https', { from: () => plain(), to: () => `${secure()}/end`, there: () => servers.secure }],
  ['https to http', { from: () => secure(), to: () => `${plain()}/end`, there: () => servers.plain }],
  [
    'another port',
    { from: () => secure(), to: () => `https://localhost:${servers.otherSecure.port}/end`, there: () => servers.otherSecure },
  ],
  ['subdomain', { from: () => secure(), to: () => `${secure('sub.localhost')}/end`, there: () => servers.secure }],
  ['another host', { from: () => secure(), to: () => `${secure('127.0.0.1')}/end`, there: () => servers.secure }],
  [
    'userinfo in the Location',
    {
      from: () => plain(),
      to: () => `http://mallory:${secret}@localhost:${servers.otherPlain.port}/end`,
      there: () => servers.otherPlain,
    },
  ],
];

/** Whatever a request carries that lets somebody in, or was made with what does. */
function carried({ target, headers, body, hasCertificate }: Recorded): string[] {
  const telling = ['authorization', 'cookie', 'x-odd', 'x-csrftoken', 'x-amz-security-token', 'x-amz-date', 'referer'];
  return [
    ...telling.filter((name) => headers[name] !== undefined),
    ...(JSON.stringify([target, headers, body]).includes(secret) ? ['the secret'] : []),
    ...(/[?&](?:odd|oauth_\w+|X-Amz-\w+)=/i.test(target) ? ['a parameter'] : []),
    ...(body.includes('oauth_') ? ['a field'] : []),
    ...(hasCertificate ? ['a certificate'] : []),
  ];
}

const whole = process.env.CAIRN_PROOF === 'whole';
const statuses = whole ? [301, 302, 303, 307, 308] : [302, 307];

describe.each(moves)('%s', (_name, { from, to, there, isSame }) => {
  test.each(statuses)(`by %i: of every kind ${isSame ? 'all' : 'nothing'} goes along, and what stays is told`, async (code) => {
    for (const [name, auth, form] of kinds()) {
      if (auth.kind === 'clientCertificate' && from().startsWith('http:')) continue;
      [status, location] = [code, to()];
      for (const server of Object.values(servers)) server.seen.length = 0;
      engine.context.pool.close();
      const exchange = await engine.send(
        {
          method: form ? 'POST' : 'GET',
          url: `${from()}/from`,
          headers: auth.kind === 'digest' || auth.kind === 'ntlm' ? [createRow('X-Wants', auth.kind)] : [],
          ...(form && { body: { kind: 'form', rows: [createRow('a', '1')] } }),
          auth,
        },
        { allowDowngrade: true, redirectOtherMethods: 'repeat' },
      );
      expectEnd(exchange, name);
      const end = there().seen.filter(({ target }) => target.startsWith('/end'));
      // A 303 leaves the form behind, and with it the only place where these signatures stand.
      if (isSame && !(form && code === 303)) expect(carried(end.at(-1)!), name).not.toEqual([]);
      if (!isSame) expect(end.flatMap(carried), name).toEqual([]);
      const leaving = exchange.hops.find(({ redirect }) => redirect !== null);
      const isTold = (leaving?.redirect?.dropped.length ?? 0) > 0;
      // What stands in a form goes with the form: there is no header or parameter to name.
      if (!form) expect(isTold, name).toBe(!isSame);
    }
  });
});

function expectEnd(exchange: Exchange, name: string) {
  const last = exchange.hops.at(-1);
  // A wish for credentials at the other place is answered with nothing.
  expect([exchange.phase === 'failed' ? exchange.failure : exchange.phase, last?.target.split('?')[0]], name).toEqual([
    'finished',
    '/end',
  ]);
}
