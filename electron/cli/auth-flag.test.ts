import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { startPracticeServer, type PracticeServer } from '../practice/server';
import { newFolder, runCairn, type World } from './environment.test-support';

let practice: PracticeServer;
beforeAll(async () => void (practice = await startPracticeServer()));
afterAll(() => practice.stop());

const account = () => {
  const [first] = practice.accounts;
  if (!first) throw new Error('nobody lives there');
  return first;
};

/** Sends with `--auth` and answers the status. */
async function enter(path: string, auth: string, world: World = {}): Promise<unknown> {
  const { out, err } = await runCairn(['send', '--json', practice.url + path, '--auth', auth], world);
  return out === '' ? err : (JSON.parse(out) as { response: { status: number } | null }).response?.status;
}

describe('on the line', () => {
  test.each([
    ['/auth/basic/', () => `basic:${account().username}:${account().password}`],
    ['/auth/digest/SHA-256/auth/', () => `digest:${account().username}:${account().password}`],
    ['/auth/bearer/', () => `bearer:${account().token}`],
    ['/auth/token/', () => `token:${account().token}`],
    ['/auth/api-key/', () => `apikey:header:X-API-Key:${account().apiKey}`],
    ['/auth/api-key/', () => `apikey:query:api_key:${account().apiKey}`],
  ])('%s opens', async (path, auth) => {
    expect(await enter(path, auth())).toBe(200);
  });

  test('a password may hold colons', async () => {
    const { out } = await runCairn(['send', `${practice.url}/anything`, '--auth', 'basic:ada:a:b:c']);
    expect(out).toContain(Buffer.from('ada:a:b:c').toString('base64'));
  });

  test('a key may go into a cookie', async () => {
    const { out } = await runCairn(['send', `${practice.url}/anything`, '--auth', 'apikey:cookie:sid:a=b:c']);
    expect(out).toContain('sid=a=b:c');
  });
});

describe('secrets stay off the line', () => {
  test('in a variable of the environment', async () => {
    const { username, password } = account();
    expect(await enter('/auth/basic/', `basic:${username}:env:PW`, { env: { PW: password } })).toBe(200);
    expect(await enter('/auth/basic/', 'basic:env:WHO:env:PW', { env: { WHO: username, PW: password } })).toBe(200);
    expect(await enter('/auth/token/', 'token:env:T', { env: { T: account().token } })).toBe(200);
  });

  test('on standard input', async () => {
    const { username, password } = account();
    expect(await enter('/auth/basic/', `basic:${username}:-`, { stdin: `${password}\n` })).toBe(200);
  });
});

describe('in a file', () => {
  const file = (text: string) => {
    const cwd = newFolder();
    writeFileSync(join(cwd, 'auth.yml'), text);
    return { cwd };
  };

  test('as OpenCollection writes it', async () => {
    const { username, password } = account();
    const lines = `type: digest\nusername: ${username}\npassword: env:PW\n`;
    expect(await enter('/auth/digest/', '@auth.yml', { ...file(lines), env: { PW: password } })).toBe(200);
    const under = `auth:\n  type: basic\n  username: ${username}\n  password: ${password}\n`;
    expect(await enter('/auth/basic/', '@auth.yml', file(under))).toBe(200);
  });

  test('as Cairn keeps what OpenCollection has no word for: a session, with its login', async () => {
    const { username, password } = account();
    const text = `kind: session\nloginUrl: /auth/session/login/\nusername: ${username}\npassword: ${password}\n`;
    const { out, err } = await runCairn(['send', `${practice.url}/auth/session/`, '--auth', '@auth.yml', '-v'], file(text));
    expect(out).toContain(`"username":"${username}"`);
    expect(err).toContain(`* Fetches the login form. GET ${practice.url}/auth/session/login/: 200\n`);
    expect(err).toContain(`* Posts name and password. POST ${practice.url}/auth/session/login/: 302\n`);
    expect(err).not.toContain(password);
  });

  test.each([
    ['nothing: here\n', 'names no kind of auth'],
    ['kind: session\nsendAs: pigeon\n', 'sendAs'],
    ['type: [\n', 'auth.yml'],
    ['auth:\n', 'holds nothing'],
    ['kind: inherit\n', 'needs a collection'],
  ])('%j is refused', async (text, words) => {
    const ran = await runCairn(['send', practice.url, '--auth', '@auth.yml'], file(text));
    expect(ran.code).toBe(2);
    expect(ran.err).toContain(words);
  });
});

describe('what makes no sense is refused before anything is sent, and never repeated', () => {
  const secret = 's3cr3t';
  test.each([
    [`kerberos:${secret}`, 'knows no kind “kerberos”'],
    [`${secret}`, 'knows no kind'],
    ['basic:ada', 'wants basic:USER:PASSWORD'],
    [`basic::${secret}`, 'wants basic:USER:PASSWORD'],
    ['bearer:', 'wants bearer:TOKEN'],
    [`apikey:somewhere:X-Key:${secret}`, 'wants apikey:header|query|cookie:NAME:VALUE'],
    ['apikey:header:X-Key', 'wants apikey:header|query|cookie:NAME:VALUE'],
    ['bearer:env:NOT_THERE', 'environment variable NOT_THERE'],
    ['@not-there.yml', 'cannot be read'],
    ['@', 'wants the name of a file'],
    ['bearer:-', 'nothing came'],
  ])('%s', async (auth, words) => {
    const ran = await runCairn(['send', practice.url, '--auth', auth], { stdin: '' });
    expect(ran.code).toBe(2);
    expect(ran.err).toContain(words);
    expect(ran.err.replace('knows no kind “s3cr3t”', '')).not.toContain(secret);
  });

  test('two ways to say it', async () => {
    const ran = await runCairn(['send', practice.url, '--auth', 'bearer:t', '-u', 'a:b']);
    expect([ran.code, ran.err]).toEqual([2, expect.stringContaining('cannot be used with')]);
  });

  test('two who would read standard input', async () => {
    const ran = await runCairn(['send', practice.url, '--auth', 'bearer:-', '-d', '@-'], { stdin: 'x' });
    expect([ran.code, ran.err]).toEqual([2, expect.stringContaining('cannot both read')]);
  });
});

describe('what is told leaves credentials out', () => {
  const key = 'very-secret-key';

  test('a key in a header of any name, in the query, in a cookie', async () => {
    for (const where of ['header:X-Odd', 'query:odd', 'cookie:odd']) {
      const url = `${practice.url}/status/204`;
      const notes = await runCairn(['send', '-v', url, '--auth', `apikey:${where}:${key}`]);
      const json = await runCairn(['send', '--json', url, '--auth', `apikey:${where}:${key}`]);
      expect(notes.err + notes.out + json.out + json.err).not.toContain(key);
      expect(notes.err + json.out).toContain('(not shown)');
    }
  });

  test('but for who asks to see them', async () => {
    const { out } = await runCairn(['send', '--json', '--show-secrets', `${practice.url}/status/204`, '--auth', `bearer:${key}`]);
    expect(out).toContain(`["Authorization", "Bearer ${key}"]`);
  });

  test('a challenge that was answered is told, and stands among the hops', async () => {
    const { username, password } = account();
    const words = [`${practice.url}/auth/digest/`, '--auth', `digest:${username}:${password}`];
    expect((await runCairn(['send', ...words])).err).toBe('401: The server asked for a digest; answered with SHA-256, auth.\n');
    const { out } = await runCairn(['send', '--json', ...words]);
    expect(JSON.parse(out)).toMatchObject({ hops: [{ status: 401, challenge: 'Digest' }], response: { status: 200 } });
  });
});

test('cairn browse and cairn pages take it as well', async () => {
  const { username, password } = account();
  const auth = ['--auth', `basic:${username}:${password}`];
  expect((await runCairn(['browse', `${practice.url}/auth/basic/`, ...auth])).out).toContain(username);
  expect((await runCairn(['pages', `${practice.url}/library/books/`, ...auth])).code).toBe(0);
});
