import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { blankOAuth2, type OAuth2Auth } from '#shared/model/auth/oauth2';
import type { EventPayload } from '#shared/contract/types';
import { noScripts } from '#shared/model/check';
import type { OAuthFlow } from '#shared/model/oauth-flow';
import { createDraft } from '#shared/model/request-draft';
import { defaultOptions } from '#shared/model/request-options';
import { startRecordingProxy } from '../practice/peers/recording-proxy.test-support.ts';
import { startPracticeServer, type PracticeServer } from '../practice/server';
import { makeTestFolder } from './host-parts.test-support';
import { startServices, type Asked } from './services.test-support';

let practice: PracticeServer;
beforeAll(async () => void (practice = await startPracticeServer()));
afterAll(() => practice.stop());

async function behindProxy() {
  const folder = await makeTestFolder();
  const asked = startServices(join(folder, 'home'));
  const proxy = await startRecordingProxy();
  await asked.call('settings.change', { requestDefaults: { ...defaultOptions, proxy: proxy.url } });
  return { ...asked, ...proxy, folder };
}

const byProgram = (): OAuth2Auth => ({
  ...blankOAuth2,
  grant: 'clientCredentials',
  discovery: `${practice.url}/oauth`,
  clientId: 'practice-service',
  clientSecret: 'service-secret',
  scope: 'library.read',
});

async function getToken({ services, call }: Asked, more: object): Promise<OAuthFlow> {
  const flowId = crypto.randomUUID();
  const over = new Promise<OAuthFlow>((resolve) => {
    services.subscribe((name, payload) => {
      const flow = payload as OAuthFlow;
      if (name === 'oauth.changed' && flow.flowId === flowId && flow.endedAt !== null) resolve(flow);
    });
  });
  await call('oauth.begin', { flowId, auth: byProgram(), url: `${practice.url}/auth/oauth2/`, ...more });
  return over;
}

test('an import by its address goes through the proxy of Settings, and says so when that is dead', async () => {
  const { call, ask, seen } = await behindProxy();
  const from = { kind: 'address', address: `${practice.url}/openapi.json` } as const;
  const read = await call('collection.readImport', { importId: crypto.randomUUID(), from });
  expect(read.requests).toBeGreaterThan(10);
  expect(seen).toEqual(['GET /openapi.json']);
  await call('settings.change', { requestDefaults: { ...defaultOptions, proxy: 'http://127.0.0.1:1' } });
  expect(await ask('collection.readImport', { importId: crypto.randomUUID(), from })).toMatchObject({
    ok: false,
    failure: { kind: 'fileUnreadable', reason: expect.stringContaining('127.0.0.1:1') },
  });
});

test('a proxy that is written with a secret is asked with it', async () => {
  const { call, ask, seen, url } = await behindProxy();
  const proxy = url.replace('//', '//ada:{{proxy-word}}@');
  await call('settings.change', { requestDefaults: { ...defaultOptions, proxy } });
  const from = { kind: 'address', address: `${practice.url}/openapi.json` } as const;
  expect(await ask('collection.readImport', { importId: crypto.randomUUID(), from })).toMatchObject({ ok: false });
  expect(seen).toEqual([]);
  await call('vault.create', { kind: 'passphrase', passphrase: 'six grey stones' });
  await call('vault.write', { name: 'proxy-word', value: 's3cret', hosts: [] });
  await call('collection.readImport', { importId: crypto.randomUUID(), from });
  expect(seen).toEqual(['GET /openapi.json']);
});

test('a secret in the address of a proxy is in nothing that the page is told or reads of messages that go by it', async () => {
  const asked = await behindProxy();
  const { services, call, seen, url, send } = asked;
  await call('settings.change', { requestDefaults: { ...defaultOptions, proxy: url.replace('//', '//ada:{{proxy-word}}@') } });
  await call('vault.create', { kind: 'passphrase', passphrase: 'six grey stones' });
  await call('vault.write', { name: 'proxy-word', value: 'canary-of-the-way', hosts: [] });
  const told: string[] = [];
  const begun = new Set<string>();
  services.subscribe((name, payload) => {
    told.push(JSON.stringify(payload));
    if (name === 'exchange.event') begun.add((payload as EventPayload<'exchange.event'>).exchangeId);
  });
  expect(await getToken(asked, {})).toMatchObject({ phase: 'done' });
  // Asked for on the side of the request, again.
  for (const { tokenId } of await call('oauth.list', null)) await call('oauth.forget', { tokenId });
  expect(await send({ ...createDraft(`${practice.url}/auth/oauth2/`), auth: byProgram() })).toMatchObject({ type: 'finished' });
  for (const exchangeId of begun) {
    told.push(JSON.stringify(await call('exchange.readDraft', { exchangeId })));
    told.push(JSON.stringify(await call('exchange.replay', { exchangeId })));
  }
  expect(seen.filter((line) => line === 'POST /oauth/token')).toHaveLength(2);
  expect(begun.size).toBe(5);
  expect(told.join('\n')).not.toContain('canary-of-the-way');
});

test('the messages of OAuth go the way of the request they are for: its own, else that of its folder, else that of Settings', async () => {
  const asked = await behindProxy();
  const { seen, call, folder } = asked;
  expect(await getToken(asked, {})).toMatchObject({ phase: 'done' });
  expect(seen).toEqual([expect.stringMatching(/^GET \/.*well-known/), 'POST /oauth/token']);

  const [own, above] = [await startRecordingProxy(), await startRecordingProxy()];
  expect(await getToken(asked, { options: { ...defaultOptions, proxy: own.url } })).toMatchObject({ phase: 'done' });
  expect(own.seen).toContain('POST /oauth/token');

  const root = join(folder, 'shop');
  await call('collection.create', { root, name: 'Shop' });
  const { settings, revision } = await call('collection.readFolder', { root, path: '' });
  const options = { ...defaultOptions, proxy: above.url };
  await call('collection.saveFolder', { root, path: '', settings: { ...settings, options }, revision });
  expect(await getToken(asked, { place: { root, path: '' } })).toMatchObject({ phase: 'done' });
  expect(above.seen).toContain('POST /oauth/token');
  expect(seen).toHaveLength(2);
});

test('what is fetched while a request is sent goes its way, in a usual form, whatever is odd about the request', async () => {
  const { send, seen } = await behindProxy();
  const options = { ...defaultOptions, requestTarget: `${practice.url}/auth/oauth2/?odd`, versionText: 'HTTP/1.1' };
  const end = await send({ ...createDraft(`${practice.url}/auth/oauth2/`), auth: byProgram(), options });
  expect(end).toMatchObject({ type: 'finished' });
  expect(seen).toEqual([expect.stringMatching(/^GET \/.*well-known/), 'POST /oauth/token', 'GET /auth/oauth2/']);
});

test('what a script sends goes the way of Settings, with the variables and secrets in it filled in, and nothing else', async () => {
  const { services, call, send, seen, url, folder } = await behindProxy();
  const targets: string[] = [];
  services.subscribe((name, payload) => {
    const event = payload as EventPayload<'exchange.event'>;
    if (name === 'exchange.event' && event.type === 'sent') targets.push(event.target);
  });
  const root = join(folder, 'shop');
  await call('collection.create', { root, name: 'Shop' });
  await call('vault.create', { kind: 'passphrase', passphrase: 'six grey stones' });
  await call('vault.write', { name: 'way', value: new URL(url).port, hosts: [] });
  await call('settings.change', { requestDefaults: { ...defaultOptions, proxy: 'http://ada@127.0.0.1:{{way}}' } });
  const asked = `${practice.url}/anything?left={{way}}`;
  const before = `const { status } = await bru.sendRequest({ url: ${JSON.stringify(asked)} }); bru.setVar('status', status);`;
  const draft = { ...createDraft(`${practice.url}/methods/?{{status}}`), scripts: { ...noScripts, before } };
  const place = { root, path: 'get.yml' };
  const { around } = await call('scripts.inspect', { draft, place });
  await call('scripts.allow', { root, fingerprints: around.map(({ fingerprint }) => fingerprint) });
  expect(await send(draft, place)).toMatchObject({ type: 'finished' });
  expect(seen).toEqual(['GET /anything', 'GET /methods/']);
  expect(targets[0]).toMatch(/left=(?:\{\{way\}\}|%7B%7Bway%7D%7D)$/);
});
