import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { expect, test } from 'vitest';
import type { HeaderList } from '#shared/model/exchange-event';
import { createPacFiles, type FetchedPac, type Validators } from './pac-files';

const address = 'https://wpad.test/proxy.pac?key=hidden';
const minute = 60_000;

/** Files by a clock of their own, and a server that answers what it is told to. */
function start() {
  const state = { now: Date.UTC(2026, 0, 1), asked: [] as Validators[], answer: textOf('one') as FetchedPac };
  const files = createPacFiles(() => state.now);
  const read = () =>
    files.read(address, async (_address, validators) => {
      state.asked.push(validators);
      return state.answer;
    });
  return { files, state, read };
}

function textOf(text: string, ...headers: HeaderList): FetchedPac {
  return { kind: 'text', text, headers };
}
const none: Validators = { etag: null, lastModified: null };

test('a file of a server is kept for ten minutes where it says nothing', async () => {
  const { state, read } = start();
  expect(await read()).toEqual({ text: 'one', notes: ['It was fetched anew.'] });
  state.now += 9 * minute;
  expect((await read()).notes[0]).toMatch(/was fetched 9.*min.* ago and is still good/);
  state.now += 2 * minute;
  state.answer = textOf('two');
  expect((await read()).text).toBe('two');
  expect(state.asked).toEqual([none, none]);
});

test.each<[what: string, headers: HeaderList, goodForMs: number]>([
  ['max-age', [['Cache-Control', 'public, max-age=120']], 2 * minute],
  ['a max-age of years, which is a day', [['Cache-Control', 'max-age=99999999']], 24 * 60 * minute],
  ['Expires', [['Expires', 'Thu, 01 Jan 2026 00:05:00 GMT'], ['Date', 'Thu, 01 Jan 2026 00:00:00 GMT']], 5 * minute], // prettier-ignore
  ['an Expires that is over', [['Expires', '0'], ['Date', 'Thu, 01 Jan 2026 00:00:00 GMT']], 0], // prettier-ignore
  ['no-cache', [['Cache-Control', 'no-cache, max-age=120']], 0],
  ['no-store', [['Cache-Control', 'no-store']], 0],
])('what its answer says counts: %s', async (_what, headers, goodForMs) => {
  const { state, read } = start();
  state.answer = textOf('one', ...headers);
  await read();
  if (goodForMs > 0) {
    state.now += goodForMs - 1;
    await read();
    expect(state.asked).toHaveLength(1);
  }
  state.now += 1;
  await read();
  expect(state.asked).toHaveLength(2);
});

test('after that its validators are sent, and a 304 keeps the copy with them for another while', async () => {
  const { state, read } = start();
  state.answer = textOf('one', ['ETag', '"a"'], ['Last-Modified', 'Thu, 01 Jan 2026 00:00:00 GMT']);
  await read();
  state.answer = { kind: 'same', headers: [['Cache-Control', 'max-age=60']] };
  for (let round = 0; round < 2; round++) {
    state.now += 11 * minute;
    expect(await read()).toEqual({ text: 'one', notes: ['Its server says that it did not change.'] });
  }
  const validators = { etag: '"a"', lastModified: 'Thu, 01 Jan 2026 00:00:00 GMT' };
  expect(state.asked).toEqual([none, validators, validators]);
});

test('a server that is down leaves the copy, and says so; without one it is a failure, which names no query', async () => {
  const { state, read } = start();
  state.answer = { kind: 'failed', problem: 'unreadable', detail: 'the server answered 503' };
  await expect(read()).rejects.toMatchObject({
    failure: {
      kind: 'pacFailed',
      source: 'https://wpad.test/proxy.pac',
      problem: 'unreadable',
      detail: 'the server answered 503',
    },
  });
  state.answer = textOf('one');
  await read();
  state.now += 20 * minute;
  state.answer = { kind: 'failed', problem: 'unreadable', detail: 'the server answered 503' };
  const { text, notes } = await read();
  expect(text).toBe('one');
  expect(notes[0]).toMatch(/cannot be fetched anew: the server answered 503\. The copy of 20.*min.* ago was asked/);
});

test('what is doubted is asked for again at once', async () => {
  const { files, state, read } = start();
  await read();
  files.doubt();
  await read();
  expect(state.asked).toHaveLength(2);
});

const nobody = () => Promise.reject(new Error('nobody is asked'));

test('a file of this machine is read each time, and an address of data is what it holds', async () => {
  const folder = await mkdtemp(join(tmpdir(), 'cairn-pac-'));
  const files = createPacFiles();
  const path = join(folder, 'my proxy.pac');
  const url = pathToFileURL(path).href;
  await writeFile(path, '\uFEFFone');
  expect((await files.read(url, nobody)).text).toBe('one');
  await writeFile(path, 'two');
  expect((await files.read(url, nobody)).text).toBe('two');
  await writeFile(path, 'x'.repeat(1024 ** 2 + 1));
  await expect(files.read(url, nobody)).rejects.toMatchObject({
    failure: { kind: 'pacFailed', problem: 'tooLarge', source: path },
  });
  await rm(folder, { recursive: true });
  await expect(files.read(url, nobody)).rejects.toMatchObject({ failure: { problem: 'unreadable', detail: 'it is not there' } });

  const script = 'function FindProxyForURL() { return "é"; }';
  expect((await files.read(`data:application/x-ns-proxy-autoconfig,${encodeURIComponent(script)}`, nobody)).text).toBe(script);
  expect((await files.read(`data:;base64,${Buffer.from(script).toString('base64')}`, nobody)).text).toBe(script);
  await expect(files.read('data:,%zz', nobody)).rejects.toMatchObject({ failure: { problem: 'unreadable', source: 'data:…' } });
});
