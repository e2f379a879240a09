import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { closeSync, existsSync, openSync, writeFileSync } from 'node:fs';
import { type AddressInfo, createServer } from 'node:net';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { startPracticeServer, type PracticeServer } from '../practice/server';
import { newFolder } from './environment.test-support';

const built = fileURLToPath(new URL('../../dist/node/cairn.mjs', import.meta.url));
const isBuilt = existsSync(built) && existsSync(join(built, '../cli.mjs'));

let practice: PracticeServer;
beforeAll(async () => void (practice = await startPracticeServer()));
afterAll(() => practice.stop());

/** Takes connections and never answers. */
const slow = createServer((socket) => void socket.on('error', () => undefined));
const slowUrl = () => `http://127.0.0.1:${(slow.address() as AddressInfo).port}/`;
beforeAll(() => once(slow.listen(0, '127.0.0.1'), 'listening'));
afterAll(() => void slow.close());

function run(
  args: readonly string[],
  { cwd = newFolder(), until = null as Promise<unknown> | null, stdout = 'pipe' as 'pipe' | number } = {},
) {
  const env = { ...process.env, CAIRN_HOME: newFolder(), INIT_CWD: cwd };
  const child = spawn(process.execPath, [built, ...args], { cwd, env, stdio: ['ignore', stdout, 'pipe'] });
  void until?.then(() => child.kill('SIGINT'));
  return new Promise<{ code: number | null; out: string; err: string }>((resolve) => {
    let [out, err] = ['', ''];
    child.stdout?.on('data', (chunk: Buffer) => (out += chunk.toString('latin1')));
    child.stderr?.on('data', (chunk: Buffer) => (err += chunk.toString()));
    child.on('close', (code) => resolve({ code, out, err }));
  });
}

describe.skipIf(!isBuilt)(`the built script${isBuilt ? '' : ', which npm run build makes'}`, () => {
  test('reads files from where the user stands', async () => {
    const cwd = newFolder();
    writeFileSync(join(cwd, 'b.json'), '{"here":true}');
    const { code, out } = await run(['send', `${practice.url}/anything`, '-d', '@b.json'], { cwd });
    expect({ code, body: (JSON.parse(out) as { body: { text: string } }).body.text }).toEqual({ code: 0, body: '{"here":true}' });
  });

  test('prints all of a large body before it ends', async () => {
    const { code, out } = await run(['send', `${practice.url}/stream/bytes/5000000`]);
    expect({ code, bytes: out.length }).toEqual({ code: 0, bytes: 5_000_000 });
  });

  test('leaves with the code that says how it went', async () => {
    expect((await run(['send', 'http://127.0.0.1:1/'])).code).toBe(3);
    expect((await run(['send', '--nope'])).code).toBe(2);
  });

  test.skipIf(!existsSync('/dev/full')).each([
    ['a body', ['send', 'URL/bytes/200000']],
    ['a document', ['send', 'URL/anything', '--json']],
    ['what a filter leaves', ['send', 'URL/library/books/', '--filter', 'jq:.']],
    ['events', ['sse', 'URL/stream/events?count=3&interval=0.01']],
    ['code', ['code', 'URL/anything', '--as', 'python']],
    ['the help', ['send', '--help']],
  ])('standard output on a full disk is told in a sentence: %s', async (_what, words) => {
    const full = openSync('/dev/full', 'w');
    const { code, err } = await run(
      words.map((word) => word.replace('URL', practice.url)),
      { stdout: full },
    );
    closeSync(full);
    expect(err.replace(/^Connected\.\n/, '')).toBe('Standard output could not be written: the disk is full.\n');
    expect(code).toBe(3);
  });

  test('ends on Ctrl+C', async () => {
    const arrived = once(slow, 'connection');
    expect(await run(['send', slowUrl()], { until: arrived })).toMatchObject({
      code: 3,
      out: '',
      err: 'You cancelled this request.\n',
    });
  });
});
