import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import type { OAuth2Auth } from '#shared/model/auth/oauth2';
import { browserOf, createTestFlows, failureOf, valueOf, type TestFlows } from './flow.test-support';
import { startHostileServer, type Answer, type HostileServer, type Tricks } from './hostile-server.test-support';
import { createBrowser, type Page } from './person.test-support';

let server: HostileServer;
let flows: TestFlows;
beforeAll(async () => void (server = await startHostileServer()));
beforeEach(async () => {
  server.tricks = {};
  server.asked.length = 0;
  flows = await createTestFlows();
});
afterEach(() => flows.close());
afterAll(() => server.close());

const visits = () => browserOf((address) => createBrowser().go(address));
const fields = (more: Partial<OAuth2Auth> = {}): Partial<OAuth2Auth> => ({ discovery: server.url, clientId: 'client', ...more });

async function begin(tricks: Tricks, more: Partial<OAuth2Auth> = {}) {
  server.tricks = tricks;
  return flows.begin(fields(more), { browser: visits() });
}

const without = (name: string) => (query: URLSearchParams) => (query.delete(name), query);
const withValue = (name: string, value: string) => (query: URLSearchParams) => (query.set(name, value), query);

test('an honest answer is taken, so that what follows means something', async () => {
  const { entry } = valueOf(await begin({}, { scope: 'openid' }));
  expect(entry.tokens).toMatchObject({
    access: expect.stringMatching(/^access-\d+$/),
    subject: 'mallory',
    signatureChecked: true,
  });
  expect(server.authorization.get('state')).toMatch(/^[\w-]{43}$/);
  expect(server.authorization.get('code_challenge_method')).toBe('S256');
  expect(server.asked[0]?.get('code_verifier')).toMatch(/^[\w-]{43,128}$/);
  expect(server.asked[0]?.has('scope')).toBe(false);
});

describe('an answer through the browser that is not right never reaches the token endpoint:', () => {
  const cases: readonly (readonly [string, Tricks['back'] & object, string])[] = [
    ['issuer missing although it was promised', without('iss'), 'callback issuerMissing'],
    ['another issuer', withValue('iss', 'https://honest.example'), 'callback issuerWrong'],
    ['the issuer with a slash more', (query) => withValue('iss', `${query.get('iss')}/`)(query), 'callback issuerWrong'],
    ['no code', without('code'), 'callback codeMissing'],
    ['two codes', (query) => (query.append('code', 'another'), query), 'callback twice'],
    ['two states', (query) => (query.append('state', 'another'), query), 'callback twice'],
    ['an error beside a code', withValue('error', 'access_denied'), 'callback refused access_denied'],
  ];
  test.each(cases)('%s', async (_, back, expected) => {
    expect(failureOf(await begin({ back }))).toBe(expected);
    expect(server.asked).toEqual([]);
  });

  test.each([
    ['a missing state', without('state')],
    ['a wrong state', withValue('state', 'x'.repeat(43))],
    ['an empty state', withValue('state', '')],
    ['the state of another sign-in', withValue('state', 'A1b2'.repeat(11))],
  ])('%s is refused at the door, and the right answer still counts', async (_, back) => {
    const pages: Page[] = [];
    server.tricks = { back };
    const browser = browserOf(async (address) => {
      const mallory = createBrowser();
      pages.push(await mallory.go(address));
      server.tricks = {};
      pages.push(await mallory.go(address));
    });
    valueOf(await flows.begin(fields(), { browser }));
    await expect.poll(() => pages.length).toBe(2);
    expect([pages.map(({ status }) => status), server.asked.length]).toEqual([[404, 200], 1]);
    expect(flows.remarks.join()).toMatch(/wrong or missing state/);
  });

  test('a state that was pasted from elsewhere', async () => {
    const callbackUrl = 'https://app.example/callback';
    const paste = (query: string) => ({
      open: () => Promise.resolve(),
      pasted: () => Promise.resolve(`${callbackUrl}?${query}`),
    });
    const fixed = fields({ callback: 'fixed', callbackUrl });
    expect(failureOf(await flows.begin(fixed, { browser: paste('code=c&state=guess') }))).toBe('callback stateWrong');
    expect(failureOf(await flows.begin(fixed, { browser: paste('code=c') }))).toBe('callback stateMissing');
    expect(server.asked).toEqual([]);
  });

  test('a code that is replayed comes to a listener that is gone', async () => {
    const browser = createBrowser();
    let way: readonly string[] = [];
    const person = { browser: browserOf(async (address) => void ({ way } = await browser.go(address))) };
    valueOf(await flows.begin(fields(), person));
    await expect.poll(() => way.length).toBe(3);
    const callback = way.find((address) => address.includes('code='));
    await expect
      .poll(() =>
        browser.go(callback ?? '').then(
          ({ status }) => status,
          () => 'gone',
        ),
      )
      .toBe('gone');
    expect(server.asked.length).toBe(1);
  });
});

describe('a server that is not what it says', () => {
  test('metadata of another issuer', async () => {
    expect(failureOf(await begin({ metadata: (honest) => ({ ...honest, issuer: 'https://honest.example' }) }))).toBe(
      'discovery issuerWrong',
    );
  });

  test('metadata that is a web page, or a redirect elsewhere', async () => {
    const page = { raw: '<!doctype html><p>hello', type: 'text/html' };
    expect(failureOf(await begin({ metadata: () => page }))).toBe('discovery html');
    const moved = { raw: '', status: 302, location: 'http://127.0.0.1:1/' };
    expect(failureOf(await begin({ metadata: () => moved }))).toBe('discovery redirected');
  });

  test('S256 is not given up for a server that says it has only plain', async () => {
    const weak: Tricks = { metadata: (honest) => ({ ...honest, code_challenge_methods_supported: ['plain'] }) };
    expect(failureOf(await begin(weak))).toBe('setUp noMethod');
    expect(server.asked).toEqual([]);
    // Only whoever chose it gets it.
    valueOf(await begin(weak, { pkce: 'plain' }));
    expect(server.authorization.get('code_challenge')).toBe(server.asked[0]?.get('code_verifier'));
  });

  test('an authorization address that is no web address opens nothing', async () => {
    const opened: string[] = [];
    server.tricks = { metadata: (honest) => ({ ...honest, authorization_endpoint: 'javascript:alert(1)' }) };
    const browser = browserOf(async (address) => void opened.push(address));
    expect(failureOf(await flows.begin(fields(), { browser }))).toBe('setUp badAddress');
    expect(opened).toEqual([]);
  });

  test('without a known issuer only the origin that was asked is believed', async () => {
    const typed = { discovery: '', tokenUrl: `${server.url}/token`, authorizationUrl: `${server.url}/authorize` };
    expect(failureOf(await begin({ back: withValue('iss', 'https://honest.example') }, typed))).toBe('callback issuerWrong');
    valueOf(await begin({ back: without('iss') }, typed));
    expect(
      failureOf(
        await begin({ claims: (honest) => ({ ...honest, iss: 'https://honest.example' }) }, { ...typed, scope: 'openid' }),
      ),
    ).toBe('idToken idTokenIssuer');
  });
});

describe('token answers that cannot be taken, each under its own name:', () => {
  const changed = (change: object) => (_: unknown, honest: object) => ({ ...honest, ...change });
  const raw = (answer: Answer) => () => answer;
  const cases: readonly (readonly [string, Tricks['token'] & object, string])[] = [
    ['a web page', raw({ raw: '<html>Please log in', type: 'text/html' }), 'token html'],
    ['a web page that says it is text', raw({ raw: '<!DOCTYPE html><p>', type: 'text/plain' }), 'token html'],
    ['another type', raw({ raw: '{"access_token":"a"}', type: 'text/plain' }), 'token wrongType'],
    ['no type', raw({ raw: '{"access_token":"a"}', type: '' }), 'token wrongType'],
    ['half of a JSON text', raw({ raw: '{"access_token":"a"' }), 'token notJson'],
    ['a list', raw({ raw: '[]' }), 'token notJson'],
    ['two mebibytes', raw({ raw: `{"access_token":"${'a'.repeat(2 ** 21)}"}` }), 'token tooLarge'],
    ['a redirect', raw({ raw: '', status: 302, location: 'http://127.0.0.1:1/steal' }), 'token redirected'],
    ['a bare 500', raw({ raw: 'oops', status: 500, type: 'text/html' }), 'token status'],
    [
      'an error',
      raw({ raw: '{"error":"invalid_grant","error_description":"used"}', status: 400 }),
      'token refused invalid_grant',
    ],
    ['an error with status 200', raw({ error: 'bad_verification_code' }), 'token refused bad_verification_code'],
    [
      'an error as a form',
      raw({ raw: 'error=invalid_grant', type: 'application/x-www-form-urlencoded' }),
      'token refused invalid_grant',
    ],
    ['no access token', changed({ access_token: undefined }), 'token field'],
    ['an empty access token', changed({ access_token: '' }), 'token field'],
    ['an access token that is an object', changed({ access_token: {} }), 'token field'],
    ['no token type', changed({ token_type: undefined }), 'token tokenTypeMissing'],
    ['a token type that cannot be sent', changed({ token_type: 'mac' }), 'token tokenTypeUnknown'],
    ['a proof-of-possession type', changed({ token_type: 'DPoP' }), 'token tokenTypeUnknown'],
    ['negative time to live', changed({ expires_in: -1 }), 'token expiry'],
    ['endless time to live', changed({ expires_in: 1e18 }), 'token expiry'],
    ['words as time to live', changed({ expires_in: 'soon' }), 'token expiry'],
    ['a refresh token that is a number', changed({ refresh_token: 7 }), 'token field'],
    ['scopes as a list', changed({ scope: ['a'] }), 'token field'],
  ];
  test.each(cases)('%s', async (_, token, expected) => {
    expect(failureOf(await begin({ token }))).toBe(expected);
    expect(valueOf(await flows.store.list())).toEqual([]);
  });

  test.each([
    [
      'a form, as old servers answer',
      { raw: 'access_token=a&token_type=bearer&expires_in=60', type: 'application/x-www-form-urlencoded' },
      60_000,
    ],
    ['a form labelled as text', { raw: 'access_token=a&token_type=Bearer', type: 'text/plain' }, null],
    ['numbers written as text', { access_token: 'a', token_type: 'bearer', expires_in: '60' }, 60_000],
    ['no time to live', { access_token: 'a', token_type: 'Bearer' }, null],
    ['null for what is not there', { access_token: 'a', token_type: 'Bearer', expires_in: null, refresh_token: null }, null],
    ['JSON under its old names', { raw: '{"access_token":"a","token_type":"Bearer"}', type: 'text/json' }, null],
  ] as const)('%s is understood', async (_, answer, life) => {
    const { tokens } = valueOf(await begin({ token: () => answer })).entry;
    expect([tokens.access, tokens.expiresAt === null ? null : tokens.expiresAt - tokens.receivedAt]).toEqual(['a', life]);
  });

  test('fewer scopes than asked for, or more, are remarked', async () => {
    valueOf(await begin({ token: changed({ scope: 'a c' }) }, { scope: 'a b' }));
    expect(flows.remarks).toEqual([
      'The server granted less than was asked for: b is missing.',
      'The server granted more than was asked for: c.',
    ]);
  });
});

describe('id tokens that prove nothing:', () => {
  const claims = (change: object) => ({ claims: (honest: object) => ({ ...honest, ...change }) });
  const cases: readonly (readonly [string, Tricks, string])[] = [
    ['unsigned', { header: { alg: 'none' } }, 'idToken idTokenUnsigned'],
    ['unsigned, in other letters', { header: { alg: 'NoNe' } }, 'idToken idTokenUnsigned'],
    ['signed with what the server does not use', { header: { alg: 'HS256' } }, 'idToken idTokenAlgorithm'],
    ['signed with another key', { strangeKey: true }, 'idToken idTokenSignature'],
    ['of another issuer', claims({ iss: 'https://honest.example' }), 'idToken idTokenIssuer'],
    ['for another client', claims({ aud: 'another' }), 'idToken idTokenAudience'],
    [
      'for several, of which we are not the one it was given to',
      claims({ aud: ['client', 'another'], azp: 'another' }),
      'idToken idTokenAudience',
    ],
    ['of another sign-in', claims({ nonce: 'another' }), 'idToken idTokenNonce'],
    ['without a nonce', claims({ nonce: undefined }), 'idToken idTokenBroken'],
    ['expired', claims({ exp: 1 }), 'idToken idTokenExpired'],
    ['not valid yet', claims({ nbf: 4_000_000_000 }), 'idToken idTokenExpired'],
    ['of nobody', claims({ sub: undefined }), 'idToken idTokenBroken'],
    ['missing', { token: () => ({ access_token: 'a', token_type: 'Bearer' }) }, 'idToken idTokenMissing'],
    ['not a JWT', { token: (_, honest) => ({ ...honest, id_token: 'what?' }) }, 'idToken idTokenBroken'],
  ];
  test.each(cases)('%s', async (_, tricks, expected) => {
    expect(failureOf(await begin(tricks, { scope: 'openid' }))).toBe(expected);
    expect(valueOf(await flows.store.list())).toEqual([]);
  });
});

test('a device is asked again, more slowly when the server wants it, and not for ever', async () => {
  // Five seconds for each time that the server asks for more time.
  const isWhole = process.env['CAIRN_PROOF'] === 'whole';
  const answers = ['authorization_pending', ...(isWhole ? ['slow_down'] : []), 'access_denied'];
  const count = answers.length;
  server.tricks = { token: () => ({ raw: JSON.stringify({ error: answers.shift() }), status: 400 }) };
  const from = performance.now();
  const result = await flows.begin(fields({ grant: 'deviceCode' }));
  expect([failureOf(result), server.asked.length]).toEqual(['token refused access_denied', count]);
  expect(performance.now() - from).toBeGreaterThan(isWhole ? 7_900 : 1_900);
}, 20_000);

test('a device that may only ask again in weeks does not ask at once', async () => {
  server.tricks = { device: { interval: 3_000_000, expires_in: 4_000_000 }, token: () => ({ raw: '{}', status: 400 }) };
  const shown = new Promise<void>((resolve) => {
    void flows.begin(fields({ grant: 'deviceCode' }), { showDevice: () => resolve() });
  });
  await shown;
  await new Promise((resolve) => setTimeout(resolve, 300));
  expect(server.asked).toEqual([]);
});
