import { execFileSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { once } from 'node:events';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, onTestFinished, test, vi } from 'vitest';
import { readTypedUrl, type UrlParts } from '#shared/http/url-parts';
import { type Auth, blankAuth } from '#shared/model/auth';
import { advance, type Exchange, isOver } from '#shared/model/exchange';
import type { ExchangeEvent } from '#shared/model/exchange-event';
import type { Identity } from '#shared/model/identity';
import { createDraft } from '#shared/model/request-draft';
import { defaultOptions } from '#shared/model/request-options';
import { sealedText } from '#shared/model/sealed';
import { fail, ok } from '#shared/result';
import { certificateByHost } from './certificate-by-host';
import { startPracticeServer, type PracticeServer } from '../practice/server';
import { createServices } from './create-services';
import { makeTestFolder } from './host-parts.test-support';

const hasOpenssl = existsSync('/usr/bin/openssl');
let practice: PracticeServer;
let folder: string;
const at = (name: string) => join(folder, name);

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'cairn-certificates-'));
  practice = await startPracticeServer({ tls: true });
  const described = (await (await fetch(`${practice.url}/tls/`)).json()) as {
    clientCertificates: Record<'alice' | 'stranger', { cert: string; key: string }>;
  };
  for (const [name, { cert, key }] of Object.entries(described.clientCertificates)) {
    await writeFile(at(`${name}.pem`), cert);
    await writeFile(at(`${name}.key`), key);
  }
  await writeFile(at('authority.pem'), await (await fetch(`${practice.url}/tls/authority.pem`)).text());
}, 60_000);
afterAll(async () => {
  await practice.stop();
  await rm(folder, { recursive: true });
});

const partsOf = (url: string) => (readTypedUrl(url) as { readonly value: UrlParts }).value;
const insisting = () => new URL(`${practice.tls?.urls.clientCertificate}/auth/mtls/`);
const certificateOf = (name: string): Identity['auth'] => ({
  ...blankAuth.clientCertificate,
  certificatePath: at(`${name}.pem`),
  keyPath: at(`${name}.key`),
});

/** A host whose settings show certificates to hosts, and how requests end there. */
async function hostWith(identities: readonly Pick<Identity, 'auth' | 'hosts'>[]) {
  const home = await makeTestFolder();
  const services = createServices({ home, hostKind: 'web', checkOutputs: true });
  onTestFinished(() => services.close());
  services.enter('page');
  const call = (name: Parameters<typeof services.dispatch>[0], input: unknown) =>
    services.dispatch(name, JSON.parse(JSON.stringify(input)), { windowId: 'page' });
  const kept = identities.map((identity, index) => ({ ...identity, id: `i${index}`, name: `Certificate ${index}` }));
  expect(await call('settings.change', { identities: kept })).toMatchObject({ ok: true });

  async function send(url: string, auth: Auth = blankAuth.none) {
    const exchangeId = crypto.randomUUID();
    let seen: Exchange | undefined;
    services.subscribe((name, payload) => {
      if (name === 'exchange.event') seen = advance(seen, payload as ExchangeEvent);
    });
    const options = { ...defaultOptions, caFile: at('authority.pem') };
    await call('exchange.send', { exchangeId, draft: { ...createDraft(url), auth, options } });
    await vi.waitFor(() => expect(seen && isOver(seen)).toBe(true), 5_000);
    const body = seen && isOver(seen) ? await services.bodies.get(seen.bodyId ?? '')?.read(0, 100_000) : undefined;
    return { exchange: seen, text: body ? Buffer.from(body).toString() : '' };
  }
  return { send, home };
}

test('a certificate is shown to the hosts that it is for, by whichever credentials a request asks', async () => {
  const { send } = await hostWith([{ auth: certificateOf('alice'), hosts: `.internal.test, ${insisting().host}` }]);
  const asNobody = await send(insisting().href);
  expect(asNobody.exchange).toMatchObject({ phase: 'finished', head: { status: 200 } });
  expect(asNobody.text).toContain('alice');
  const withToken = await send(insisting().href, { ...blankAuth.bearer, token: 'a-token' });
  expect(withToken.exchange).toMatchObject({ phase: 'finished', head: { status: 200 } });
  expect(withToken.text).toContain('alice');
});

test('hosts that are not named for it do not get to see it, nor one on another port', async () => {
  const { send } = await hostWith([{ auth: certificateOf('alice'), hosts: `${insisting().hostname}:1, other.test` }]);
  expect((await send(insisting().href)).exchange).toMatchObject({ phase: 'failed' });
});

test('an identity that names no host is shown only by whoever chooses it', async () => {
  const { send } = await hostWith([{ auth: certificateOf('alice') }, { auth: certificateOf('alice'), hosts: ' ' }]);
  expect((await send(insisting().href)).exchange).toMatchObject({ phase: 'failed' });
});

test('the certificate that a request brings stands', async () => {
  const { send } = await hostWith([{ auth: certificateOf('alice'), hosts: insisting().host }]);
  const own = await send(insisting().href, certificateOf('stranger'));
  expect(own.text).not.toContain('alice');
  expect(own.exchange).not.toMatchObject({ head: { status: 200 } });
});

test('where a redirect leads to another origin, that origin gets to see what is named for it', async () => {
  const { send } = await hostWith([{ auth: certificateOf('alice'), hosts: insisting().host }]);
  const elsewhere = createServer((_request, response) => response.writeHead(302, { location: insisting().href }).end());
  await once(elsewhere.listen(0, '127.0.0.1'), 'listening');
  onTestFinished(() => void elsewhere.close());
  const { exchange, text } = await send(`http://127.0.0.1:${(elsewhere.address() as AddressInfo).port}/`);
  expect(exchange).toMatchObject({ phase: 'finished', head: { status: 200 } });
  expect(text).toContain('alice');
});

test.skipIf(!hasOpenssl)('what opens its key stands in no file as it is (openssl)', async () => {
  const passphrase = 'geheim-geheim';
  execFileSync('openssl', [
    'pkey',
    '-in',
    at('alice.key'),
    '-aes256',
    '-passout',
    `pass:${passphrase}`,
    '-out',
    at('locked.key'),
  ]);
  const locked = { ...certificateOf('alice'), keyPath: at('locked.key'), passphrase } as Identity['auth'];
  const { send, home } = await hostWith([{ auth: locked, hosts: insisting().host }]);
  expect((await send(insisting().href)).text).toContain('alice');
  expect(await readFile(join(home, 'settings.json'), 'utf8')).not.toContain(passphrase);
});

test('while what opens it is locked away nothing is sent, and why is told', async () => {
  const auth = { ...blankAuth.clientCertificate, passphrase: sealedText('identity/i0/passphrase') };
  const isLocked = fail({ kind: 'unsupported', capability: 'The vault', reason: 'it is locked' } as const);
  const certificateFor = certificateByHost({
    readIdentities: async () => [{ id: 'i0', name: 'Build', auth, hosts: 'api.test' }],
    vault: { read: async () => isLocked },
  });
  expect(await certificateFor(partsOf('https://api.test/'))).toEqual(isLocked);
  expect(await certificateFor(partsOf('https://other.test/'))).toEqual(ok(null));
  expect(await certificateFor(partsOf('http://api.test/'))).toEqual(ok(null));
});
