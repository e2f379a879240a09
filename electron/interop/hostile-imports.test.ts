import { gzipSync } from 'node:zlib';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { splitCommand } from '#shared/interop/curl/split-command';
import { readCurl } from '#shared/interop/curl/read-curl';
import { decodeSource } from './parse-source.ts';
import { readImport } from './read-import.ts';

const runs = process.env['CAIRN_PROOF'] === 'whole' ? 5_000 : 250;

/** Values as wild as JSON allows, with the names that importers look for among their keys. */
const names = fc.constantFrom(
  ...(
    'info item request url raw query variable body mode header auth event schema name values key value log entries postData params openapi swagger paths ' +
    'get post parameters in components securitySchemes security servers tags requestBody content resources _type parentId collection children type $ref ' +
    'response responses originalRequest code status example examples headers description request http items ' +
    'environments data __proto__ constructor prototype toString items opencollection'
  ).split(' '),
);
const wild = fc.letrec((tie) => ({
  value: fc.oneof(
    { maxDepth: 5 },
    fc.constantFrom<unknown>(
      null,
      true,
      0,
      -1,
      '',
      'http://a.test/:id?x=1',
      '#/components/x',
      'basic',
      'export',
      'request',
      '3.1.0',
      '2.0',
      'raw',
      'collection.insomnia.rest/5.0',
    ),
    fc.string(),
    fc.array(tie('value'), { maxLength: 4 }),
    fc.array(fc.tuple(names, tie('value')), { maxLength: 6 }).map((pairs) => Object.fromEntries(pairs)),
  ),
})).value;

const roots: readonly ((inner: unknown) => object)[] = [
  (inner) => ({
    info: { name: 'x', schema: 'https://schema.getpostman.com/json/collection/v2.1.0/collection.json' },
    item: [inner, { name: 'r', request: inner, event: inner }, { name: 'x', request: 'http://a.test', response: inner }],
    auth: inner,
  }),
  (inner) => ({ id: 'x', name: 'x', values: [inner], _postman_variable_scope: 'globals' }),
  (inner) => ({
    _type: 'export',
    resources: [inner, { _id: 'r', _type: 'request', body: inner, authentication: inner, url: inner }],
  }),
  (inner) => ({
    type: 'collection.insomnia.rest/5.0',
    collection: [inner, { name: 'r', url: 'u', body: inner }],
    environments: inner,
  }),
  (inner) => ({
    openapi: '3.1.0',
    info: inner,
    paths: { '/a/{b}': { get: inner, parameters: inner, post: { requestBody: inner, security: inner, responses: inner } } },
    components: inner,
    servers: inner,
    tags: inner,
  }),
  (inner) => ({ swagger: '2.0', info: {}, paths: { '/a': { post: inner } }, definitions: inner, securityDefinitions: inner }),
  (inner) => ({
    log: {
      entries: [
        inner,
        { request: inner },
        { request: { url: 'http://a.test', postData: inner, headers: inner }, response: inner },
      ],
      pages: inner,
    },
  }),
  (inner) => ({
    opencollection: '1.0.0',
    items: [inner, { info: { type: 'http' }, http: inner }, { info: { type: 'http' }, http: {}, examples: inner }],
    config: inner,
  }),
];

const snapshot = () =>
  JSON.stringify([
    Object.getOwnPropertyNames(Object.prototype),
    Object.getOwnPropertyNames(Array.prototype),
    Object.keys(Function.prototype),
  ]);

test('no value makes an importer throw, and none reaches what all objects share', async () => {
  const before = snapshot();
  await fc.assert(
    fc.asyncProperty(wild, fc.constantFrom(...roots), async (inner, root) => {
      const text = JSON.stringify(root(inner));
      const reading = await readImport([{ name: 'x.json', text }]);
      if (!reading.ok) expect(reading.failure.kind).toBe('fileUnreadable');
    }),
    { numRuns: runs },
  );
  expect(snapshot()).toBe(before);
  expect(({} as Record<string, unknown>)['polluted']).toBeUndefined();
}, 120_000);

test('no text makes an importer throw, or a shell’s words get lost in it', async () => {
  const pieces = fc.constantFrom(
    'curl ',
    '-d ',
    '-H ',
    "'",
    '"',
    '\\',
    '\n',
    '\r\n',
    '^',
    '`',
    '$',
    '$(',
    "$'",
    '#',
    '###',
    '@a=b',
    'GET ',
    'http://a.test',
    '{{',
    '}}',
    '{%',
    '%}',
    '> ',
    '< ',
    '--x ',
    ' ',
    'meta {',
    '}',
    ':',
    '- ',
    '&',
    '|',
    ';',
    'é',
    '\0',
  );
  const text = fc.array(fc.oneof(pieces, fc.string()), { maxLength: 30 }).map((all) => all.join(''));
  await fc.assert(
    fc.asyncProperty(text, async (typed) => {
      await readImport([{ name: 'x.http', text: typed }]);
      readCurl(`curl ${typed}`);
      for (const shell of ['bash', 'cmd', 'powershell'] as const)
        expect(Array.isArray(splitCommand(typed, shell).commands)).toBe(true);
    }),
    { numRuns: runs },
  );
}, 120_000);

const said = async (text: string) => {
  const reading = await readImport([{ name: 'bomb', text }]);
  return reading.ok ? 'read' : reading.failure.kind === 'fileUnreadable' ? reading.failure.reason : reading.failure.kind;
};

test('bombs are refused or read, soon', async () => {
  const began = performance.now();
  const laughs = [
    'a0: &a0 lol',
    ...Array.from({ length: 30 }, (_, index) => `a${index + 1}: &a${index + 1} [${Array(9).fill(`*a${index}`).join(', ')}]`),
  ].join('\n');
  expect(await said(laughs)).toContain('beyond measure');
  expect(await said('['.repeat(100_000) + ']'.repeat(100_000))).not.toBe('read');
  expect(await said(`a: ${'['.repeat(20_000)}`)).not.toBe('read');
  const nested = `${'{"info":{"schema":"collection/v2"},"item":['}${'{"name":"f","item":['.repeat(5_000)}${']}'.repeat(5_000)}]}`;
  expect(['read', 'it is a Postman collection with nothing in it']).toContain(await said(nested));
  expect(await said(`curl ${'x'.repeat(10_000_000)}`)).not.toBe('read');
  expect(await said(`GET http://a.test/${'x'.repeat(10_000_000)}`)).toBe('read');
  expect(await said(`{"a": "${'x'.repeat(10_000_000)}"}`)).toContain('none of');
  const lines = 'x\n'.repeat(200_000);
  const ends = `# @body-lines 200000\n# @body-crlf ${'1-9999999,'.repeat(200_000)}1`;
  expect(await said(`${ends}\nPOST http://a.test\n\n${lines}`)).toBe('read');
  expect(await said(`${'# @body-lines 9999999\n'.repeat(200_000)}POST http://a.test\n\n${lines}`)).toBe('read');
  expect(await said(' '.repeat(5_000_000))).toBe('it is empty');
  expect(await said(`GET ${' '.repeat(1_000_000)}x`)).not.toBe('read');
  expect(performance.now() - began).toBeLessThan(60_000);
}, 120_000);

test('what is packed or no text is refused with what to do', () => {
  const reason = (bytes: Uint8Array) => {
    const decoded = decodeSource('x', bytes);
    return decoded.ok ? decoded.value.text : decoded.failure.kind === 'fileUnreadable' && decoded.failure.reason;
  };
  expect(reason(Buffer.from('PK\x03\x04rest'))).toContain('unpack it first');
  expect(reason(gzipSync('x'))).toContain('unpack it first');
  expect(reason(Buffer.from([0xff, 0x00, 0x80]))).toContain('no');
  expect(reason(Buffer.from('a\0b'))).toBe('it is not text');
  expect(reason(Buffer.from('\uFEFFcurl x', 'utf16le'))).toContain('curl x');
});
