import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { blankOAuth2 } from '#shared/model/auth/oauth2';
import type { Result } from '#shared/result';
import { createTokenStore, tokenIdOf } from '../auth/oauth2/token-store';
import { createSecretVault } from '../storage/vault/secret-vault';
import { memoryKeychain } from '../storage/vault/vault.test-support';

/** The whole proof takes minutes; the quick part is enough for every day. */
const kills = process.env.CAIRN_PROOF === 'whole' ? 100 : 3;
/** A key at hand is quicker than a passphrase, and the same in every run. */
let keychain: ReturnType<typeof memoryKeychain>;

let home: string;
let server: Server;
beforeEach(async () => {
  home = mkdtempSync(join(tmpdir(), 'cairn-rotation-'));
  server = await startRotatingServer();
  keychain = memoryKeychain();
});
afterEach(() => {
  server.close();
  rmSync(home, { recursive: true, force: true });
});

/** For the refresh token of one generation it gives the tokens of the next. */
async function startRotatingServer(): Promise<Server> {
  const rotating = createServer((request, response) => {
    let form = '';
    request.on('data', (chunk: Buffer) => (form += chunk.toString()));
    request.on('end', () => {
      const next = Number(/refresh_token=refresh-(\d+)/.exec(form)?.[1] ?? 0) + 1;
      const answer = { access_token: `access-${next}`, refresh_token: `refresh-${next}`, token_type: 'Bearer', expires_in: 60 };
      response.writeHead(200, { 'Content-Type': 'application/json' }).end(JSON.stringify(answer));
    });
  });
  rotating.listen(0, '127.0.0.1');
  await once(rotating, 'listening');
  return rotating;
}

const openVault = () => createSecretVault({ path: join(home, 'vault.json'), keychain });

function value<T>(result: Result<T>): T {
  if (!result.ok) throw new Error(JSON.stringify(result.failure));
  return result.value;
}

/** A vault with a token of generation 0; answers the token's name. */
async function keepFirst(): Promise<string> {
  const tokenUrl = `http://127.0.0.1:${(server.address() as AddressInfo).port}/token`;
  const auth = { ...blankOAuth2, tokenUrl, clientId: 'client' };
  const purpose = { boundTo: 'http://x.test', environment: '' };
  const tokenId = tokenIdOf(auth, purpose);
  const tokens = {
    access: 'access-0',
    refresh: 'refresh-0',
    id: null,
    scope: '',
    subject: '',
    receivedAt: 0,
    expiresAt: 1,
    signatureChecked: false,
  };
  const vault = openVault();
  value(await vault.create({ kind: 'keychain' }));
  const entry = {
    version: 1 as const,
    purpose,
    auth,
    server: { issuer: tokenUrl, issuerKnown: false, token_endpoint: tokenUrl },
    tokens,
  };
  expect(value(await createTokenStore(vault).keep(tokenId, entry))).toBe('vault');
  return tokenId;
}

const program = fileURLToPath(new URL('./rotation-under-fire.test-support.ts', import.meta.url));

/** Renews so often, and is killed in the middle of the next time; answers the last generation that it relied on. */
async function renewUntilKilled(tokenId: string, times: number): Promise<number> {
  const child = spawn(process.execPath, ['--no-warnings', program, home, JSON.stringify([...keychain.keys]), tokenId], {
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  const relied = generationsOf(child);
  await relied.times(times);
  // Wherever it is by then: each moment of a renewal is as good.
  await new Promise((resolve) => setTimeout(resolve, Math.random() * 30));
  child.kill('SIGKILL');
  await once(child, 'close');
  return relied.all().at(-1) ?? 0;
}

/** The generations that a program says it relies on, as it says them. */
function generationsOf(child: ChildProcess) {
  let text = '';
  const all = () => [...text.matchAll(/^relies on refresh-(\d+)$/gm)].map(([, generation]) => Number(generation));
  const times = (wanted: number) =>
    new Promise<void>((resolve, reject) => {
      child.once('close', () => reject(new Error('it ended before it was killed')));
      child.stdout?.on('data', (chunk: Buffer) => {
        text += chunk.toString();
        if (all().length >= wanted) resolve();
      });
    });
  return { times, all };
}

test(`killed ${kills} times while tokens rotate, the vault has a whole set of them, never an older one than was used`, async () => {
  const tokenId = await keepFirst();
  let known = 0;
  for (let round = 0; round < kills; round++) {
    const relied = await renewUntilKilled(tokenId, 1 + Math.floor(Math.random() * 8));
    const vault = openVault();
    const entry = value(await createTokenStore(vault).find(tokenId));
    const generation = Number(/^refresh-(\d+)$/.exec(entry?.tokens.refresh ?? '')?.[1]);
    expect(entry?.tokens.access).toBe(`access-${generation}`);
    expect(generation).toBeGreaterThanOrEqual(Math.max(known + 1, relied));
    expect(readdirSync(home).filter((name) => name.includes('damaged') || name.includes('broken'))).toEqual([]);
    known = generation;
  }
  expect(known).toBeGreaterThanOrEqual(kills);
}, 600_000);
