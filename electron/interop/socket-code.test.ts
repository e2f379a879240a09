import { execFile } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { createServer, type IncomingMessage } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { WebSocketServer } from 'ws';
import { blankAuth } from '#shared/model/auth';
import { createDraft, type RequestDraft } from '#shared/model/request-draft';
import { createRow } from '#shared/model/row';
import { createEventStream, createWebSocket } from '#shared/model/socket';
import { hasPythonModule, isInstalled, python } from '../practice/peers/peer.test-support';
import { writeCode } from './write-code';

const run = promisify(execFile);
const folder = mkdtempSync(join(tmpdir(), 'cairn-socket-code-'));
const http = createServer();
const sockets = new WebSocketServer({ server: http });
const met: { readonly request: IncomingMessage; readonly said: Promise<string> }[] = [];
let url = '';
beforeAll(async () => {
  sockets.on('connection', (socket, request) => {
    const said = new Promise<string>((resolve) => socket.once('message', (data: Buffer) => resolve(data.toString('utf8'))));
    met.push({ request, said });
    void said.then(() => {
      socket.send('heard');
      socket.close(1000);
    });
  });
  http.on('request', (request, response) => {
    met.push({ request, said: Promise.resolve('') });
    response.end('data: one\n\n');
  });
  await new Promise<void>((resolve) => http.listen(0, '127.0.0.1', resolve));
  url = `ws://127.0.0.1:${(http.address() as AddressInfo).port}/live?a=ö b`;
});
afterAll(() => {
  rmSync(folder, { recursive: true, force: true });
  http.closeAllConnections();
  http.close();
});

const odd = 'it\'s "so" \\ $HOME `x` – 漢';
const draft = (some: Partial<RequestDraft> = {}): RequestDraft => ({
  ...createDraft(url),
  headers: [createRow('X-Mine', 'a "b" $c')],
  auth: { ...blankAuth.bearer, token: 'a.b' },
  socket: { ...createWebSocket(), subprotocols: 'shelf.v1, shelf.v2', typed: { kind: 'text', text: odd } },
  ...some,
});
const codeOf = (written: ReturnType<typeof writeCode>) => {
  if (!written.ok) throw new Error(JSON.stringify(written.failure));
  return written.value;
};

interface Way {
  readonly name: string;
  readonly language: string;
  readonly isHere: boolean;
  readonly hasHeaders: boolean;
  readonly run: (code: string) => Promise<{ readonly stdout: string }>;
}
const file = (name: string, text: string): string => {
  const path = join(folder, name);
  writeFileSync(path, text);
  return path;
};
const ways: readonly Way[] = [
  {
    name: 'WebSocket of Node',
    language: 'node',
    isHere: true,
    hasHeaders: true,
    run: (code) => run(process.execPath, [file('node.mjs', code)], { timeout: 60_000 }),
  },
  {
    name: 'WebSocket of a page',
    language: 'javascript',
    isHere: true,
    hasHeaders: false,
    run: (code) => run(process.execPath, [file('page.mjs', code)], { timeout: 60_000 }),
  },
  {
    name: 'python3-websockets, under the name that it had for headers then',
    language: 'python',
    isHere: hasPythonModule('websockets'),
    hasHeaders: true,
    run: (code) => run(python, [file('code.py', code.replace('additional_headers', 'extra_headers'))], { timeout: 60_000 }),
  },
];

for (const way of ways)
  test.skipIf(!way.isHere)(`${way.name} opens what is written, says the message and hears the answer`, async () => {
    const written = codeOf(writeCode(draft(), { language: way.language, client: '' }));
    const { stdout } = await way.run(written.text);
    const { request, said } = met.at(-1) ?? {};
    expect(stdout.split('\n')[0]).toBe('heard');
    expect(await said).toBe(odd);
    expect(request?.url).toBe('/live?a=%C3%B6%20b');
    expect(request?.headers['sec-websocket-protocol']?.split(/,\s*/)).toEqual(['shelf.v1', 'shelf.v2']);
    const headers = [request?.headers['x-mine'], request?.headers.authorization];
    expect(headers).toEqual(way.hasHeaders ? ['a "b" $c', 'Bearer a.b'] : [undefined, undefined]);
    expect(written.notes.some((note) => /cannot give a WebSocket headers/.test(note))).toBe(!way.hasHeaders);
  });

test('a command for websocat has address, headers and the first subprotocol, each as one word', () => {
  const { text, notes } = codeOf(writeCode(draft(), { language: 'shell', client: 'curl' }));
  expect(text).toContain(`printf '%s\\n' 'it'\\''s "so" \\ $HOME \`x\` – 漢' | websocat --no-close`);
  expect(text).toContain(`--protocol shelf.v1 \\\n  --header 'Authorization: Bearer a.b' \\\n  --header 'X-Mine: a "b" $c'`);
  expect(text.split('\n').at(-1)).toBe(`  '${url.replace('ö b', '%C3%B6%20b')}'`);
  expect(notes).toEqual(['websocat offers one subprotocol: the first.']);
});

test('a language without a client for it says which have one', () => {
  expect(writeCode(draft(), { language: 'php', client: 'curl' })).toMatchObject({
    ok: false,
    failure: { issues: [expect.stringContaining('Shell, Python, JavaScript, Node.js')] },
  });
});

test.skipIf(!isInstalled('curl'))('a stream of events is a request like any other, with what asks for one', async () => {
  const events = draft({ url: url.replace('ws:', 'http:'), socket: { ...createEventStream(), lastEventId: '41' } });
  const { text } = codeOf(writeCode(events, { language: 'shell', client: 'curl' }));
  expect(text).toContain('--no-buffer');
  const { stdout } = await run('bash', ['-c', text], { timeout: 60_000 });
  expect(stdout).toBe('data: one\n\n');
  expect(met.at(-1)?.request.headers).toMatchObject({ accept: 'text/event-stream', 'last-event-id': '41', 'x-mine': 'a "b" $c' });
});
