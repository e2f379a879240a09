import { expect, test } from 'vitest';
import { calls } from '#shared/contract/contract';
import { answers } from '../body-answers';
import { OpenBody } from '../open-body';

const language = 'yaml';
const unfolded = { depth: null, toggled: [] };
const open = (text: string | Uint8Array) =>
  new OpenBody({ memory: typeof text === 'string' ? Buffer.from(text) : text, spareFile: '' });

async function rowsOf(text: string | Uint8Array, folds: { depth: number | null; toggled: number[] } = unfolded, from = 0) {
  const read = await answers.readMarkup(open(text), { language, folds, from, count: 300 }, null);
  return calls['body.readMarkup'].output.parse(read);
}

const drawn = ({ rows }: Awaited<ReturnType<typeof rowsOf>>) =>
  rows.map(
    ({ depth, parts, folded, children, duplicate }) =>
      `${'  '.repeat(depth)}${parts.map(({ text }) => text).join('')}${folded ? `…${children}` : ''}${duplicate ? ' (again)' : ''}`,
  );

const checkOf = (text: string) => answers.checkMarkup(open(text), { language }, null);
const placeOf = (text: string, node: number) => answers.locateMarkup(open(text), { language, folds: unfolded, node }, null);
const nodeOf = (text: string, node: number) => answers.readMarkupNode(open(text), { language, node }, null);

/** The node whose row holds a text. */
async function nodeWith(text: string, words: string): Promise<number> {
  const { rows } = await rowsOf(text);
  return (
    rows.find(({ parts }) =>
      parts
        .map((one) => one.text)
        .join('')
        .includes(words),
    )?.node ?? -1
  );
}

const shelf = `# The shelf
name: &lib "Read \\u00e9"   # a name
books: # all
  # of them
  - title: Größe
    id: 9007199254740993.10
    tags: [a, "b, c", {d: e}, ]
  - *lib
  -
    - ~
    - !!str 12
note: |
  first

    second
? [complex, key]
: yes
empty: {}
`;

test('mappings, sequences, comments, anchors, aliases and tags stand as they were received', async () => {
  expect(drawn(await rowsOf(shelf))).toEqual([
    '# The shelf',
    'name: &lib "Read \\u00e9" # a name',
    'books: # all',
    '  # of them',
    '  -',
    '    title: Größe',
    '    id: 9007199254740993.10',
    '    tags: [',
    '      a',
    '      "b, c"',
    '      {',
    '        d: e',
    '      }',
    '    ]',
    '  - *lib',
    '  -',
    '    - ~',
    '    - !!str 12',
    'note: |',
    '  first',
    '  ',
    '    second',
    '? [complex, key]: yes',
    'empty: {}',
  ]);
});

test('folds hide what is inside, and rows anywhere are those of the whole', async () => {
  expect(drawn(await rowsOf(shelf, { depth: 0, toggled: [] }))).toEqual([
    '# The shelf',
    'name: &lib "Read \\u00e9" # a name',
    'books: # all…3',
    'note: |…3',
    '? [complex, key]: yes',
    'empty: {}',
  ]);
  const all = drawn(await rowsOf(shelf));
  for (let from = 0; from < all.length; from++) expect(drawn(await rowsOf(shelf, unfolded, from))).toEqual(all.slice(from));
  const { above } = await rowsOf(shelf, unfolded, 11);
  expect(above.map(({ parts }) => parts[0]?.text)).toEqual(['books', '-', 'tags', '{']);
});

test('what is hidden by folds is found with the way to it', async () => {
  const node = await nodeWith(shelf, 'd: e');
  const place = await answers.locateMarkup(open(shelf), { language, folds: { depth: 0, toggled: [] }, node }, null);
  expect(place).toMatchObject({ row: null, hiddenBy: [2, 4, 7, 10] });
});

test.each([
  ['d: e', '$.books[0].tags[2].d', '/books/0/tags/2/d'],
  ['!!str 12', '$.books[2][1]', '/books/2/1'],
  ['*lib', '$.books[1]', '/books/1'],
  ['first', '$.note', '/note'],
  ['yes', "$['[complex, key]']", '/[complex, key]'],
])('%s has the path %s', async (words, path, pointer) => {
  expect(await placeOf(shelf, await nodeWith(shelf, words))).toMatchObject({ path, pointer, document: null });
});

test('names in quotes are names without them', async () => {
  const text = `"a\\tb": {'it''s': 1, c}\n`;
  expect(await placeOf(text, await nodeWith(text, `'it''s'`))).toMatchObject({ path: "$['a\\u0009b']['it\\'s']" });
  expect(await placeOf(text, 2)).toMatchObject({ pointer: '/a\tb/c' });
});

test('a value is copied as received, a block without the indentation of all its lines', async () => {
  expect((await nodeOf(shelf, await nodeWith(shelf, 'tags: [')))?.text).toBe('[a, "b, c", {d: e}, ]');
  expect((await nodeOf(shelf, await nodeWith(shelf, 'id:')))?.text).toBe('9007199254740993.10');
  expect((await nodeOf(shelf, 4))?.text).toBe('title: Größe\nid: 9007199254740993.10\ntags: [a, "b, c", {d: e}, ]');
  expect((await nodeOf(shelf, await nodeWith(shelf, 'note:')))?.text).toBe('|\n  first\n\n    second\n');
});

test('a search knows in which node a hit stands, also after letters of several bytes', async () => {
  const body = open(shelf);
  await answers.readMarkup(body, { language, folds: unfolded, from: 0, count: 9 }, null);
  for (const words of ['Größe', '"b, c"', '12', 'second', 'complex'])
    expect(
      await answers.placeHits(
        body,
        { hits: [{ offset: Buffer.byteLength(shelf.split(words)[0] ?? ''), bytes: 1 }], inBytes: false },
        null,
      ),
    ).toMatchObject([{ node: await nodeWith(shelf, words) }]);
});

const stream = `%YAML 1.2
---
a: 1
...
# between
--- !thing
- x
---
"only text" # and words
---
`;

test('the documents of a stream are nodes, each with paths of its own', async () => {
  expect(drawn(await rowsOf(stream))).toEqual([
    '%YAML 1.2',
    '--- document 1',
    '  a: 1',
    '...',
    '# between',
    '--- !thing document 2',
    '  - x',
    '--- document 3',
    '  "only text" # and words',
    '--- document 4',
  ]);
  expect(await placeOf(stream, await nodeWith(stream, '- x'))).toMatchObject({ path: '$[0]', document: 2 });
  expect(await placeOf(stream, 2)).toMatchObject({ path: '$.a', document: 1 });
});

test('a single document needs no node of its own', async () => {
  expect(drawn(await rowsOf('---\na: 1\n'))).toEqual(['---', 'a: 1']);
  expect(drawn(await rowsOf('just words\n'))).toEqual(['just words']);
  expect(drawn(await rowsOf('[1, [2]]'))).toEqual(['[', '  1', '  [', '    2', '  ]', ']']);
});

test('keys that are written twice are both kept, and the second one is told of', async () => {
  expect(drawn(await rowsOf('a: 1\nb: {c: 1, c: 2}\na: 2\n<<: *x\n<<: *y\n'))).toEqual([
    'a: 1',
    'b: {',
    '  c: 1',
    '  c: 2 (again)',
    '}',
    'a: 2 (again)',
    '<<: *x',
    '<<: *y',
  ]);
});

test('aliases are never filled in, however they are nested', async () => {
  const bomb = `a: &a [x, x, x, x, x, x, x, x]\n${Array.from({ length: 24 }, (_, at) => {
    const [name, before] = [String.fromCharCode(98 + at), String.fromCharCode(97 + at)];
    return `${name}: &${name} [*${before}, *${before}, *${before}, *${before}, *${before}, *${before}, *${before}, *${before}]\n`;
  }).join('')}`;
  expect((await rowsOf(bomb)).totalRows).toBe(25 * 10);
  expect(await checkOf(bomb)).toEqual({ problem: null, isWhole: true });
});

test.each([
  ['a: b: c\n', 1, 4],
  ['a: 1\n b: 2\n', 1, 4],
  ['a:\n\t- 1\n', 2, 1],
  ['a: [1, 2\n', 2, 1],
  ['a: "b\n', 2, 1],
  ['a: 1\n- b\n', 2, 1],
  ['a: @b\n', 1, 4],
  ['%YAML 1.2\na: 1\n', 2, 1],
  ['a: 1\n---\nb: *\n', 3, 4],
])('%j is against the rules of YAML from line %d, column %d on', async (text, line, column) => {
  expect((await checkOf(text)).problem).toMatchObject({ line, column });
  // It is shown all the same, as far as it can be made out.
  expect((await rowsOf(text)).rows.length).toBeGreaterThan(0);
});

test.each([
  'a: 1\na: 2\n',
  '- &a x\n- *a\n',
  '? a\n? b\n',
  '--- |\n x\n---\n>\n y\n',
  '{a: [b, {c: d}]}',
  '!!set {a, b}',
  '# only words\n',
  '',
])('%j is within the rules of YAML', async (text) => {
  expect(await checkOf(text)).toEqual({ problem: null, isWhole: true });
});

test.each([
  '',
  ' ',
  '-',
  '?',
  ':',
  '[',
  '{',
  '"',
  "'",
  '|',
  '>',
  '&',
  '*',
  '!',
  '%',
  '#',
  '---',
  '...',
  '[,',
  '{:',
  '- - -',
  '? ?',
  '[}',
  '{]',
  '\t',
  '\u0000',
  '\u001f',
  'a: |',
  '- [',
  '@',
  '`',
  '&a',
  '*a :',
  ']',
  '}',
  ',',
])('what breaks off or makes no sense is shown without an end or a loop: %j', async (text) => {
  const { totalRows, rows } = await rowsOf(text);
  expect(rows.length).toBe(totalRows);
  for (let from = 0; from < totalRows; from++) expect((await rowsOf(text, { depth: 0, toggled: [] }, from)).rows).toBeDefined();
});

test('other charsets are read, and depth has no limit', async () => {
  expect(drawn(await rowsOf(Buffer.from('\ufeffa:\n  - é\n', 'utf16le')))).toEqual(['a:', '  - é']);
  const deep = 20_000;
  const text = `${'['.repeat(deep)}x${']'.repeat(deep)}`;
  expect((await rowsOf(text)).totalRows).toBe(2 * deep + 1);
  expect(await checkOf(text)).toEqual({ problem: null, isWhole: false });
});

test('long text is cut on its row and copied whole; what is of too many pieces is no tree', async () => {
  const long = `a: ${'x'.repeat(100_000)}\nb: 1\n`;
  const { rows } = await rowsOf(long);
  expect([rows[0]?.cutBytes, rows[1]?.cutBytes]).toEqual([100_000, 0]);
  expect((await nodeOf(long, 0))?.text.length).toBe(100_000);
  const many = open('\n'.repeat(2_000_001));
  expect(await answers.readMarkup(many, { language, folds: unfolded, from: 0, count: 9 }, null)).toBe(null);
});

test('words, numbers and texts are told apart as the core schema of YAML 1.2 does', async () => {
  const { rows } = await rowsOf('- yes\n- true\n- 0x1F\n- 1_000\n- .5\n- 1e400\n- null\n- Null\n- "1"\n- 12:30\n- -.inf\n');
  expect(rows.map(({ parts }) => parts.at(-1)?.tone)).toEqual([
    'value',
    'word',
    'number',
    'value',
    'number',
    'number',
    'meta',
    'meta',
    'value',
    'value',
    'number',
  ]);
});
