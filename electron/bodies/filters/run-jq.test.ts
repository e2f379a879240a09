import { expect, test } from 'vitest';
import { FilterRefused } from './filter-messages.ts';
import { runJq } from './run-jq.ts';

/** What is left of a text, or why nothing is; without the thread around it. */
async function filter(text: string, program: string, memoryMiB = 1_024) {
  try {
    const { pieces, count, contentType } = await runJq(text, program, { memoryMiB, resultBytes: 64 * 1024 * 1024 });
    return { text: [...pieces].join(''), count, contentType, reason: null, at: null, detail: '' };
  } catch (thrown) {
    if (!(thrown instanceof FilterRefused)) throw thrown;
    return { text: null, count: null, contentType: null, reason: thrown.reason, at: thrown.at, detail: thrown.message };
  }
}

const books = '{"books":[{"id":9007199254740993,"price":0.10,"title":"The \\u0046erry"},{"id":2,"price":1.00E-1,"title":"Sea"}]}';

test('runs programs, and keeps long numbers', async () => {
  expect(await filter(books, '.books[] | .id')).toMatchObject({ text: '9007199254740993\n2\n', count: 2 });
  expect(await filter(books, '.books | map({title})')).toMatchObject({ count: 1 });
  expect(await filter('1 [2] {"a":3}', '.')).toMatchObject({ count: 3 });
  expect(await filter('1', '[], {}, [[1]], "a\\nb", null')).toMatchObject({ count: 5 });
  expect(await filter('5', '-1 + .')).toMatchObject({ text: '4\n' });
  expect(await filter('5', 'empty')).toMatchObject({ text: '', count: 0 });
});

test('says where a program is wrong, and what it ended with', async () => {
  expect(await filter(books, '.books[')).toMatchObject({ reason: 'syntax', at: 6 });
  expect(await filter(books, '.books |\n  foo')).toMatchObject({ reason: 'syntax', at: 11 });
  expect((await filter(books, 'foo')).detail).toBe('foo/0 is not defined');
  expect((await filter(books, '.books.id')).detail).toBe('Cannot index array with string ("id")');
  expect((await filter('{"a":', '.')).reason).toBe('notJson');
  expect((await filter('1', '"no" | halt_error(3)')).detail).toBe('no');
  expect((await filter('1', 'input')).detail).toBe('there is no further value that input could read');
});

test('gives nothing of the computer it runs on', async () => {
  process.env.CAIRN_CANARY = 'canary-of-the-environment';
  const seen = await Promise.all(
    ['env', '$ENV', '[inputs]', 'input_filename', 'get_search_list', '$__loc__'].map((program) =>
      filter('1', program).then(({ text }) => text),
    ),
  );
  delete process.env.CAIRN_CANARY;
  expect(seen.join('')).not.toContain('canary');
  expect(seen.join('')).not.toContain(String(process.env.HOME));
  expect(seen[2]).toBe('[]\n');
  for (const program of [
    'input',
    'import "/etc/passwd" as $d; $d',
    'include "/etc/passwd"; .',
    'import "/proc/self/environ" as $d {search:"/"}; $d',
  ])
    expect((await filter('1', program)).reason).toMatch(/failed|syntax/);
});

const rows = Array.from(
  { length: 150_000 },
  (_, at) => `{"n":${at},"a":[1,2,3,{"b":"],[\\"{"}],"c":{"d":[true,null,0.10]},"e":[${at},${at}]}`,
);

test('values one after the other go through it in any number, and so do the entries of a list that a program begins with', async () => {
  const wanted = { count: 3, text: '149997\n149998\n149999\n' };
  const program = 'select(.n > 149996) | .n';
  expect(await filter(rows.join('\n'), program)).toMatchObject(wanted);
  expect(await filter(`\n [${rows.join(' ,\n')}] \n`, `.[] | ${program}`)).toMatchObject(wanted);
  expect(await filter(`[${rows.join()}]`, '.[]|.n, 1')).toMatchObject({ count: 300_000 });
  // What needs all of it at once has as much memory as it may, and no more.
  expect(await filter(`[${rows.join()}]`, `map(${program}) | add`)).toMatchObject({ text: '449994\n', count: 1 });
  expect(await filter(`[${rows.join()}]`, `map(${program}) | add`, 256)).toMatchObject({ reason: 'memory' });
}, 60_000);

test('what is wrong far into a long text has its place in the whole', async () => {
  const broken = [...rows.slice(0, 60_000), '{"n":}', ...rows.slice(60_000, 60_009)];
  expect(await filter(broken.join('\n'), '.n')).toMatchObject({
    reason: 'notJson',
    detail: expect.stringContaining('line 60001'),
  });
  expect((await filter(`[${rows.slice(0, 60_000).join()},]`, '.[] | .n')).reason).toBe('notJson');
  expect(await filter(rows.slice(0, 60_000).join('\n'), '.n | foo')).toMatchObject({ reason: 'syntax', at: 5 });
}, 60_000);

test('a plain path, the entries of a list, its length and its names are taken of a body of any length, as jq takes them of a short one', async () => {
  const wrap = (some: readonly string[]) =>
    `{"é":1, "meta":{"next":null},"a":{"b":[0, [${some.join(', ')}]],"a b":{"c":[1,2]}}, "z":{"y":2,"x":1,"\\ud83d\\ude00":3,"\\uffff":4}}`;
  const [long, short] = [wrap(rows), wrap(rows.slice(0, 3))];
  const alike = [
    '.a["a b"].c',
    '.meta',
    '.meta.next',
    '.z | keys',
    'keys',
    'length',
    '.z|to_entries|map(.key)',
    '.a."a b"|.c[1]',
  ];
  for (const program of alike) expect(await filter(long, program), program).toEqual(await filter(short, program));
  expect(await filter(long, '.a.b[1] | length')).toMatchObject({ text: '150000\n', count: 1 });
  expect(await filter(long, '.a.b[1][].n')).toMatchObject({ count: 150_000 });
  expect(await filter(long, '.a.b[1][] | select(.n > 149997) | .c.d[2]')).toMatchObject({ text: '0.10\n0.10\n' });
  const mapped = await filter(long, '.a.b[1] | map(select(.n % 50000 == 0) | {n, e})');
  const same = `map({n, e})`;
  const few = `[${[0, 50_000, 100_000].map((at) => rows[at]).join()}]`;
  expect(mapped).toEqual(await filter(few, same));
  expect(await filter(long, '[.a.b[1][] | empty]')).toMatchObject({ text: '[]\n' });
  expect(await filter(`[${rows.join()}]`, '[.[] | select(.n > 149998) | .n]')).toMatchObject({
    text: '[\n  149999\n]\n',
    count: 1,
  });
  expect(await filter(`[${rows.join()}]`, 'map(empty)')).toMatchObject({ text: '[]\n', count: 1 });
  // What is wrong has its place in what was typed.
  expect(await filter(long, '.a | .b | foo')).toMatchObject({ reason: 'syntax', at: 10 });
  // Of equal names the last counts, also where it lacks what the first has.
  const twice = `{"a":{"b":1},"big":[${rows.join()}],"a":{"c":2}}`;
  expect(await filter(twice, '.a.c')).toMatchObject({ text: '2\n' });
}, 120_000);

test('what is more than a plain path and the entries there is asked of a long body as jq has it of the whole', async () => {
  const wrap = (pad: number) =>
    `{"c":[{"b":5,"c":[1,2],"d":"[]"},{"b":5,"c":[3]}],"a b":[{"b":1}],"b":9,"l":[5,1],"s":"c[] | b","n":null,"p":"${'x'.repeat(pad)}"}`;
  const [long, short] = [wrap(2_100_000), wrap(1)];
  const programs = [
    ['.c[], .b', '.c[] , . | length', '.c[].b, .b', '.c[][], .n', '.c[] .b, .s', '."c"[], .b', '.["a b"][], .b', '.c[0].c[], .b'],
    ['.n[]?, .b', '.c[]?, .b', '.c[]? // .b', '.n[]? // .b', '.l[] // .b', '.l[1:][], .b', '.l[-1], .b', '.l[0] // .b'],
    [
      '.c[] as $x | .b, $x.b',
      '.c as $x | .b',
      '.l[] as $x | .l | add + $x',
      '.c[] as {b: $x} | .b + $x',
      '.c[] as [$x] ?// $x | .b',
    ],
    [
      '.l[] + .b',
      '.l[] - .l[1]',
      '.b * .l[]',
      '.l[] == .b',
      '.l[] and .n',
      '.n or .l[]',
      '.c[].b and -.b',
      '[.l[], .b]',
      '{b, l: .l[]}',
    ],
    ['.l[] = 1 | .l', '.l[] |= . + 1 | .l, .b', '.c[].b += 1 | .c', '.l[] //= 2 | .l', 'del(.l[]) | .l', '.l[] |= empty | .l'],
    [
      'reduce .l[] as $x (0; . + $x)',
      'foreach .l[] as $x (0; . + $x; [., $x])',
      'label $o | .l[] | ., break $o',
      'first(.l[]), .b',
    ],
    [
      '.s, .b',
      '.s | "\\(.)[], .b"',
      '.c[].d, .s',
      '.l | .[], length',
      '.l[] | ., 1',
      '.l[]|.,1|.+1',
      '.l | .[] as $x | . + [$x]',
    ],
    [
      '.l | map(., 1)',
      '.l | [.[] | .] | length',
      '.l | [.[], 1]',
      '.l | .. , 1',
      '.l[] # | .b\n, .b',
      '.l | keys, length',
      '.l | -.[0]',
    ],
    ['.c[', '.c[],', '.c[] |', '.c | def f: 1;', '.c[] | $x', '.c[] .', '.l[] | foo', '.c.b[], .b', '.b[], .b'],
  ].flat();
  for (const program of programs) expect(await filter(long, program), program).toEqual(await filter(short, program));
}, 60_000);
