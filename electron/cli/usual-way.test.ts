import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { startRecordingProxy } from '../practice/peers/recording-proxy.test-support';
import { startPracticeServer, type PracticeServer } from '../practice/server';
import { newFolder, runCairn } from './environment.test-support';

let practice: PracticeServer;
beforeAll(async () => void (practice = await startPracticeServer()));
afterAll(() => practice.stop());

function withProxy(proxy: string) {
  const home = newFolder();
  mkdirSync(home, { recursive: true });
  writeFileSync(join(home, 'settings.json'), JSON.stringify({ requestDefaults: { proxy } }));
  return { env: { CAIRN_HOME: home } };
}

test('what commands fetch goes through the proxy that Settings name', async () => {
  const { url, seen } = await startRecordingProxy();
  const world = withProxy(url);
  const cwd = newFolder();
  expect(await runCairn(['import', `${practice.url}/openapi.json`, '--to', 'api'], { ...world, cwd })).toMatchObject({ code: 0 });
  expect(await runCairn(['send', `${practice.url}/whoami/`], world)).toMatchObject({ code: 0 });
  const client = ['--client-id', 'practice-service', '--client-secret', 'env:SECRET', '--scope', 'library.read'];
  const token = ['auth', 'token', '--grant', 'clientCredentials', '--token-url', `${practice.url}/oauth/token`, ...client];
  const env = { ...world.env, SECRET: 'service-secret' };
  expect(await runCairn([...token, '--for', practice.url], { env })).toMatchObject({ code: 0 });
  expect(seen).toEqual(['GET /openapi.json', 'GET /whoami/', 'POST /oauth/token']);
});

test('a command line that names a way itself is believed, and one of curl is sent as curl does', async () => {
  const [usual, typed] = [await startRecordingProxy(), await startRecordingProxy()];
  const world = withProxy(usual.url);
  const address = `${practice.url}/whoami/`;
  expect(await runCairn(['send', '--proxy', typed.url, address], world)).toMatchObject({ code: 0 });
  expect(await runCairn(['send', '--proxy', '', address], world)).toMatchObject({ code: 0 });
  expect(await runCairn(['send', '--curl', `curl ${address}`], world)).toMatchObject({ code: 0 });
  expect([usual.seen, typed.seen]).toEqual([[], ['GET /whoami/']]);
});
