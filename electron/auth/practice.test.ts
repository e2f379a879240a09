import { afterAll, beforeAll, expect, test } from 'vitest';
import { blankAuth, type Auth } from '#shared/model/auth';
import { createTestEngine, type TestEngine } from '../engine/exchange.test-support';
import { startPracticeServer, type PracticeServer } from '../practice/server';

let engine: TestEngine;
let practice: PracticeServer;
beforeAll(async () => {
  engine = await createTestEngine();
  practice = await startPracticeServer();
});
afterAll(async () => {
  await engine.close();
  await practice.stop();
});

const statusOf = async (path: string, auth: Auth) => {
  const exchange = await engine.send({ url: practice.url + path, auth });
  return exchange.phase === 'finished' ? exchange.head.status : exchange.failure.kind;
};

test('each kind of credential opens its door, and a wrong one does not', async () => {
  const [account] = practice.accounts;
  if (!account) throw new Error('nobody lives there');
  const { username, password, token, apiKey } = account;
  const key = (placement: 'header' | 'query', name: string, value = apiKey): Auth => ({ kind: 'apiKey', name, value, placement });

  expect({
    nobody: await statusOf('/auth/basic/', { kind: 'none' }),
    basic: await statusOf('/auth/basic/', { kind: 'basic', username, password }),
    wrongPassword: await statusOf('/auth/basic/', { kind: 'basic', username, password: `${password}x` }),
    token: await statusOf('/auth/token/', { kind: 'bearer', prefix: 'Token', token }),
    bearer: await statusOf('/auth/bearer/', { kind: 'bearer', prefix: 'Bearer', token }),
    wrongToken: await statusOf('/auth/bearer/', { kind: 'bearer', prefix: 'Bearer', token: 'nobody' }),
    keyHeader: await statusOf('/auth/api-key/', key('header', 'X-API-Key')),
    keyQuery: await statusOf('/auth/api-key/', key('query', 'api_key')),
    wrongKey: await statusOf('/auth/api-key/', key('header', 'X-API-Key', 'nobody.key')),
  }).toEqual({
    nobody: 401,
    basic: 200,
    wrongPassword: 401,
    token: 200,
    bearer: 200,
    wrongToken: 401,
    keyHeader: 200,
    keyQuery: 200,
    wrongKey: 403,
  });
});

test('what was signed is verified by the other side: OAuth 1.0a wherever it stands, and AWS', async () => {
  const [account] = practice.accounts;
  if (!account) throw new Error('nobody lives there');
  const oauth: Auth = {
    ...blankAuth.oauth1,
    consumerKey: 'practice-consumer',
    consumerSecret: 'consumer-secret',
    token: 'alice-token',
    tokenSecret: 'alice-token-secret',
  };
  const aws: Auth = {
    ...blankAuth.awsSigV4,
    accessKeyId: account.username,
    secretAccessKey: account.token,
    service: 's3',
    region: 'us-east-1',
  };
  expect({
    header: await statusOf('/auth/oauth1/?a=b%20c&a=%2B', oauth),
    longerHash: await statusOf('/auth/oauth1/', { ...oauth, signatureMethod: 'HMAC-SHA256' }),
    query: await statusOf('/auth/oauth1/?a=1', { ...oauth, placement: 'query' }),
    wrongSecret: await statusOf('/auth/oauth1/', { ...oauth, tokenSecret: 'x' }),
    aws: await statusOf('/s3/', aws),
    wrongKey: await statusOf('/s3/', { ...aws, secretAccessKey: 'x' }),
  }).toEqual({ header: 200, longerHash: 200, query: 200, wrongSecret: 401, aws: 200, wrongKey: 403 });
});
