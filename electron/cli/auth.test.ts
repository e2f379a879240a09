import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { Writable } from 'node:stream';
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import { createTokenStore } from '../auth/oauth2/token-store';
import { startPracticeServer, type PracticeServer } from '../practice/server';
import { confirmDevice, signIn } from '../auth/oauth2/person.test-support';
import { createEnvironment, createSink, newFolder, runCairn } from './environment.test-support';
import { openVault } from './open-vault';
import { runCommandLine } from './run-command-line';

let practice: PracticeServer;
let cwd: string;
let env: Record<string, string>;
beforeAll(async () => void (practice = await startPracticeServer()));
beforeEach(() => {
  cwd = newFolder();
  env = { CAIRN_HOME: newFolder(), CAIRN_VAULT_PASSPHRASE: 'six stones', SECRET: 'service-secret' };
});
afterAll(() => practice.stop());

const file = (name: string, lines: readonly string[]) => writeFileSync(join(cwd, name), `${lines.join('\n')}\n`);
const run = (...args: string[]) => runCairn(args, { env, cwd });

/** Runs a command line for somebody who watches what it says and acts on it. */
async function runWatched(args: readonly string[], act: (said: string) => Promise<unknown> | null) {
  const out = createSink();
  let err = '';
  let isActing = false;
  const stderr = new Writable({
    write(chunk: Buffer, _encoding, done) {
      err += chunk.toString();
      const acting = isActing ? null : act(err);
      if (acting) {
        isActing = true;
        acting.catch((thrown: unknown) => (err += String(thrown)));
      }
      done();
    },
  });
  const code = await runCommandLine(args, createEnvironment({ env, cwd }, out.stream, stderr));
  return { code, out: out.bytes().toString(), err };
}

const addressIn = (said: string): string | undefined => /(http:\/\/\S+\/oauth\/authorize\S+)\n/.exec(said)?.[1];

test('somebody logs in, sends with the kept token, prints it, and logs out', async () => {
  file('library.yml', [
    `kind: oauth2`,
    `discovery: ${practice.url}/oauth`,
    'clientId: practice-app',
    'scope: openid library.read',
  ]);
  const login = await runWatched(['auth', 'login', '--auth', '@library.yml', '--no-open'], (said) => {
    const address = addressIn(said);
    return address === undefined ? null : signIn(address);
  });
  expect([login.code, login.out]).toEqual([0, '']);
  expect(login.err).toContain('A token for alice, through practice-app: openid library.read, good for');

  const sent = await run('send', `${practice.url}/auth/oauth2/`, '--auth', '@library.yml');
  expect([sent.code, JSON.parse(sent.out)]).toMatchObject([0, { username: 'alice' }]);

  const token = await run('auth', 'token', '--auth', '@library.yml');
  expect([token.code, token.err]).toEqual([0, '']);
  expect(token.out).toMatch(/^\S{20,}\n$/);
  const direct = await run('send', `${practice.url}/auth/oauth2/`, '--bearer', token.out.trim());
  expect(JSON.parse(direct.out)).toMatchObject({ username: 'alice' });

  expect(await run('auth', 'logout', '--auth', '@library.yml')).toMatchObject({ code: 0, out: '' });
  const after = await run('auth', 'token', '--auth', '@library.yml');
  expect([after.code, after.out, after.err]).toEqual([3, '', expect.stringContaining('a person has to sign in')]);
  expect((await run('send', `${practice.url}/auth/oauth2/`, '--bearer', token.out.trim())).out).toContain('revoked');
}, 30_000);

test('a program prints its own token without a file, a vault or a person; the secret stays off the line', async () => {
  delete env['CAIRN_VAULT_PASSPHRASE'];
  const flags = [
    '--grant',
    'clientCredentials',
    '--issuer',
    `${practice.url}/oauth`,
    '--client-id',
    'practice-service',
    '--scope',
    'library.read',
  ];
  const token = await run('auth', 'token', ...flags, '--client-secret', 'env:SECRET');
  expect([token.code, token.err]).toEqual([0, '']);
  const sent = await run('send', `${practice.url}/auth/oauth2/`, '--bearer', token.out.trim());
  expect(JSON.parse(sent.out)).toMatchObject({ client: 'practice-service' });
  expect(await run('auth', 'token', ...flags, '--client-secret', 'service-secret')).toMatchObject({ code: 2, out: '' });
});

test('OpenCollection’s own form works as well, and is renewed by itself', async () => {
  file('service.yml', [
    'type: oauth2',
    'flow: client_credentials',
    `accessTokenUrl: ${practice.url}/oauth/token`,
    'credentials:',
    '  clientId: practice-service',
    '  clientSecret: service-secret',
    'scope: library.read',
  ]);
  const sent = await run('send', `${practice.url}/auth/oauth2/`, '--auth', '@service.yml');
  expect(JSON.parse(sent.out)).toMatchObject({ client: 'practice-service' });
});

test('a device shows its code and waits', async () => {
  const flags = [
    '--grant',
    'deviceCode',
    '--issuer',
    `${practice.url}/oauth`,
    '--client-id',
    'practice-device',
    '--scope',
    'openid',
  ];
  const login = await runWatched(['auth', 'login', ...flags], (said) => {
    const code = /\n {2}([A-Z]{4}-[A-Z]{4})\n/.exec(said)?.[1];
    return code === undefined ? null : confirmDevice(`${practice.url}/oauth/device`, code);
  });
  expect([login.code, login.err]).toEqual([0, expect.stringContaining('A token for alice')]);
}, 30_000);

test('a refusal is told in the server’s words, and without a vault nothing is said to be kept', async () => {
  env['SECRET'] = 'guess';
  const flags = ['--grant', 'clientCredentials', '--token-url', `${practice.url}/oauth/token`, '--client-id', 'practice-service'];
  const refused = await run('auth', 'login', ...flags, '--client-secret', 'env:SECRET');
  expect([refused.code, refused.err]).toEqual([3, expect.stringContaining('invalid_client')]);
  delete env['CAIRN_VAULT_PASSPHRASE'];
  env['SECRET'] = 'service-secret';
  const forgotten = await run('auth', 'login', ...flags, '--client-secret', 'env:SECRET');
  expect([forgotten.code, forgotten.err]).toEqual([3, expect.stringContaining('It was not kept')]);
  expect(await run('auth', 'login', '--issuer', practice.url)).toMatchObject({ code: 2 });
});

test('each environment has a token of its own: for login, token, logout, and whatever is sent with --env', async () => {
  mkdirSync(join(cwd, 'environments'));
  file('opencollection.yml', ['opencollection: 1.0.0', 'info:', '  name: Shop']);
  for (const name of ['staging', 'production']) {
    const values = [`  - {name: base, value: "${practice.url}"}`, '  - {name: client_id, value: practice-app}'];
    file(`environments/${name}.yml`, [`name: ${name}`, 'variables:', ...values]);
  }
  const form = ['kind: oauth2', 'discovery: "{{base}}/oauth"', 'clientId: "{{client_id}}"', 'scope: openid library.read'];
  file('library.yml', form);

  const logIn = (name: string, username: string) =>
    runWatched(['auth', 'login', '--auth', '@library.yml', '--no-open', '--env', name], (said) => {
      const address = addressIn(said);
      return address === undefined ? null : signIn(address, 'allow', username);
    });
  const whoIn = async (name: string) =>
    JSON.parse((await run('send', '{{base}}/auth/oauth2/', '--auth', '@library.yml', '--env', name)).out) as unknown;

  expect(await logIn('staging', 'alice')).toMatchObject({ code: 0 });
  const other = await run('auth', 'token', '--auth', '@library.yml', '--env', 'production');
  expect([other.code, other.out, other.err]).toEqual([3, '', expect.stringContaining('for another environment')]);
  expect(await logIn('production', 'bert')).toMatchObject({ code: 0 });
  expect([await whoIn('staging'), await whoIn('production')]).toMatchObject([{ username: 'alice' }, { username: 'bert' }]);
  const pages = await run('browse', '{{base}}/auth/oauth2/', '--auth', '@library.yml', '--env', 'production');
  expect(pages.out).toContain('bert');

  const [staging, production] = [await printed('staging'), await printed('production')];
  expect(staging).not.toBe(production);
  expect(await run('auth', 'logout', '--auth', '@library.yml', '--env', 'staging')).toMatchObject({ code: 0 });
  expect(await whoIn('production')).toMatchObject({ username: 'bert' });
  expect(await run('auth', 'token', '--auth', '@library.yml', '--env', 'staging')).toMatchObject({ code: 3 });

  const nowhere = await run('send', '{{base}}/', '--env', 'nowhere');
  expect([nowhere.code, nowhere.err]).toEqual([2, expect.stringContaining('there are production, staging')]);

  async function printed(name: string): Promise<string> {
    return (await run('auth', 'token', '--auth', '@library.yml', '--env', name)).out.trim();
  }
}, 30_000);

test('a run gets and keeps tokens for its environment', async () => {
  mkdirSync(join(cwd, 'environments'));
  file('opencollection.yml', ['opencollection: 1.0.0', 'info:', '  name: Shop']);
  for (const name of ['staging', 'production'])
    file(`environments/${name}.yml`, [`name: ${name}`, 'variables:', `  - {name: base, value: "${practice.url}"}`]);
  file('who.yml', [
    'info: {name: Who, type: http, seq: 1}',
    'http:',
    '  method: GET',
    '  url: "{{base}}/auth/oauth2/"',
    '  auth:',
    '    type: oauth2',
    '    flow: client_credentials',
    '    accessTokenUrl: "{{base}}/oauth/token"',
    '    credentials: {clientId: practice-service, clientSecret: "{{process.env.SECRET}}"}',
    '    scope: library.read',
  ]);
  await run('auth', 'login', '--grant', 'clientCredentials', '--token-url', `${practice.url}/oauth/token`, '--client-id', 'x');
  for (const name of ['staging', 'production', 'staging'])
    expect(await run('run', '.', '--env', name)).toMatchObject({ code: 0, out: expect.stringContaining('200 OK') });
  const vault = openVault({ ...createEnvironment({ env, cwd }, process.stdout, process.stderr) });
  await vault.unlock(env['CAIRN_VAULT_PASSPHRASE'] ?? '');
  const kept = await createTokenStore(vault).list();
  const facts = kept.ok ? kept.value.map(({ purpose }) => purpose) : [];
  expect(facts.toSorted((one, other) => one.environment.localeCompare(other.environment))).toEqual([
    { boundTo: practice.url, environment: 'production' },
    { boundTo: practice.url, environment: 'staging' },
  ]);
});
