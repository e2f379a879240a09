import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { startPracticeServer, type PracticeServer } from '../../practice/server';
import { browserOf, createTestFlows, failureOf, valueOf, type TestFlows } from './flow.test-support';
import { confirmDevice, signIn, type Page } from './person.test-support';
import { challengeOf } from './sign-in';
import type { OAuth2Auth } from '#shared/model/auth/oauth2';

let practice: PracticeServer;
let flows: TestFlows;
beforeAll(async () => void (practice = await startPracticeServer()));
beforeEach(async () => {
  practice.reset();
  flows = await createTestFlows();
});
afterEach(() => flows.close());
afterAll(() => practice.stop());

const app = (): Partial<OAuth2Auth> => ({
  discovery: `${practice.url}/oauth`,
  clientId: 'practice-app',
  scope: 'openid profile library.read',
});

/** Signs in as alice; the page that the browser shows at last is in `pages`. */
function alice(pages: Page[] = [], answer: 'allow' | 'refuse' = 'allow') {
  return { browser: browserOf(async (address) => void pages.push(await signIn(address, answer))) };
}

const enter = async (token: string): Promise<number> =>
  (await fetch(`${practice.url}/auth/oauth2/`, { headers: { Authorization: `Bearer ${token}` } })).status;

test('the challenge of RFC 7636, appendix B', () => {
  expect(challengeOf('dBjftJeZ4CVP-mB92K27uhbUJU1p1r_wW1gFWFOEjXk')).toBe('E9Melhoa2OwvFrEMTJguCHaoeK1t8URWbuGJSstw-cM');
});

describe('an authorization code', () => {
  test('with PKCE becomes tokens that open the door; the id token and its signature are checked', async () => {
    const pages: Page[] = [];
    const { entry } = valueOf(await flows.begin(app(), alice(pages)));
    expect(entry.tokens).toMatchObject({ scope: 'openid profile library.read', subject: 'alice', signatureChecked: true });
    expect(entry.tokens.expiresAt! - entry.tokens.receivedAt).toBe(120_000);
    expect(await enter(entry.tokens.access)).toBe(200);
    expect(flows.sent).toEqual(['GET /oauth/.well-known/openid-configuration', 'POST /oauth/token', 'GET /oauth/jwks']);
    expect(flows.steps).toEqual([
      'discoverAsk',
      'discoverAnswer',
      'prepare',
      'open',
      'signIn',
      'back',
      'tokenAsk',
      'tokenAnswer',
      'keysAsk',
      'keysAnswer',
    ]);
  });

  test('leaves nothing in the browser: a clean address, no script, nothing kept', async () => {
    const pages: Page[] = [];
    valueOf(await flows.begin(app(), alice(pages)));
    await expect.poll(() => pages.length).toBe(1);
    const [{ url, text, headers }] = pages as [Page];
    expect([url.search, url.hash, headers.get('cache-control')]).toEqual(['', '', 'no-store']);
    expect(headers.get('content-security-policy')).toContain("default-src 'none'");
    expect(text).toContain('Back in Cairn');
    expect(text).not.toMatch(/<script|\bcode=|href=/);
  });

  test('is refused without PKCE by a server that wants it, in the server’s words', async () => {
    const result = await flows.begin({ ...app(), pkce: 'off' }, alice());
    expect(failureOf(result)).toBe('callback refused invalid_request');
  });

  test('the plain method, which this server does not offer, is not even tried', async () => {
    expect(failureOf(await flows.begin({ ...app(), pkce: 'plain' }, alice()))).toBe('setUp noMethod');
  });

  test('when the person says no, that is what the server said', async () => {
    const pages: Page[] = [];
    expect(failureOf(await flows.begin(app(), alice(pages, 'refuse')))).toBe('callback refused access_denied');
    await expect.poll(() => pages[0]?.text ?? '').toContain('The server said no');
    expect(flows.sent).not.toContain('POST /oauth/token');
  });

  test('comes back to a fixed address by the user’s hand', async () => {
    const landing = `${practice.url}/oauth/landing`;
    let pasted: Promise<string> = Promise.reject(new Error('not yet'));
    pasted.catch(() => undefined);
    const browser = {
      async open(address: string) {
        pasted = signIn(address).then(({ url }) => url.href);
      },
      pasted: () => pasted,
    };
    const fixed = { ...app(), callback: 'fixed', callbackUrl: landing } as const;
    expect(valueOf(await flows.begin(fixed, { browser })).entry.tokens.subject).toBe('alice');
  });

  test.each(['basic', 'basicRaw', 'body'] as const)('a client with a secret says who it is by %s', async (clientAuth) => {
    const web = { ...app(), clientId: 'practice-web', clientSecret: 'web-secret', clientAuth };
    const { entry } = valueOf(await flows.begin(web, alice()));
    expect(await enter(entry.tokens.access)).toBe(200);
  });

  test('a wrong secret is told as the server tells it', async () => {
    const wrong = { ...app(), clientId: 'practice-web', clientSecret: 'guess' };
    expect(failureOf(await flows.begin(wrong, alice()))).toBe('token refused invalid_client');
  });
});

describe('without a browser', () => {
  const service = (): Partial<OAuth2Auth> => ({
    grant: 'clientCredentials',
    tokenUrl: `${practice.url}/oauth/token`,
    clientId: 'practice-service',
    clientSecret: 'service-secret',
    scope: 'library.read',
  });

  test('client credentials, from a typed address', async () => {
    const { entry } = valueOf(await flows.begin(service()));
    expect(await enter(entry.tokens.access)).toBe(200);
    expect([flows.sent, entry.tokens.refresh]).toEqual([['POST /oauth/token'], null]);
  });

  test('a grant that the client may not use', async () => {
    expect(failureOf(await flows.begin({ ...service(), clientId: 'practice-app', clientSecret: '' }))).toBe(
      'token refused invalid_request',
    );
  });

  test('name and password, for old servers', async () => {
    const fields = { ...service(), grant: 'password', clientId: 'practice-password', clientSecret: 'password-secret' } as const;
    const { entry } = valueOf(await flows.begin({ ...fields, username: 'bert', password: 'practice' }));
    expect(await enter(entry.tokens.access)).toBe(200);
    expect(failureOf(await flows.begin({ ...fields, username: 'bert', password: 'guess' }))).toBe('token refused invalid_grant');
    expect(failureOf(await flows.begin({ ...fields, username: 'bert' }))).toBe('setUp noPassword');
  });

  test('the implicit grant, whose token only the user can bring', async () => {
    let end: Page | null = null;
    const browser = {
      async open(address: string) {
        void signIn(address).then((page) => (end = page));
      },
      async pasted() {
        await expect.poll(() => end).not.toBeNull();
        return end!.way.find((address) => address.includes('#')) ?? '';
      },
    };
    const fields = { ...app(), grant: 'implicit', clientId: 'practice-implicit', scope: 'openid' } as const;
    const { entry } = valueOf(await flows.begin(fields, { browser }));
    expect([entry.tokens.subject, await enter(entry.tokens.access)]).toEqual(['alice', 200]);
    expect(end!.text).toContain('paste it into Cairn');
  });

  test('a device, confirmed elsewhere', async () => {
    const fields = { ...app(), grant: 'deviceCode', clientId: 'practice-device', scope: 'openid library.read' } as const;
    let shown = '';
    const showDevice = ({ userCode, address }: { userCode: string; address: string }) => {
      shown = userCode;
      void confirmDevice(address, userCode);
    };
    const { entry } = valueOf(await flows.begin(fields, { showDevice }));
    expect(shown).toMatch(/^[A-Z]{4}-[A-Z]{4}$/);
    expect([await enter(entry.tokens.access), flows.steps.filter((step) => step === 'poll').length]).toEqual([200, 1]);
  }, 20_000);
});

describe('a kept token', () => {
  test('is renewed with rotation, examined, and ended', async () => {
    const web = { ...app(), clientId: 'practice-web', clientSecret: 'web-secret' };
    const first = valueOf(await flows.begin(web, alice()));
    const { keeper, tools } = flows;
    const second = valueOf(await keeper.refresh(first.tokenId, null, tools));
    expect(second.entry.tokens.refresh).not.toBe(first.entry.tokens.refresh);
    expect(valueOf(await flows.store.find(first.tokenId))).toEqual(second.entry);
    expect(JSON.parse(valueOf(await keeper.introspect(first.tokenId, null, tools)))).toMatchObject({
      active: true,
      sub: 'alice',
    });
    valueOf(await keeper.revoke(first.tokenId, null, tools));
    expect(await enter(second.entry.tokens.access)).toBe(401);
    expect(valueOf(await flows.store.list())).toEqual([]);
  });
});
