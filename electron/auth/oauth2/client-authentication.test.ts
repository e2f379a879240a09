import { createHmac, createVerify, generateKeyPairSync } from 'node:crypto';
import { afterAll, afterEach, beforeAll, beforeEach, expect, test } from 'vitest';
import type { OAuth2Auth } from '#shared/model/auth/oauth2';
import { createTestFlows, failureOf, form, valueOf, type TestFlows } from './flow.test-support';
import { startHostileServer, type HostileServer } from './hostile-server.test-support';

let server: HostileServer;
let flows: TestFlows;
let headers: (readonly [string, string])[];
beforeAll(async () => void (server = await startHostileServer()));
beforeEach(async () => {
  server.asked.length = 0;
  flows = await createTestFlows();
});
afterEach(() => flows.close());
afterAll(() => server.close());

/** What the token endpoint received of a client that asks for itself. */
async function ask(fields: Partial<OAuth2Auth>) {
  const send = flows.tools.send;
  const tools = {
    ...flows.tools,
    send: (draft: Parameters<typeof send>[0], says: string) => {
      headers = draft.headers.map(({ name, value }) => [name, value] as const);
      return send(draft, says);
    },
  };
  const auth = {
    ...form({ grant: 'clientCredentials', discovery: server.url, clientId: 'a-b:c', ...fields }),
  };
  valueOf(await flows.keeper.begin({ auth, purpose: { boundTo: '', environment: '' } }, tools, {} as never));
  return { form: server.asked[0]!, authorization: headers.find(([name]) => name === 'Authorization')?.[1] };
}

const basic = (authorization: string | undefined) => Buffer.from(authorization?.replace('Basic ', '') ?? '', 'base64').toString();
const claimsOf = (jwt: string) =>
  jwt
    .split('.')
    .slice(0, 2)
    .map((part) => JSON.parse(Buffer.from(part, 'base64url').toString()) as Record<string, unknown>);

test('Basic, form-encoded first as RFC 6749 wants it, or as it is', async () => {
  const clientSecret = 'p-w% ü';
  expect(basic((await ask({ clientSecret })).authorization)).toBe('a%2Db%3Ac:p%2Dw%25+%C3%BC');
  server.asked.length = 0;
  expect(basic((await ask({ clientSecret, clientAuth: 'basicRaw' })).authorization)).toBe('a-b:c:p-w% ü');
});

test('in the body, or by name alone', async () => {
  const { form, authorization } = await ask({ clientSecret: 's', clientAuth: 'body' });
  expect([form.get('client_id'), form.get('client_secret'), authorization]).toEqual(['a-b:c', 's', undefined]);
  server.asked.length = 0;
  const { form: bare } = await ask({ clientSecret: '' });
  expect([bare.get('client_id'), bare.has('client_secret')]).toEqual(['a-b:c', false]);
});

test('an assertion signed with the secret; its audience is the issuer alone', async () => {
  const { form } = await ask({ clientSecret: 'shared secret', clientAuth: 'clientSecretJwt' });
  const jwt = form.get('client_assertion') ?? '';
  const [header, claims] = claimsOf(jwt);
  expect(header).toEqual({ alg: 'HS256' });
  expect(claims).toMatchObject({ iss: 'a-b:c', sub: 'a-b:c', aud: server.url });
  const [head, payload, signature] = jwt.split('.');
  expect(createHmac('sha256', 'shared secret').update(`${head}.${payload}`).digest('base64url')).toBe(signature);
});

test('an assertion signed with a key, in PEM or as a JWK, of every kind that signs', async () => {
  const rsa = generateKeyPairSync('rsa', { modulusLength: 2048 });
  const ec = generateKeyPairSync('ec', { namedCurve: 'P-256' });
  const ed = generateKeyPairSync('ed25519');
  const pem = rsa.privateKey.export({ type: 'pkcs8', format: 'pem' }).toString();
  const old = rsa.privateKey.export({ type: 'pkcs1', format: 'pem' }).toString();
  const jwk = JSON.stringify({ ...ec.privateKey.export({ format: 'jwk' }), kid: 'k1' });
  const edPem = ed.privateKey.export({ type: 'pkcs8', format: 'pem' }).toString();
  const seen: unknown[] = [];
  for (const privateKey of [pem, old, jwk, edPem]) {
    server.asked.length = 0;
    const { form } = await ask({ clientAuth: 'privateKeyJwt', privateKey });
    const jwt = form.get('client_assertion') ?? '';
    const [header, claims] = claimsOf(jwt);
    expect(claims).toMatchObject({ aud: server.url });
    if (privateKey === pem) {
      const [head, payload, signature = ''] = jwt.split('.');
      expect(createVerify('sha256').update(`${head}.${payload}`).verify(rsa.publicKey, signature, 'base64url')).toBe(true);
    }
    seen.push(header);
  }
  expect(seen).toEqual([{ alg: 'RS256' }, { alg: 'RS256' }, { alg: 'ES256', kid: 'k1' }, { alg: 'Ed25519' }]);
});

test('without a known issuer the audience is the token address', async () => {
  const { form } = await ask({
    discovery: '',
    tokenUrl: `${server.url}/token`,
    clientSecret: 's',
    clientAuth: 'clientSecretJwt',
  });
  expect(claimsOf(form.get('client_assertion') ?? '')[1]).toMatchObject({ aud: `${server.url}/token` });
});

test('a missing secret and a key that is none are told before anything is sent', async () => {
  const at = (fields: Partial<OAuth2Auth>) =>
    flows.begin({ grant: 'clientCredentials', tokenUrl: `${server.url}/token`, clientId: 'c', ...fields });
  expect(failureOf(await at({ clientAuth: 'body' }))).toBe('setUp noSecret');
  expect(failureOf(await at({ clientAuth: 'privateKeyJwt', privateKey: '-----BEGIN PRIVATE KEY-----\nMIIE' }))).toBe(
    'setUp badKey',
  );
  expect(failureOf(await at({ clientAuth: 'privateKeyJwt' }))).toBe('setUp badKey');
  expect(server.asked).toEqual([]);
});

test('extra parameters go where they belong, on their step alone; none takes the place of ours', async () => {
  const row = <P extends 'query' | 'body' | 'header'>(name: string, value: string, placement: P) => ({
    id: name,
    name,
    value,
    placement,
    enabled: true,
    description: '',
  });
  const { form } = await ask({
    audience: 'https://api.example',
    resource: 'https://one.example https://two.example',
    extras: {
      authorization: [row('prompt', 'login', 'query')],
      token: [
        row('tenant', 't1', 'body'),
        row('X-Tenant', 't2', 'header'),
        row('grant_type', 'password', 'body'),
        row('Authorization', 'x', 'header'),
      ],
      refresh: [row('late', '1', 'body')],
    },
  });
  expect(Array.from(form.entries()).toSorted(([one], [other]) => (one < other ? -1 : 1))).toEqual([
    ['audience', 'https://api.example'],
    ['client_id', 'a-b:c'],
    ['grant_type', 'client_credentials'],
    ['resource', 'https://one.example'],
    ['resource', 'https://two.example'],
    ['tenant', 't1'],
  ]);
  expect(headers.filter(([name]) => /tenant|authorization/i.test(name))).toEqual([['X-Tenant', 't2']]);
});
