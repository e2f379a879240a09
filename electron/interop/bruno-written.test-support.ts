import { readFileSync } from 'node:fs';
import { join } from 'node:path';

/** Bruno's own library for reading and writing its files, as far as it is used here. */
export interface BrunoLibrary {
  parseRequest(text: string, options: { readonly format: 'yml' }): unknown;
  stringifyRequest(item: unknown, options: { readonly format: 'yml' }): string;
  parseFolder(text: string, options: { readonly format: 'yml' }): unknown;
  stringifyFolder(folder: unknown, options: { readonly format: 'yml' }): string;
  parseCollection(text: string, options: { readonly format: 'yml' }): { collectionRoot: unknown; brunoConfig: unknown };
  stringifyCollection(root: unknown, config: unknown, options: { readonly format: 'yml' }): string;
  parseEnvironment(text: string, options: { readonly format: 'yml' }): unknown;
  stringifyEnvironment(environment: unknown, options: { readonly format: 'yml' }): string;
}

export const yml = { format: 'yml' } as const;

const row = (name: string, value: string, more: object = {}) => ({ uid: name, name, value, enabled: true, ...more });

const request = (more: object = {}) => ({
  url: '{{base}}/things/:id?page=2&q=a%20b',
  method: 'GET',
  headers: [row('Accept', 'application/json'), row('X-Debug', '1', { enabled: false, description: 'only on staging' })],
  params: [
    row('page', '2', { type: 'query' }),
    row('q', 'a%20b', { type: 'query' }),
    row('dry', 'yes', { type: 'query', enabled: false, description: 'nothing is kept' }),
    row('id', 'a1', { type: 'path' }),
  ],
  auth: { mode: 'none' },
  body: { mode: 'none' },
  script: { req: null, res: null },
  vars: { req: [], res: [] },
  assertions: [],
  tests: null,
  docs: null,
  ...more,
});

const item = (name: string, more: object = {}, around: object = {}) => ({
  type: 'http-request',
  name,
  seq: 1,
  tags: [],
  request: request(more),
  settings: { encodeUrl: true, timeout: 0, followRedirects: true, maxRedirects: 5 },
  ...around,
});

const post = (body: object) => ({ method: 'POST', body });

const oauth2 = (grantType: string, more: object = {}) => ({
  mode: 'oauth2',
  oauth2: {
    grantType,
    authorizationUrl: 'https://id.example.com/authorize',
    accessTokenUrl: 'https://id.example.com/token',
    refreshTokenUrl: 'https://id.example.com/refresh',
    callbackUrl: 'https://app.example.com/callback',
    clientId: 'cairn',
    clientSecret: '{{client_secret}}',
    username: 'ada',
    password: '{{password}}',
    scope: 'read write',
    state: 's1',
    pkce: true,
    credentialsPlacement: 'basic_auth_header',
    credentialsId: 'credentials',
    tokenPlacement: 'header',
    tokenHeaderPrefix: 'Bearer',
    tokenQueryKey: '',
    autoFetchToken: true,
    autoRefreshToken: false,
    additionalParameters: {
      authorization: [row('prompt', 'login', { sendIn: 'queryparams' })],
      token: [row('tenant', 't1', { sendIn: 'headers' }), row('off', '1', { sendIn: 'body', enabled: false })],
    },
    ...more,
  },
});

const auths: Readonly<Record<string, object>> = {
  inherit: { mode: 'inherit' },
  basic: { mode: 'basic', basic: { username: 'ada', password: '{{password}}' } },
  bearer: { mode: 'bearer', bearer: { token: '{{token}}' } },
  digest: { mode: 'digest', digest: { username: 'ada', password: '{{password}}' } },
  ntlm: { mode: 'ntlm', ntlm: { username: 'ada', password: '{{password}}', domain: 'HILL' } },
  wsse: { mode: 'wsse', wsse: { username: 'ada', password: '{{password}}' } },
  apikey: { mode: 'apikey', apikey: { key: 'X-Key', value: '{{key}}', placement: 'header' } },
  'apikey query': { mode: 'apikey', apikey: { key: 'key', value: '{{key}}', placement: 'queryparams' } },
  awsv4: {
    mode: 'awsv4',
    awsv4: {
      accessKeyId: 'AK',
      secretAccessKey: '{{aws}}',
      sessionToken: '',
      service: 's3',
      region: 'eu-west-1',
      profileName: '',
    },
  },
  oauth1: {
    mode: 'oauth1',
    oauth1: { consumerKey: 'k', consumerSecret: '{{s}}', signatureMethod: 'HMAC-SHA1', version: '1.0', placement: 'header' },
  },
  'oauth2 code': oauth2('authorization_code'),
  'oauth2 client': oauth2('client_credentials', { credentialsPlacement: 'body', tokenPlacement: 'url', tokenQueryKey: 'tok' }),
  'oauth2 password': oauth2('password'),
  'oauth2 implicit': oauth2('implicit'),
  edgegrid: { mode: 'akamai-edgegrid', akamaiEdgegrid: { accessToken: 'a', clientToken: 'c', clientSecret: '{{s}}' } },
};

const bodies: Readonly<Record<string, object>> = {
  json: { mode: 'json', json: '{\n  "id": 12345678901234567890,\n  "price": 12.50\n}' },
  text: { mode: 'text', text: 'plain {{who}}\n\n  indented: "and" #quoted\n' },
  xml: { mode: 'xml', xml: '<a b="1">\n  <!-- c -->\n</a>' },
  sparql: { mode: 'sparql', sparql: 'SELECT * WHERE { ?s ?p ?o }' },
  form: {
    mode: 'formUrlEncoded',
    formUrlEncoded: [row('a', '1'), row('b', 'two words', { enabled: false, description: 'off' })],
  },
  'empty form': { mode: 'formUrlEncoded', formUrlEncoded: [] },
  multipart: {
    mode: 'multipartForm',
    multipartForm: [
      row('note', 'hi', { type: 'text', contentType: 'text/plain' }),
      { uid: 'f', name: 'files', type: 'file', value: ['a.png', 'b.png'], enabled: true },
    ],
  },
  file: {
    mode: 'file',
    file: [
      { uid: '1', filePath: 'a.bin', contentType: 'application/octet-stream', selected: true },
      { uid: '2', filePath: 'b.bin', contentType: '', selected: false },
    ],
  },
};

const around = {
  script: { req: "req.setHeader('X-Now', 'now');\n", res: 'bru.setVar("seen", res.status);' },
  vars: {
    req: [
      row('a', '1'),
      row('n', '7', { dataType: 'number', value: 7 }),
      row('off', 'x', { enabled: false, description: 'not now' }),
    ],
    res: [row('id', 'res.body.id'), row('etag', 'res.headers.etag', { enabled: false })],
  },
  assertions: [
    row('res.status', 'eq 200'),
    row('res.body.id', 'isDefined'),
    row('res.body.list', 'length 2', { enabled: false, description: 'as soon as there are two' }),
  ],
  tests: 'test("is fine", function() {\n  expect(res.getStatus()).to.equal(200);\n});',
  docs: '# Things\n\nNeeds a *token*.\n',
};

const example = {
  name: 'Found',
  description: 'as it was in May',
  request: request(),
  response: {
    status: 200,
    statusText: 'OK',
    headers: [row('content-type', 'application/json')],
    body: { type: 'json', content: '{"id":"a1"}' },
  },
};

const graphql = { mode: 'graphql', graphql: { query: 'query { things { id } }', variables: '{"a":1}' } };

/** Requests of every kind as Bruno holds them in memory. */
export const brunoItems: readonly object[] = [
  item('plain'),
  ...Object.entries(auths).map(([name, auth]) => item(`auth ${name}`, { auth })),
  ...Object.entries(bodies).map(([name, body]) => item(`body ${name}`, post(body))),
  item('all around', around, { tags: ['smoke', 'slow'], description: 'What it is for.' }),
  item('with an example', {}, { examples: [example] }),
  item(
    'other settings',
    {},
    {
      settings: { encodeUrl: false, timeout: 1500, followRedirects: false, maxRedirects: 0, forwardAuthorizationHeader: false },
    },
  ),
  item('words that need quotes: #1', { method: 'PURGE', url: 'http://x/?a="b": c', docs: '- not a list\n# no comment' }),
  { ...item('a query', post(graphql)), type: 'graphql-request' },
  {
    ...item('a socket', { url: 'ws://x/feed', body: { mode: 'ws', ws: [{ name: 'hello', type: 'json', content: '{}' }] } }),
    type: 'ws-request',
  },
  {
    ...item('a call', {
      url: 'grpc://x',
      method: '/a.B/C',
      methodType: 'unary',
      body: { mode: 'grpc', grpc: [{ name: 'm', content: '{}' }] },
    }),
    type: 'grpc-request',
  },
  { type: 'js', name: 'helpers', fileContent: 'module.exports = { a: 1 };\n' },
];

export const brunoFolder = {
  meta: { name: 'Things', seq: 2 },
  request: { ...request(around), auth: { mode: 'bearer', bearer: { token: '{{token}}' } } },
  docs: 'What is below.',
};

export const brunoEnvironment = {
  name: 'local',
  color: '#2E8A54',
  variables: [
    row('base', 'http://localhost:8080', { type: 'text', secret: false, description: 'where it runs' }),
    row('token', '', { type: 'text', secret: true }),
    row('n', '7', { type: 'text', secret: false, dataType: 'number', value: 7 }),
    row('off', 'x', { type: 'text', secret: false, enabled: false }),
  ],
};

/** What Bruno wrote, by name; made anew by `CAIRN_PROOF=whole npx vitest run -u electron/interop/bruno-library.test.ts`. */
export const writtenFile = join(import.meta.dirname, 'bruno-written.txt');

const mark = '=== ';

export const joinWritten = (texts: ReadonlyMap<string, string>): string =>
  [...texts].map(([name, text]) => `${mark}${name}\n${text}`).join('');

export function readWritten(): ReadonlyMap<string, string> {
  const parts = readFileSync(writtenFile, 'utf8').split(/^=== /m).slice(1);
  return new Map(parts.map((part) => [part.slice(0, part.indexOf('\n')), part.slice(part.indexOf('\n') + 1)]));
}
