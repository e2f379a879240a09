import { once } from 'node:events';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { PracticeLogLine } from '#shared/model/practice';
import { startPracticeServer, type PracticeServer } from '../practice/server';
import { runCairn } from './environment.test-support';

let practice: PracticeServer;
const seen: string[] = [];
const note = ({ method, target }: PracticeLogLine) => void seen.push(`${method} ${target}`);
beforeAll(async () => void (practice = await startPracticeServer({ log: note })));
afterAll(() => practice.stop());

const browse = (path: string, ...flags: string[]) => runCairn(['browse', practice.url + path, ...flags]);

test('--json is the page: kind, crumbs, methods, links, table and paging', async () => {
  const { code, out, err } = await browse('/library/books/?page=2', '--json');
  const page = JSON.parse(out) as Record<string, unknown> & { table: { columns: string[]; rows: { id: number }[] } };
  expect({ code, err }).toEqual({ code: 0, err: '' });
  expect(page).toMatchObject({
    kind: 'drf',
    breadcrumbs: expect.arrayContaining([{ label: 'Library', url: `${practice.url}/library/` }]) as unknown,
    methods: expect.arrayContaining([{ method: 'GET', allowed: true, source: 'Allow' }]) as unknown,
    paging: { style: 'drf-page-number', confidence: 'given', page: 2, count: 240, next: `${practice.url}/library/books/?page=3` },
  });
  expect(page.table.rows).toHaveLength(20);
  expect(Object.keys(page.table.rows[0] ?? {})).toEqual(page.table.columns);
});

test('for a person the same in words', async () => {
  const { code, out } = await browse('/pagination/link-header/');
  expect(code).toBe(0);
  expect(out).toMatch(/^200 OK {2}Link header/);
  expect(out).toContain('\nRows\n');
  expect(out).toContain(`  next  ${practice.url}/pagination/link-header/?page=2\n`);
  expect(out).toContain('page 1 of 12, 240 rows, links in the head');
});

test('of a long list it says how many more rows there are, also beyond those of the model', async () => {
  const server = createServer((_request, response) =>
    response
      .writeHead(200, { 'Content-Type': 'application/json' })
      .end(JSON.stringify(Array.from({ length: 620 }, (_, id) => ({ id })))),
  );
  await once(server.listen(0, '127.0.0.1'), 'listening');
  try {
    const { port } = server.address() as AddressInfo;
    const { out } = await runCairn(['browse', `http://127.0.0.1:${port}/rows`]);
    expect(out).toContain('  49\n  and 570 more\n');
  } finally {
    server.close();
  }
});

test('an error is a page as well, an XML feed has rows, and nothing at all is still a page', async () => {
  expect((await browse('/library/books/999999/')).out).toMatch(/^404 /);
  expect(JSON.parse((await browse('/pagination/atom/', '--json')).out)).toMatchObject({
    kind: 'atom',
    paging: { style: 'atom' },
  });
  expect(JSON.parse((await browse('/status/204', '--json')).out)).toMatchObject({ kind: 'opaque', table: null, paging: null });
});

test('what is no page says what it is instead, and why a redirect was not followed', async () => {
  const answers: Record<string, readonly [number, Record<string, string>, string]> = {
    '/html': [200, { 'Content-Type': 'text/html; charset=utf-8' }, '<!doctype html><title>A</title>'],
    '/cut': [200, { 'Content-Type': 'application/json' }, '{"a":'],
    '/empty': [200, { 'Content-Type': 'application/json' }, ''],
    '/coded': [200, { 'Content-Type': 'application/json', 'Content-Encoding': 'gzip' }, 'no gzip'],
    '/round': [302, { Location: '/round' }, ''],
  };
  const server = createServer(({ url = '' }, response) => {
    const [status, head, body] = answers[url] ?? [404, {}, ''];
    response.writeHead(status, head).end(body);
  });
  await once(server.listen(0, '127.0.0.1'), 'listening');
  const at = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  const told = async (command: string, path: string) => {
    const { code, err } = await runCairn([command, at + path]);
    return [code, err.trimEnd()];
  };
  try {
    expect(await told('browse', '/html')).toEqual([
      0,
      'The body is text/html: no JSON or XML that could be laid out as a page. cairn send prints it.',
    ]);
    expect(await told('browse', '/cut')).toEqual([
      0,
      'The body says it is JSON and cannot be read as JSON. cairn send prints it.',
    ]);
    expect(await told('browse', '/empty')).toEqual([0, 'No body came with this answer, so there is nothing to list.']);
    expect((await told('browse', '/round'))[1]).toContain(`The server points back to ${at}/round`);
    expect((await told('browse', '/coded'))[1]).toContain('cairn send --no-decode passes the body on as it came.');
    expect(await told('pages', '/html')).toEqual([3, '0 rows on 0 pages. The answer is text/html, and no list.']);
    expect((await told('pages', '/coded'))[1]).toMatch(/0 rows on 0 pages\. What it answered could not be read\.$/);
  } finally {
    server.close();
  }
});

const alice = ['-u', 'alice:practice'];

interface PrintedForm {
  readonly method: string;
  readonly url: string;
  readonly contentTypes: readonly string[];
  readonly fields: readonly Record<string, unknown>[];
}

test('whoever may write gets the forms, from OPTIONS at the same address', async () => {
  const { out } = await browse('/library/books/?page=2', '--json', ...alice);
  const { forms } = JSON.parse(out) as { forms: PrintedForm[] };
  expect(forms).toMatchObject([
    {
      method: 'POST',
      url: `${practice.url}/library/books/`,
      contentTypes: expect.arrayContaining(['application/json', 'multipart/form-data']) as unknown,
    },
  ]);
  const fields = new Map(forms[0]?.fields.map((field) => [field['name'], field]));
  expect(fields.get('title')).toMatchObject({
    label: 'Title',
    type: 'text',
    required: true,
    readOnly: false,
    maxLength: 200,
    pattern: null,
    default: null,
    fields: [],
    item: null,
  });
  expect(fields.get('price')).toMatchObject({ type: 'number', min: 0, max: null });
  expect(fields.get('format')).toMatchObject({
    type: 'choice',
    choices: expect.arrayContaining([{ value: 'hardback', label: 'Hardback' }]) as unknown,
  });
  expect(fields.get('tags')).toMatchObject({ type: 'list', item: { type: 'text', maxLength: 30 } });
  expect(fields.get('author')).toMatchObject({ type: 'related', related: `${practice.url}/library/authors/` });
  expect(fields.has('created')).toBe(false);
});

test('one resource can be replaced and changed; a stranger reads the guess', async () => {
  const forms = async (...flags: string[]) =>
    (JSON.parse((await browse('/library/books/1/', '--json', ...flags)).out) as { forms: (PrintedForm & { source: string })[] })
      .forms;
  expect((await forms(...alice)).map(({ method, source }) => [method, source])).toEqual([
    ['PUT', 'OPTIONS'],
    ['PATCH', 'OPTIONS'],
  ]);
  expect((await forms()).map(({ method, source }) => [method, source])).toEqual([
    ['PUT', 'GET'],
    ['PATCH', 'GET'],
  ]);
});

test('a description the answer points to is asked for as well', async () => {
  seen.length = 0;
  await browse('/');
  expect(seen).toEqual(['GET /', 'OPTIONS /', 'GET /openapi.json']);
});

test('--no-options asks nothing but the page', async () => {
  seen.length = 0;
  await browse('/library/books/2/?asked=once', '--no-options');
  await browse('/library/books/3/?asked=twice');
  expect(seen).toEqual([
    'GET /library/books/2/?asked=once',
    'GET /library/books/3/?asked=twice',
    'OPTIONS /library/books/3/?asked=twice',
  ]);
});

test('forms, actions and filters in words', async () => {
  const { out } = await browse('/library/books/?ordering=-title&search=the', ...alice);
  expect(out).toContain('\nForms\n  POST ');
  expect(out).toMatch(/ {4}title\* +text, at most 200 long\n/);
  expect(out).toContain('\nFilters\n  search  search, now the\n  ordering  order, now -title\n');
});

test('nobody there is no page', async () => {
  expect(await runCairn(['browse', 'http://127.0.0.1:1/'])).toMatchObject({ code: 3, out: '' });
});

test('a description that is none ends as wrong usage after the page was asked for, and help says so', async () => {
  seen.length = 0;
  expect((await browse('/library/books/1/', '--no-options', '--openapi', '/library/books/')).code).toBe(2);
  expect(seen[0]).toBe('GET /library/books/1/');
  const { out } = await runCairn(['browse', '--help']);
  expect(out.replaceAll(/\s+/g, ' ')).toContain('2 wrong usage, or no such description; 3 no usable answer.');
});
