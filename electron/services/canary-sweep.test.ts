import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { CallInput, CallName, CallOutput } from '#shared/contract/types';
import { blankAuth, type Auth, type AuthKind } from '#shared/model/auth';
import { secretFields } from '#shared/model/auth-secrets';
import { createDraft } from '#shared/model/request-draft';
import { createRow } from '#shared/model/row';
import { startPracticeServer, type PracticeServer } from '../practice/server';
import { noKeychain } from '../storage/vault/vault.test-support';
import { createServices, type Services } from './create-services';

let folder: string;
let practice: PracticeServer;
beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'cairn-canary-'));
  practice = await startPracticeServer();
});
afterAll(async () => {
  await practice.stop();
  rmSync(folder, { recursive: true, force: true });
});

const home = () => join(folder, 'home');
const root = () => join(folder, 'books');
const passphrase = 'canary-passphrase on a ridge';

const canary = (kind: string, field: string) => `canary-${kind}-${field}-7f3a`;
const kinds = Object.keys(blankAuth) as AuthKind[];

const { kind: _kind, ...certificate } = blankAuth.clientCertificate;
const takesCertificate = (kind: AuthKind) => !['none', 'inherit', 'clientCertificate'].includes(kind);

/** Credentials of a kind with a word of its own in every secret field. */
const authWithCanaries = (kind: AuthKind): Auth =>
  ({
    ...blankAuth[kind],
    ...Object.fromEntries(secretFields[kind].map((field) => [field, canary(kind, field)])),
    ...(takesCertificate(kind) && { certificate: { ...certificate, passphrase: canary(kind, 'beside') } }),
  }) as Auth;

/** Every form in which a word could stand in a file. */
function formsOf(word: string): string[] {
  const bytes = Buffer.from(word);
  return [
    word,
    bytes.toString('base64').replace(/=+$/, ''),
    bytes.toString('base64url'),
    bytes.toString('hex'),
    encodeURIComponent(word),
    JSON.stringify(word).slice(1, -1),
    Buffer.from(word, 'utf16le').toString('latin1'),
  ];
}

function filesBelow(path: string): string[] {
  return readdirSync(path, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name));
}

/** Where a secret can be read below a folder, as `file: word`. */
function findings(path: string, words: readonly string[]): string[] {
  return filesBelow(path).flatMap((file) => {
    const text = readFileSync(file, 'latin1');
    return words.filter((word) => formsOf(word).some((form) => text.includes(form))).map((word) => `${file}: ${word}`);
  });
}

function callerOf(services: Services) {
  return async <N extends CallName>(name: N, input: CallInput<N>): Promise<CallOutput<N>> => {
    const result = await services.dispatch(name, input, { windowId: 'page' });
    if (!result.ok) throw new Error(`${name}: ${JSON.stringify(result.failure)}`);
    return result.value as CallOutput<N>;
  };
}

const words = kinds.flatMap((kind) => [
  ...secretFields[kind].map((field) => canary(kind, String(field))),
  ...(takesCertificate(kind) ? [canary(kind, 'beside')] : []),
]);
const typed = ['canary-header-7f3a', 'canary-cookie-7f3a', 'canary-named-7f3a'];

test('of a session with every kind of credential, no file outside the vault tells a secret', async () => {
  const services = createServices({ home: home(), hostKind: 'web', keychain: noKeychain });
  services.enter('page');
  const call = callerOf(services);
  const { recoveryCode } = await call('vault.create', { kind: 'passphrase', passphrase });
  await call('vault.write', { name: 'library.key', value: typed[2] ?? '', hosts: [] });
  const { windowId } = await call('workspace.open', { windowId: null });
  await call('collection.create', { root: root(), name: 'Books' });

  for (const kind of kinds) {
    const draft = {
      ...createDraft(`${practice.url}/library/books/1/`),
      auth: authWithCanaries(kind),
      headers: [createRow('Authorization', typed[0]), createRow('Cookie', `sid=${typed[1]}`)],
    };
    const step = { exchangeId: crypto.randomUUID(), draft, typed: draft, name: '', saved: null, left: {} };
    const tab = {
      id: `tab-of-${kind.toLowerCase()}`,
      name: '',
      draft,
      saved: null,
      dirty: true,
      view: '',
      composerPart: 'auth',
      trail: [step],
      position: 0,
      page: '',
    };
    await call('workspace.saveTab', { windowId, tab: tab as never });
    const request = { ...draft, headers: [] };
    await call('collection.saveRequest', {
      root: root(),
      path: null,
      folder: '',
      name: `As ${kind}`,
      draft: request,
      revision: null,
    });
  }
  await call('settings.change', {
    identities: kinds.map((kind) => ({ id: `as-${kind}`, name: kind, auth: authWithCanaries(kind) })),
  } as never);

  // What was written is there: only its secrets are elsewhere.
  expect(filesBelow(folder).length).toBeGreaterThan(2 * kinds.length);
  expect(readFileSync(join(home(), 'settings.json'), 'utf8')).toContain('as-basic');
  const all = [...words, ...typed, passphrase, recoveryCode];
  // As a crash would leave it, and as an orderly end does.
  expect(findings(folder, all)).toEqual([]);
  await services.close();
  expect(findings(folder, all)).toEqual([]);
  expect(words.length).toBeGreaterThan(15);
});

const inImport = (where: string) => `canary-import-${where}-7f3a`;

/** Secrets as documents of other tools hold them. */
const documents: readonly { readonly name: string; readonly text: string }[] = [
  {
    name: 'shop.postman_collection.json',
    text: JSON.stringify({
      info: { name: 'Shop', schema: 'https://schema.getpostman.com/json/collection/v2.1.0/collection.json' },
      auth: { type: 'bearer', bearer: [{ key: 'token', value: inImport('postman-auth') }] },
      variable: [{ key: 'client_secret', value: inImport('postman-variable') }],
      item: [
        {
          name: 'Order',
          request: {
            method: 'POST',
            url: `https://ada:${inImport('postman-userinfo')}@a.test/orders?api_key=${inImport('postman-query')}`,
            header: [{ key: 'X-Api-Key', value: inImport('postman-header') }],
            auth: { type: 'basic', basic: [{ key: 'password', value: inImport('postman-basic') }] },
            body: { mode: 'urlencoded', urlencoded: [{ key: 'password', value: inImport('postman-body') }] },
          },
          response: [
            {
              name: 'Signed in',
              code: 200,
              originalRequest: {
                url: 'https://a.test',
                header: [{ key: 'Authorization', value: `Bearer ${inImport('example-asked')}` }],
              },
              header: [{ key: 'Set-Cookie', value: `sid=${inImport('example-cookie')}; Path=/` }],
              body: JSON.stringify({ refresh_token: inImport('example-body') }),
            },
          ],
        },
      ],
    }),
  },
  {
    name: 'live.postman_environment.json',
    text: JSON.stringify({
      id: 'e',
      name: 'live',
      _postman_variable_scope: 'environment',
      values: [{ key: 'token', type: 'secret', value: inImport('environment'), enabled: true }],
    }),
  },
  {
    name: 'insomnia.yaml',
    text: `type: collection.insomnia.rest/5.0\nname: More\ncollection:\n  - name: One\n    url: https://a.test\n    method: GET\n    authentication:\n      type: bearer\n      token: ${inImport('insomnia')}\n`,
  },
  {
    name: 'browser.har',
    text: JSON.stringify({
      log: {
        version: '1.2',
        entries: [
          {
            request: {
              method: 'GET',
              url: 'https://a.test/me',
              headers: [
                { name: 'Authorization', value: `Bearer ${inImport('har-header')}` },
                { name: 'Cookie', value: `sid=${inImport('har-cookie')}` },
              ],
            },
            response: {
              status: 200,
              headers: [{ name: 'Set-Cookie', value: `sid=${inImport('har-received')}` }],
              content: { mimeType: 'application/json', text: JSON.stringify({ token: inImport('har-body') }) },
            },
          },
        ],
      },
    }),
  },
  {
    name: 'api.json',
    text: JSON.stringify({
      openapi: '3.1.0',
      info: { title: 'Api' },
      servers: [{ url: `https://ada:${inImport('openapi-userinfo')}@a.test/v1?api_key=${inImport('openapi-server')}` }],
      paths: {
        '/login': {
          post: {
            summary: 'Sign in',
            parameters: [
              { name: 'X-Api-Key', in: 'header', required: true, example: inImport('openapi-header') },
              { name: 'access_token', in: 'query', required: true, example: inImport('openapi-query') },
              { name: 'session_token', in: 'cookie', required: true, example: inImport('openapi-cookie') },
            ],
            requestBody: { content: { 'application/json': { example: { password: inImport('openapi-body') } } } },
            responses: {
              200: {
                description: 'Fine',
                headers: { 'Set-Cookie': { example: `sid=${inImport('openapi-received')}` } },
                content: { 'application/json': { example: { access_token: inImport('openapi-example') } } },
              },
            },
          },
        },
      },
    }),
  },
  {
    name: 'Sign in.bru',
    text: [
      'meta {\n  name: Sign in\n  type: http\n  seq: 1\n}',
      `post {\n  url: https://a.test/login?api_key=${inImport('bru-query')}\n  body: json\n  auth: basic\n}`,
      `params:query {\n  api_key: ${inImport('bru-query')}\n}`,
      `headers {\n  X-Api-Key: ${inImport('bru-header')}\n}`,
      `auth:basic {\n  username: ada\n  password: ${inImport('bru-basic')}\n}`,
      `body:json {\n  {"password": "${inImport('bru-body')}"}\n}`,
      `vars:pre-request {\n  client_secret: ${inImport('bru-variable')}\n}`,
      `example {\n  name: Fine\n  response: {\n    body: {\n      type: json\n      content: '''\n        {"access_token": "${inImport('bru-example')}"}\n      '''\n    }\n  }\n}`,
    ].join('\n\n'),
  },
  {
    name: 'bundle.yml',
    text: JSON.stringify({
      opencollection: '1.0.0',
      info: { name: 'Bundle' },
      config: { environments: [{ name: 'far', variables: [{ name: 'token', value: inImport('yaml-environment') }] }] },
      items: [
        {
          info: { name: 'Sign in', type: 'http' },
          http: {
            method: 'GET',
            url: 'https://a.test',
            headers: [{ name: 'Authorization', value: `Bearer ${inImport('yaml-header')}` }],
            auth: { type: 'bearer', token: inImport('yaml-bearer') },
          },
          runtime: { variables: [{ name: 'password', value: inImport('yaml-variable') }] },
          examples: [
            {
              name: 'Fine',
              request: { url: `https://a.test?access_token=${inImport('yaml-asked')}`, method: 'GET' },
              response: {
                headers: [{ name: 'X-Auth-Token', value: inImport('yaml-received') }],
                body: { type: 'xml', data: `<a><password>${inImport('yaml-example')}</password></a>` },
              },
            },
          ],
        },
      ],
    }),
  },
  {
    name: 'requests.http',
    text: [
      `@token = ${inImport('http-variable')}`,
      '### Sign in',
      `POST https://ada:${inImport('http-userinfo')}@a.test/login?api_key=${inImport('http-query')}`,
      `Authorization: Bearer ${inImport('http-header')}`,
      `Cookie: sid=${inImport('http-cookie')}`,
      'Content-Type: application/json',
      '',
      `{"password": "${inImport('http-body')}"}`,
    ].join('\n'),
  },
  {
    name: 'http-client.env.json',
    text: JSON.stringify({ far: { token: inImport('http-environment') } }),
  },
  {
    name: 'pasted text',
    text: `curl https://a.test/x -u ada:${inImport('curl-user')} -H 'Authorization: Token ${inImport('curl-header')}'`,
  },
];

const imported = documents.flatMap(({ text }) => text.match(/canary-import-[a-z-]+-7f3a/g) ?? []);

test.each(['vault', 'leaveOut'] as const)(
  'of imports, with their secrets to the %s, no file outside the vault tells one',
  async (secrets) => {
    const place = join(folder, `imports-${secrets}`);
    const services = createServices({ home: join(place, 'home'), hostKind: 'web', keychain: noKeychain });
    services.enter('page');
    const call = callerOf(services);
    await call('vault.create', { kind: 'passphrase', passphrase });
    const given = documents.map((document) => [document]);
    for (const [at, texts] of [...given, [...documents]].entries()) {
      const importId = crypto.randomUUID();
      const preview = await call('collection.readImport', { importId, from: { kind: 'texts', texts } });
      expect(imported.filter((word) => JSON.stringify(preview).includes(word))).toEqual([]);
      const into = { kind: 'new' as const, root: join(place, `shop ${at}`), name: `Shop ${at}` };
      await call('collection.writeImport', { importId, into, allowed: ['files', 'tls', 'proxy', 'redirects'], secrets });
      await call('collection.forgetImport', { importId });
    }
    const all = [...imported, passphrase];
    expect(findings(place, all)).toEqual([]);
    await services.close();
    expect(findings(place, all)).toEqual([]);
    expect(filesBelow(place).length).toBeGreaterThan(2 * documents.length);
    expect(imported.length).toBeGreaterThanOrEqual(40);
  },
  120_000,
);

test('the sweep finds what there is to be found', async () => {
  const { mkdir, writeFile } = await import('node:fs/promises');
  const planted = join(folder, 'planted');
  await mkdir(planted);
  for (const [index, form] of formsOf('canary-planted-7f3a').entries())
    await writeFile(join(planted, String(index)), form, 'latin1');
  expect(findings(planted, ['canary-planted-7f3a'])).toHaveLength(7);
});
