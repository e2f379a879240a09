import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { withRawServer } from '../engine/exchange.test-support';
import { createSecretVault } from '../storage/vault/secret-vault';
import { noKeychain } from '../storage/vault/vault.test-support';
import { newFolder, runCairn } from './environment.test-support';

const [passphrase, canary] = ['six stones on a ridge', 'canary 5e"c+ret'];
let env: Record<string, string>;

/** A vault as the window makes it, opened by its passphrase. */
beforeAll(async () => {
  const home = newFolder();
  const vault = createSecretVault({ path: join(home, 'vault.json'), keychain: noKeychain });
  await vault.create({ kind: 'passphrase', passphrase });
  await vault.write('key', canary);
  env = { CAIRN_HOME: home, CAIRN_VAULT_PASSPHRASE: passphrase };
});

const forms = [
  canary,
  encodeURIComponent(canary),
  'canary+5e%22c%2Bret',
  'canary%205e%22c+ret',
  JSON.stringify(canary).slice(1, -1),
];
const leaks = (text: string) => forms.filter((form) => text.includes(form));

const ways: readonly (readonly [words: string, args: (url: string) => string[]])[] = [
  ['-v, in the address', (url) => ['send', '-v', `${url}/a?k={{key}}`]],
  ['-v, in a header', (url) => ['send', '-v', `${url}/a`, '-H', 'X-Trace: on {{key}} on']],
  ['--json, in the address and a header', (url) => ['send', '--json', `${url}/a?k={{key}}`, '-H', 'X-Trace: {{key}}']],
  ['--why', (url) => ['send', '--why', `${url}/a?k={{key}}`, '-H', 'Accept: {{key}}']],
  ['--json through a redirect', (url) => ['send', '--json', `${url}/to?k={{key}}`]],
  ['browse', (url) => ['browse', '--no-options', `${url}/a?k={{key}}`]],
  ['browse --json', (url) => ['browse', '--no-options', '--json', `${url}/a?k={{key}}`]],
];

let seen = '';
const serve = (work: (url: string) => Promise<void>) =>
  withRawServer(
    (socket) =>
      socket.on('data', (chunk) => {
        seen += chunk.toString();
        const query = /^\w+ \/to(\?\S*)/.exec(chunk.toString())?.[1];
        socket.end(
          query === undefined
            ? 'HTTP/1.1 404 Not Found\r\nContent-Type: application/json\r\nContent-Length: 15\r\n\r\n{"detail":"no"}'
            : `HTTP/1.1 302 Found\r\nLocation: /a${query}\r\nContent-Length: 0\r\n\r\n`,
        );
      }),
    (server) => work(server.url),
  );
afterAll(() => void (seen = ''));

test.each(ways)(
  'a secret that is filled in goes out and is never told: %s',
  async (_, args) => {
    seen = '';
    await serve(async (url) => {
      const { out, err } = await runCairn(args(url), { env });
      expect(leaks(seen)).not.toEqual([]);
      expect(leaks(out + err)).toEqual([]);
      expect(out + err).toMatch(/404|"description": "no"/);
    });
  },
  20_000,
);

test('unless it is asked for', async () => {
  await serve(async (url) => {
    const { out } = await runCairn(['send', '--json', '--show-secrets', `${url}/a`, '-H', 'X-Trace: {{key}}'], { env });
    expect(leaks(out)).not.toEqual([]);
  });
}, 20_000);
