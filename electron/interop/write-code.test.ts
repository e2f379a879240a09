import { execFile } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { blankAuth } from '#shared/model/auth';
import { createDraft, type RequestDraft } from '#shared/model/request-draft';
import { createRow } from '#shared/model/row';
import { createTestEngine, type TestEngine } from '../engine/exchange.test-support';
import { hasPythonModule, isInstalled, python } from '../practice/peers/peer.test-support';
import { listLanguages } from './code-languages';
import { startRecorder, type RecordedRequest, type Recorder } from './recorder.test-support';
import { writeCode } from './write-code';

const run = promisify(execFile);

let recorder: Recorder;
let engine: TestEngine;
let folder: string;
beforeAll(async () => {
  recorder = await startRecorder();
  engine = await createTestEngine();
  folder = mkdtempSync(join(tmpdir(), 'cairn-code-'));
  writeFileSync(join(folder, 'bytes.bin'), Buffer.from([0, 1, 2, 255, 10, 13, 128]));
});
afterAll(async () => {
  await engine.close();
  await recorder.close();
  rmSync(folder, { recursive: true, force: true });
});

function codeOf(draft: RequestDraft, language: string, client: string): string {
  const written = writeCode(draft, { language, client });
  if (!written.ok) throw new Error(JSON.stringify(written.failure));
  return written.value.text;
}

type Runner = (code: string) => Promise<unknown>;

const runFile =
  (program: string, name: string, wrap: (code: string) => string = (code) => code): Runner =>
  (code) =>
    run(program, [fileWith(name, wrap(code))], { timeout: 60_000 });

function fileWith(name: string, code: string): string {
  const file = join(folder, name);
  writeFileSync(file, code);
  return file;
}

const inJava = (code: string): string =>
  `import java.net.URI;\nimport java.net.http.*;\npublic class Main { public static void main(String[] args) throws Exception {\n${code}\n} }\n`;

/** What there is to run code with here; the others are skipped by name. */
const runners: readonly (readonly [name: string, language: string, client: string, isHere: boolean, Runner])[] = [
  [
    'curl in bash',
    'shell',
    'curl',
    isInstalled('curl') && isInstalled('bash'),
    (code) => run('bash', ['-c', code], { timeout: 60_000 }),
  ],
  [
    'wget in bash',
    'shell',
    'wget',
    isInstalled('wget') && isInstalled('bash'),
    (code) => run('bash', ['-c', code], { timeout: 60_000 }),
  ],
  ['requests (python3-requests)', 'python', 'requests', hasPythonModule('requests'), runFile(python, 'code.py')],
  ['HTTPX (python3-httpx)', 'python', 'httpx', hasPythonModule('httpx'), runFile(python, 'code.py')],
  ['fetch of Node', 'node', 'fetch', true, runFile(process.execPath, 'fetch.mjs')],
  ['http of Node', 'node', 'native', true, runFile(process.execPath, 'http.cjs')],
  ['fetch of JavaScript', 'javascript', 'fetch', true, runFile(process.execPath, 'fetch.mjs')],
  ['PHP (php-curl)', 'php', 'curl', isInstalled('php'), runFile('php', 'code.php')],
  ['Ruby', 'ruby', 'native', isInstalled('ruby'), runFile('ruby', 'code.rb')],
  ['Go', 'go', 'native', isInstalled('go'), (code) => run('go', ['run', fileWith('code.go', code)], { timeout: 120_000 })],
  ['java.net.http', 'java', 'nethttp', isInstalled('javac'), runFile('java', 'Main.java', inJava)],
];

const odd =
  '{"big": 12345678901234567890, "exact": 1.0,\n\t"text": "it\'s \\"so\\" – $HOME `id` #{x} %41 \\\\ é 漢 🪨", "a": "\\u0000"}  \n';

const drafts = (): readonly (readonly [string, RequestDraft])[] => [
  [
    'a GET with an odd query',
    { ...createDraft(`${recorder.url}/a b/it's?q=1&q=2&empty=&bare&x=%2F%20é&z=$HOME`), headers: typed() },
  ],
  [
    'JSON to the byte',
    { ...createDraft(`${recorder.url}/things/?page=2`, 'POST'), headers: typed(), body: { kind: 'json', text: odd } },
  ],
  [
    'a form',
    {
      ...createDraft(`${recorder.url}/form`, 'PUT'),
      body: { kind: 'form', rows: [createRow('a b', 'c&d=é'), createRow('a b', '+')] },
    },
  ],
  [
    'text with a type of its own',
    { ...createDraft(`${recorder.url}/text`, 'PATCH'), body: { kind: 'text', text: 'line\r\n"two"\n', mediaType: 'text/x-odd' } },
  ],
  [
    'Basic',
    { ...createDraft(`${recorder.url}/`, 'DELETE'), auth: { ...blankAuth.basic, username: 'älice', password: 'pa\'ss:$w"ord' } },
  ],
  ['a bearer token', { ...createDraft(`${recorder.url}/`), auth: { ...blankAuth.bearer, token: 'a.b-c' } }],
];

const typed = () => [
  createRow('X-Second', 'b "quoted" $x'),
  createRow('x-first', "a'b\\c"),
  createRow('Accept', 'application/json'),
];

/** The headers that somebody asked for; tools add their own, each in its place. */
const asked = new Set(['x-second', 'x-first', 'accept', 'authorization', 'content-type']);

function comparable({ method, target, headers, body }: RecordedRequest, without: readonly string[], isSorted: boolean) {
  const own = headers.filter(([name]) => asked.has(name.toLowerCase()) && !without.includes(name.toLowerCase()));
  return {
    method,
    target,
    headers: own.map(([name, value]) => `${name.toLowerCase()}: ${value}`).toSorted(),
    // Go and Java send lines in an order of their own, which is told.
    order: isSorted ? [] : own.map(([name]) => name.toLowerCase()).filter((name) => name.startsWith('x-')),
    body: body.toString('latin1'),
  };
}

/** Header lines that a tool sends whether they were asked for or not. */
const ownLines = (draft: RequestDraft): string[] => (draft.headers.some(({ name }) => name === 'Accept') ? [] : ['accept']);

describe.each(runners.map(([name, ...rest]) => ({ name, rest })))(
  'code run by $name',
  ({ rest: [language, client, isHere, runs] }) => {
    // A compiler may have to be started for each.
    test.skipIf(!isHere)('sends what Cairn sends: method, address, headers and body', { timeout: 240_000 }, async () => {
      for (const [name, draft] of drafts()) {
        await runs(codeOf(draft, language, client));
        const isSorted = language === 'java' || language === 'go';
        const sent = comparable(recorder.last(), ownLines(draft), isSorted);
        await engine.send(draft);
        expect({ name, ...sent }).toEqual({ name, ...comparable(recorder.last(), ownLines(draft), isSorted) });
      }
    });
  },
);

describe.skipIf(!isInstalled('curl') || !isInstalled('bash'))('a curl command', () => {
  const send = (draft: RequestDraft) => run('bash', ['-c', codeOf(draft, 'shell', 'curl')], { timeout: 60_000 });

  test('keeps repeated headers, their case and order, and empty ones', async () => {
    const headers = [createRow('X-Two', '1'), createRow('x-TWO', '2'), createRow('X-Empty', ''), createRow('X-One', '3')];
    await send({ ...createDraft(`${recorder.url}/`), headers });
    expect(recorder.last().headers.filter(([name]) => /^x-/i.test(name))).toEqual([
      ['X-Two', '1'],
      ['x-TWO', '2'],
      ['X-Empty', ''],
      ['X-One', '3'],
    ]);
  });

  test('sends a file as it is, and parts as Cairn has them but for the boundary', async () => {
    const path = join(folder, 'bytes.bin');
    await send({ ...createDraft(`${recorder.url}/`, 'POST'), body: { kind: 'file', path, mediaType: 'application/x-odd' } });
    expect(recorder.last().body).toEqual(Buffer.from([0, 1, 2, 255, 10, 13, 128]));

    const part = { ...createRow('a "b"; c', '@not-a-file;type=x'), kind: 'text' as const, path: '', mediaType: '' };
    const file = { ...createRow('file'), kind: 'file' as const, path, mediaType: 'application/x-odd' };
    const draft: RequestDraft = {
      ...createDraft(`${recorder.url}/`, 'POST'),
      body: { kind: 'multipart', parts: [part, { ...part, name: 'typed', mediaType: 'text/x-odd' }, file] },
    };
    await send(draft);
    const byCurl = partsOf(recorder.last());
    await engine.send(draft);
    expect(byCurl).toEqual(partsOf(recorder.last()));
  });

  test('runs nothing that stands in the request', async () => {
    const evil = "$(touch evil) `touch evil` \"; touch evil; ' ; touch evil ; ' && touch evil\n touch evil";
    await send({
      ...createDraft(`${recorder.url}/?q=$(touch%20evil)\`x\``, 'POST'),
      headers: [createRow('X-A', "$(id)'`id`")],
      body: { kind: 'text', text: evil, mediaType: '' },
    });
    expect(recorder.last().body.toString()).toBe(evil);
    expect(recorder.last().headers).toContainEqual(['X-A', "$(id)'`id`"]);
  });
});

/** Parts without the boundary between them. */
function partsOf({ headers, body }: RecordedRequest): string[] {
  const type = headers.find(([name]) => name.toLowerCase() === 'content-type')?.[1] ?? '';
  const boundary = /boundary=([^;]+)/.exec(type)?.[1] ?? '';
  return body.toString('latin1').split(`--${boundary}`);
}

describe('every language', () => {
  const all = listLanguages().flatMap(({ key, clients }) => clients.map(({ key: client }) => [key, client] as const));

  test('is there that people ask for', () => {
    const keys = all.map((pair) => pair.join(':'));
    const wanted = [
      'shell:curl',
      'shell:curl-cmd',
      'shell:curl-powershell',
      'python:requests',
      'python:httpx',
      'javascript:fetch',
      'javascript:axios',
      'php:curl',
      'ruby:native',
      'go:native',
      'java:nethttp',
      'csharp:httpclient',
      'rust:reqwest',
      'powershell:webrequest',
      'swift:urlsession',
      'kotlin:okhttp',
      'c:libcurl',
      'r:httr',
    ];
    expect(wanted.filter((one) => !keys.includes(one))).toEqual([]);
    expect(keys.length).toBeGreaterThanOrEqual(35);
  });

  test.each(all)('%s, %s: body, query and headers are in it once, numbers as typed', (language, client) => {
    const draft: RequestDraft = {
      ...createDraft('https://api.example.com:8443/v1/things?page=2&tag=a&tag=b', 'POST'),
      headers: [createRow('X-Trace', 'trace-1'), createRow('Accept', 'application/json')],
      body: { kind: 'json', text: '{"price": 1.0, "id": 12345678901234567890}' },
    };
    const code = codeOf(draft, language, client);
    expect(code.split('page=2').length - 1).toBe(1);
    expect(code).toContain('1.0');
    expect(code.split('12345678901234567890').length - 1).toBe(1);
    expect(code.split('trace-1').length - 1).toBe(1);
    expect(code).toContain('application/json');
    expect(code).not.toMatch(/Qz[0-9a-f]{12}|cairnvar|undefined/);
  });

  test.each(all)('%s, %s: variables stay by name, also in the host', (language, client) => {
    const draft: RequestDraft = {
      ...createDraft('{{base}}/items/{{id}}?key={{my key}}'),
      headers: [createRow('X-Id', '{{$uuid}}')],
    };
    const code = codeOf(draft, language, client);
    for (const name of ['{{id}}', '{{my key}}']) expect(code).toContain(name);
    expect(code).toMatch(/\{\{[\\`]?\$uuid\}\}/);
    expect(code).not.toMatch(/%7B|https?:\/\/\{\{base|cairnvar/i);
  });
});

test('a method that is no plain word is code in no language but curl, where it stands between quotes', () => {
  const draft = createDraft('http://h/', 'GET`id`');
  expect(writeCode(draft, { language: 'shell', client: 'httpie' })).toMatchObject({ ok: false });
  expect(codeOf(draft, 'shell', 'curl')).toContain("-X 'GET`id`'");
});

test('what a client cannot say as Cairn does is told', () => {
  const headers = [createRow('X-A', '1'), createRow('X-A', '2')];
  const auth = { ...blankAuth.digest, username: 'u', password: '{{password}}' };
  const written = writeCode({ ...createDraft('http://h/'), headers, auth }, { language: 'go', client: 'native' });
  expect(written).toMatchObject({
    ok: true,
    value: {
      notes: [
        expect.stringMatching(/^X-A goes out once/),
        expect.stringMatching(/^Digest/),
        expect.stringMatching(/order of its own/),
      ],
    },
  });
  const curl = writeCode({ ...createDraft('http://h/'), headers, auth }, { language: 'shell', client: 'curl' });
  expect(curl).toMatchObject({
    ok: true,
    value: { notes: [], text: expect.stringMatching(/--digest[\s\S]*-u 'u:\{\{password\}\}'/) as string },
  });
});
