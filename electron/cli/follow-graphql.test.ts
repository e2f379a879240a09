import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { Writable } from 'node:stream';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { startPracticeServer, type PracticeServer } from '../practice/server';
import { newFolder, runCairn } from './environment.test-support';

let practice: PracticeServer;
beforeAll(async () => void (practice = await startPracticeServer({ complain: () => {} })));
afterAll(() => practice.stop());

const address = () => `${practice.url}/graphql`;
const countdown = 'subscription Down($from: Int) { countdown(from: $from, everyMs: 10) { left } }';
const three = [2, 1, 0].map((left) => `{"data":{"countdown":{"left":${left}}}}\n`).join('');

const ways: [name: string, args: readonly string[]][] = [
  ['ws', ['ws']],
  ['sse', ['sse']],
  ['sse in single connection mode', ['sse', '--single-connection']],
];

describe.each(ways)('cairn %s', (_name, [command = '', ...more]) => {
  const run = (query: string, args: readonly string[] = [], cwd = newFolder()) =>
    runCairn([command, more.length > 0 ? `${address()}/stream` : address(), '--graphql', query, ...more, ...args], { cwd });

  test('follows an operation, a result a line, until it is complete', async () => {
    const { code, out, err } = await run(countdown, ['--variables', '{"from": 2}']);
    expect({ code, out }).toEqual({ code: 0, out: three });
    expect(err).toMatch(/^Connected/m);
  });

  test('reads it from a file, and picks one of several', async () => {
    const cwd = newFolder();
    writeFileSync(join(cwd, 'down.graphql'), `${countdown} query Other { me { name } }`);
    writeFileSync(join(cwd, 'from.json'), '{"from": 2}');
    const { code, out } = await run('down.graphql', ['--variables', '@from.json', '--operation', 'Down'], cwd);
    expect({ code, out }).toEqual({ code: 0, out: three });
  });

  test('ends after as many results as are wanted', async () => {
    const { code, out } = await run('subscription { countdown(from: 50, everyMs: 10) { left } }', ['-n', '2']);
    expect({ code, lines: out.trim().split('\n').length }).toEqual({ code: 0, lines: 2 });
  });

  test('says what is wrong with one that is refused, and is not content with that', async () => {
    const { code, out } = await run('subscription { countdown { no } }');
    expect(code).toBe(1);
    expect(JSON.parse(out)).toMatchObject({ errors: [{ message: expect.stringContaining('Cannot query field "no"') }] });
    if (command === 'sse') expect((await run('subscription { countdown { no } }', ['--ndjson'])).code).toBe(1);
  });

  test('sends the hash of its query first with --persisted, and shows results alone', async () => {
    practice.reset();
    const args = ['--variables', '{"from": 2}', '--persisted'];
    for (const more of [[], [], ['-n', '3']])
      expect(await run(countdown, [...args, ...more])).toMatchObject({ code: 0, out: three });
    const wrong = await run('subscription { countdown { no } }', ['--persisted']);
    expect([wrong.code, wrong.out.trim().split('\n').length]).toEqual([1, 1]);
  });

  test('counts a result that only holds the words of a hash that is not known', async () => {
    const { code, out } = await run('subscription { PERSISTED_QUERY_NOT_FOUND: countdown(from: 50, everyMs: 10) { left } }', [
      '--persisted',
      '-n',
      '2',
    ]);
    expect({ code, lines: out.trim().split('\n').length }).toEqual({ code: 0, lines: 2 });
  });

  test('with --json tells everything', async () => {
    const { out } = await run(countdown, ['--variables', '{"from": 0}', '--json']);
    const events = out
      .trim()
      .split('\n')
      .map((line) => (JSON.parse(line) as { event?: string }).event);
    expect(events.filter((event) => event === 'next' || event === 'complete')).toEqual(['next', 'complete']);
  });

  test('is ended in order by whoever runs it', async () => {
    const stop = new AbortController();
    const stdout = new Writable({
      write(chunk: Buffer, _encoding, done) {
        if (chunk.includes('"opened"')) stop.abort();
        done();
      },
    });
    const query = 'subscription { commentAdded { id } }';
    const world = { stop: stop.signal, stdout };
    const running = await runCairn(
      [command, more.length > 0 ? `${address()}/stream` : address(), '--graphql', query, '--json', ...more],
      world,
    );
    expect(running.code).toBe(0);
  });
});

test('a server that wants its stream reserved is known by its answer', async () => {
  const { code, err } = await runCairn(['sse', `${address()}/stream`, '--graphql', 'subscription { countdown { left } }']);
  expect(code).toBe(3);
  expect(err).toContain('The server answered 400 Bad Request');
  expect(err).toContain('--single-connection reserves one first');
});

test.each([
  ['ws', ['--init', '{}'], '--graphql says it'],
  ['sse', ['--single-connection'], '--graphql says it'],
  ['ws', ['--variables', '{}'], '--graphql says it'],
  ['ws', ['--graphql', 'none.graphql'], 'none.graphql cannot be read'],
  ['ws', ['--graphql', '{ a }', '--init', '[1]'], 'connection_init is a JSON object'],
  ['ws', ['--http2'], 'means nothing here'],
  ['ws', ['--redirects', 'get'], 'means nothing here'],
])('cairn %s %j is refused before anything is sent', async (command, flags, words) => {
  const { code, out, err } = await runCairn([command, address(), ...flags]);
  expect({ code, out }).toEqual({ code: 2, out: '' });
  expect(err).toContain(words);
});
