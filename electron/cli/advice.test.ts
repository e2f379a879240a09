import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { startPracticeServer, type PracticeServer } from '../practice/server';
import { newFolder, runCairn } from './environment.test-support';

let practice: PracticeServer;
const asked: unknown[] = [];
beforeAll(async () => void (practice = await startPracticeServer({ log: (line) => void asked.push(line) })));
afterAll(() => practice.stop());

const request = (name: string, method: string, url: string): string =>
  `info:\n  name: ${name}\n  type: http\n  seq: 1\n\nhttp:\n  method: ${method}\n  url: "${url}"\n`;

async function newCollection(): Promise<string> {
  const root = newFolder();
  await mkdir(join(root, 'books'));
  const files: [string, string][] = [
    ['opencollection.yml', 'opencollection: 1.0.0\ninfo:\n  name: Shop\n'],
    ['books/One.yml', request('One', 'GET', '{{base}}/bad/book?id=21')],
    ['books/All.yml', request('All', 'GET', '{{base}}/bad/books')],
    ['Drop.yml', request('Drop', 'GET', '{{base}}/bad/api/users/delete?id=2')],
    ['Make a user.yml', request('Make a user', 'POST', '{{base}}/bad/api/users/create')],
    ['Broken.yml', 'http: [\n'],
  ];
  for (const [path, text] of files) await writeFile(join(root, path), text);
  return root;
}

const rulesIn = (out: string): string[] => (JSON.parse(out) as { remarks: { rule: string }[] }).remarks.map(({ rule }) => rule);

test('a collection is looked at without anything being sent', async () => {
  const before = asked.length;
  const { code, out, err } = await runCairn(['advice', await newCollection()]);
  expect(code).toBe(0);
  expect(out).toContain('· A verb in the address (a matter of style; verb-in-path)');
  expect(out).toContain('    > POST /bad/api/users/create\n    better: POST /bad/api/users\n    in Make a user.yml\n');
  expect(out).toContain('RFC 9110, 9.1');
  expect(err).toMatch(/Not looked at: Broken\.yml: .+\n4 remarks by 3 rules on 4 requests\.\n$/);
  expect(asked.length).toBe(before);
});

test('with --send the GET requests go out, and the answers are looked at; what is not sent is said', async () => {
  const { code, out, err } = await runCairn([
    'advice',
    await newCollection(),
    '--send',
    '--json',
    '--var',
    `base=${practice.url}`,
  ]);
  expect(code).toBe(0);
  expect(rulesIn(out)).toEqual(
    expect.arrayContaining(['unbounded-list', 'id-drift', 'case-drift', 'plural-drift', 'verb-in-path']),
  );
  expect(err).toContain('Not sent: POST Make a user.yml, as only GET is sent without asking.\n');
  expect(err).toContain('Not sent: GET Drop.yml, as its address says that it changes something.\n');
});

test('a variable without a value leaves its request at home', async () => {
  const { err } = await runCairn(['advice', await newCollection(), '--send']);
  expect(err).toContain('Not sent: GET books/One.yml, as {{base}} has no value; --var base=… gives it one.');
});

test('what is ignored in the collection is left out, and shown when asked for', async () => {
  const root = await newCollection();
  await mkdir(join(root, '.cairn'));
  await writeFile(join(root, '.cairn', '.advice.yaml'), 'ignored:\n  - rule: verb-in-path\n    at: POST /bad/api/users/create\n');
  const without = await runCairn(['advice', root, '--json']);
  expect(rulesIn(without.out)).toEqual(['unsafe-get', 'verb-in-path', 'plural-drift']);
  expect((JSON.parse(without.out) as { ignored: unknown }).ignored).toEqual([
    { rule: 'verb-in-path', at: 'POST /bad/api/users/create' },
  ]);
  expect((await runCairn(['advice', root])).err).toContain('1 more is ignored; --ignored shows them.');
  expect(rulesIn((await runCairn(['advice', root, '--json', '--ignored'])).out)).toContain('verb-in-path');
});

test('addresses are looked at as one API', async () => {
  const at = new URL(practice.url).host;
  const { out } = await runCairn(['advice', `${at}/bad/book?id=21`, `${at}/bad/books`, '--send', '--json']);
  expect(rulesIn(out)).toEqual(expect.arrayContaining(['plural-drift', 'id-drift']));
});

test.each([
  ['a folder that is no collection', () => newFolder(), /is a folder without an opencollection\.yml/],
  ['neither folder nor address', () => 'ftp://a', /is neither a folder nor an address/],
  ['a variable without =', () => 'a --var b', /name=value/],
])('%s is wrong usage', async (_what, word, says) => {
  const { code, err } = await runCairn(['advice', ...word().split(' ')]);
  expect(code).toBe(2);
  expect(err).toMatch(says);
});

test('send --advice remarks beside the body, and not within it', async () => {
  const { code, out, err } = await runCairn(['send', '--advice', `${practice.url}/bad/book?id=9999`]);
  expect({ code, out }).toEqual({ code: 0, out: 'null' });
  expect(err).toContain(
    '! 200, and an error inside (a trap for clients; error-in-success)\n    One thing was asked for by its id, and null came with 200.',
  );
  expect(err).toContain('    better: 404, as nothing has that id');
});

test('send --advice --json has them in the document, without secrets', async () => {
  const { out, err } = await runCairn([
    'send',
    '--advice',
    '--json',
    `${practice.url}/auth/api-key/?api_key=alice.Vb3xQ0rU7mKpYw2c`,
  ]);
  const { advice } = JSON.parse(out) as { advice: { rule: string }[] };
  expect(advice.map(({ rule }) => rule)).toContain('key-in-address');
  expect(JSON.stringify(advice)).not.toContain('Vb3xQ0rU7mKpYw2c');
  expect(err).toBe('');
});

test('send --advice on what there is nothing to say of says so', async () => {
  expect((await runCairn(['send', '--advice', `${practice.url}/cache/max-age/`])).err).toBe('No advice on this exchange.\n');
});

test('send --advice passes a body of any size on as it comes', async () => {
  const { bytes, err } = await runCairn(['send', '--advice', `${practice.url}/stream/bytes/3000000`]);
  expect(bytes.length).toBe(3_000_000);
  expect(err).not.toContain('undefined');
});
