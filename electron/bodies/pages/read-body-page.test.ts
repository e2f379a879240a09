import { mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, expect, test, vi } from 'vitest';
import { BodyDesk } from '../body-desk';
import { createBodyStore } from '../body-store';
import { BodyWorker } from '../body-worker';
import { memorySource } from '../byte-source';

const bodies = createBodyStore(mkdtempSync(join(tmpdir(), 'cairn-pages-')));
const desk = new BodyDesk(bodies);
afterAll(() => bodies.close());

async function store(text: string): Promise<string> {
  const writer = bodies.create();
  await writer.write(Buffer.from(text));
  await writer.end();
  return writer.id;
}

const question = (url: string, more: object = {}) => ({
  answer: { method: 'GET', url, status: 200, headers: [['Content-Type', 'application/json']] as [string, string][] },
  paging: null,
  options: null,
  documents: [],
  ...more,
});

test('a list of ten megabytes is read in a thread, and its first rows come along', async () => {
  const rows = Array.from({ length: 60_000 }, (_, at) => ({
    url: `http://a.test/rows/${at}/`,
    id: at,
    title: `Row number ${at}`,
    price: '1.50',
    tags: ['a', 'b'],
  }));
  const text = JSON.stringify({
    count: 60_000,
    next: null,
    previous: null,
    results: [...rows, { rare: 1 }],
    pad: 'x'.repeat(4_000_000),
  });
  const read = await desk.readPage(await store(text), null, question('http://a.test/rows/'));
  const page = read.ok ? read.value : null;
  expect(page).toMatchObject({ kind: 'drf', table: { pointer: '/results', rowCount: 60_001 }, paging: { count: 60_000 } });
  expect(page?.table?.columns.map(({ name }) => name)).toContain('rare');
  expect(page?.table?.rows.length).toBeLessThanOrEqual(500);
});

test('what is known of the resource comes along as text', async () => {
  const openApi = {
    openapi: '3.1.0',
    paths: {
      '/things': {
        post: { requestBody: { content: { 'application/json': { schema: { properties: { name: { type: 'string' } } } } } } },
      },
    },
  };
  const options = {
    ...question('http://a.test/things').answer,
    method: 'OPTIONS',
    headers: [['Allow', 'GET, POST']] as [string, string][],
    body: null,
  };
  const documents = [{ role: 'openApi' as const, url: 'http://a.test/openapi.json', text: JSON.stringify(openApi) }];
  const read = await desk.readPage(await store('[]'), null, question('http://a.test/things', { options, documents }));
  expect(read).toMatchObject({
    ok: true,
    value: { forms: [{ method: 'POST', source: 'OpenAPI' }], methods: [{ method: 'GET' }, { method: 'POST' }] },
  });
});

test('a description in YAML is handed on as JSON', async () => {
  expect(await desk.readDescription(await store('openapi: 3.1.0\npaths: {}\n'), null)).toEqual({
    ok: true,
    value: { json: '{"openapi":"3.1.0","paths":{}}' },
  });
  expect(await desk.readDescription(await store('<html></html>'), null)).toEqual({ ok: true, value: { json: null } });
});

test('a body in another charset is read by it, and one that is gone is said to be', async () => {
  const writer = bodies.create();
  await writer.write(Buffer.from('{"title":"Gr\xfc\xdfe"}', 'latin1'));
  await writer.end();
  expect(await desk.readPage(writer.id, 'iso-8859-1', question('http://a.test/1'))).toMatchObject({ value: { title: 'Grüße' } });
  expect(await desk.readPage('gone', null, question('http://a.test/1'))).toMatchObject({
    ok: false,
    failure: { kind: 'notFound' },
  });
});

test('the thread that reads pages is started while a long body arrives, and not for a short one', async () => {
  const started = vi.spyOn(BodyWorker.prototype, 'warmUp');
  await store('[]');
  expect(new Set(started.mock.contexts).size).toBe(1);
  const writer = bodies.create();
  for (let part = 0; part < 40; part++) await writer.write(Buffer.alloc(64 * 1024, ' '));
  expect(new Set(started.mock.contexts).size).toBe(2);
  started.mockRestore();
  await writer.end();
});

test('what reads YAML is loaded for a description, and not for the page alone', async () => {
  let loaded = 0;
  vi.doMock('./read-document.ts', (load: () => Promise<object>) => {
    loaded += 1;
    return load();
  });
  const { readBodyPage } = await import('./read-body-page');
  const source = memorySource(Buffer.from('[]'));
  const options = { ...question('http://a.test/things').answer, method: 'OPTIONS', body: null };
  await readBodyPage(source, question('http://a.test/things', { options }));
  expect(loaded).toBe(0);
  const documents = [
    { role: 'openApi' as const, url: 'http://a.test/api.yaml', text: 'openapi: 3.1.0\npaths: { /things: {} }\n' },
  ];
  await readBodyPage(source, question('http://a.test/things', { documents }));
  expect(loaded).toBe(1);
  vi.doUnmock('./read-document.ts');
});
