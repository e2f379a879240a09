import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { blankOAuth2, type OAuth2Auth } from '#shared/model/auth/oauth2';
import { createEnvironment } from '#shared/model/environment';
import type { OAuthFlow } from '#shared/model/oauth-flow';
import { createDraft } from '#shared/model/request-draft';
import { createVariable } from '#shared/model/variable';
import { signIn } from '../auth/oauth2/person.test-support';
import { startPracticeServer, type PracticeServer } from '../practice/server';
import { makeTestFolder } from './host-parts.test-support';
import { startServices } from './services.test-support';

let practice: PracticeServer;
beforeAll(async () => void (practice = await startPracticeServer()));
afterAll(() => practice.stop());

const byCode: OAuth2Auth = {
  ...blankOAuth2,
  discovery: '{{base}}/oauth',
  clientId: '{{client_id}}',
  scope: 'openid library.read',
};
const byProgram: OAuth2Auth = {
  ...blankOAuth2,
  grant: 'clientCredentials',
  discovery: '{{base}}/oauth',
  clientId: '{{client_id}}',
  clientSecret: '{{client_secret}}',
  scope: 'library.read',
};

/** A collection with two environments for the same server and the same client. */
async function bench(values: Record<string, string> = { client_id: 'practice-app' }) {
  const folder = await makeTestFolder();
  const home = join(folder, 'home');
  const asked = startServices(home);
  const { call, services } = asked;
  const root = join(folder, 'shop');
  const place = { root, path: 'who.yml' };
  await call('collection.create', { root, name: 'Shop' });
  for (const name of ['staging', 'production']) {
    const variables = Object.entries({ base: practice.url, ...values }).map(([key, value]) => createVariable(key, value));
    await call('environment.save', { root, environment: { ...createEnvironment(name), variables } });
  }

  /** Gets a token in the environment in use, signed in as somebody where the grant needs a person. */
  async function getToken(auth: OAuth2Auth, username: string): Promise<OAuthFlow> {
    const flowId = crypto.randomUUID();
    let isSigningIn = false;
    const over = new Promise<OAuthFlow>((resolve) => {
      services.subscribe((name, payload) => {
        const flow = payload as OAuthFlow;
        if (name !== 'oauth.changed' || flow.flowId !== flowId) return;
        if (flow.browserAddress !== null && !isSigningIn) {
          isSigningIn = true;
          void signIn(flow.browserAddress, 'allow', username);
        }
        if (flow.endedAt !== null) resolve(flow);
      });
    });
    await call('oauth.begin', { flowId, auth, url: '{{base}}/auth/oauth2/', place });
    return over;
  }
  const use = (name: string | null) => call('environment.choose', { root, name });
  async function send(auth: OAuth2Auth) {
    const end = await asked.send({ ...createDraft('{{base}}/auth/oauth2/'), auth }, place);
    if (end.type === 'failed') return end.failure;
    return JSON.parse((await call('body.readText', { bodyId: end.bodyId ?? '', charset: null })).text) as unknown;
  }
  const find = (auth: OAuth2Auth) => call('oauth.find', { auth, url: '{{base}}/auth/oauth2/', place });
  return { ...asked, home, root, place, getToken, use, send, find };
}

test('the token of staging is never sent for production, though server, client and host are the same', async () => {
  const { getToken, use, send, find, call, place } = await bench();
  await use('staging');
  expect(await getToken(byCode, 'alice')).toMatchObject({ phase: 'done' });
  expect(await send(byCode)).toMatchObject({ username: 'alice' });

  await use('production');
  expect(await find(byCode)).toBeNull();
  expect(await send(byCode)).toEqual({ kind: 'signInNeeded', reason: 'otherEnvironment' });
  const draft = { ...createDraft('{{base}}/auth/oauth2/'), auth: byCode };
  expect(await call('auth.preview', { draft, place })).toMatchObject({ additions: [], says: /no token yet/ });

  expect(await getToken(byCode, 'bert')).toMatchObject({ phase: 'done' });
  expect(await send(byCode)).toMatchObject({ username: 'bert' });
  await use('staging');
  expect(await send(byCode)).toMatchObject({ username: 'alice' });
  expect(await find(byCode)).toMatchObject({ purpose: { boundTo: practice.url, environment: 'staging' } });
  await use(null);
  expect(await send(byCode)).toMatchObject({ kind: 'badDraft' });

  const kept = await call('oauth.list', null);
  expect(kept.map(({ purpose }) => purpose.environment).toSorted()).toEqual(['production', 'staging']);
  const staging = kept.find(({ purpose }) => purpose.environment === 'staging');
  await call('oauth.forget', { tokenId: staging?.tokenId ?? '' });
  await use('production');
  expect(await send(byCode)).toMatchObject({ username: 'bert' });
}, 30_000);

test('a token is renewed for its own environment alone', async () => {
  const { getToken, use, find, call, send } = await bench();
  const auth = { ...byCode, scope: 'openid offline_access library.read' };
  await use('staging');
  await getToken(auth, 'alice');
  await use('production');
  await getToken(auth, 'bert');
  const before = await find(auth);
  const flowId = crypto.randomUUID();
  await use('staging');
  const other = await find(auth);
  await call('oauth.act', { flowId, act: 'refresh', tokenId: other?.tokenId ?? '', auth: null });
  await expect.poll(async () => (await find(auth))?.receivedAt).not.toBe(other?.receivedAt);
  await use('production');
  expect(await find(auth)).toEqual(before);
  expect(await send(auth)).toMatchObject({ username: 'bert' });
}, 30_000);

test('discovery and the flow are filled in from environment, request and vault; their secret stands in no file', async () => {
  const secret = 'service-secret';
  const { call, use, send, home, root, place } = await bench({ client_id: 'practice-service' });
  await call('vault.create', { kind: 'passphrase', passphrase: 'six grey stones' });
  await call('vault.write', { name: 'client_secret', value: secret, hosts: [] });
  await use('production');
  const server = await call('oauth.discover', { flowId: crypto.randomUUID(), auth: byProgram, place });
  expect(server).toMatchObject({ tokenUrl: `${practice.url}/oauth/token` });
  const variables = [createVariable('from', practice.url)];
  const own = { ...byProgram, discovery: '{{from}}/oauth' };
  expect(await call('oauth.discover', { flowId: crypto.randomUUID(), auth: own, place, variables })).toMatchObject({
    issuer: server.issuer,
  });

  expect(await send(byProgram)).toMatchObject({ client: 'practice-service' });
  const [kept] = await call('oauth.list', null);
  expect(kept).toMatchObject({ purpose: { environment: 'production' }, kept: 'vault', clientId: 'practice-service' });
  const { access } = await call('oauth.reveal', { tokenId: kept?.tokenId ?? '' });
  const found = [home, root].flatMap((folder) =>
    readdirSync(folder, { recursive: true, withFileTypes: true })
      .filter((entry) => entry.isFile())
      .map((entry) => join(entry.parentPath, entry.name))
      .filter((path) => [secret, access].some((word) => readFileSync(path).includes(word))),
  );
  expect(found).toEqual([]);
}, 30_000);
