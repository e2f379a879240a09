import { expect, test } from 'vitest';
import { calls } from '#shared/contract/contract';
import { answers } from '../body-answers';
import { OpenBody } from '../open-body';

const unfolded = { depth: null, toggled: [] };
const open = (text: string | Uint8Array) =>
  new OpenBody({ memory: typeof text === 'string' ? Buffer.from(text) : text, spareFile: '' });

async function rowsOf(text: string | Uint8Array, folds: { depth: number | null; toggled: number[] } = unfolded, from = 0) {
  const read = await answers.readMarkup(open(text), { language: 'xml', folds, from, count: 200 }, null);
  return calls['body.readMarkup'].output.parse(read);
}

const drawn = ({ rows }: Awaited<ReturnType<typeof rowsOf>>) =>
  rows.map(
    ({ depth, parts, folded, children }) =>
      `${'  '.repeat(depth)}${parts.map(({ text }) => text).join('')}${folded ? `…${children}` : ''}`,
  );

const problemOf = async (text: string) => (await answers.checkMarkup(open(text), { language: 'xml' }, null)).problem;
const placeOf = async (text: string, node: number) =>
  answers.locateMarkup(open(text), { language: 'xml', folds: unfolded, node }, null);

const book = `<?xml version="1.0"?>
<!-- a <b> comment -->
<c:catalog xmlns:c="urn:c" xmlns='urn:d'>
  <book id="1" note='a > b'><title>Tea &amp; more</title><author/></book>
  <book>
    text <b>bold</b> tail
    <![CDATA[raw <x>]]>
  </book>
</c:catalog>`;

test('elements, attributes, text, comments, instructions and CDATA stand as they were received', async () => {
  expect(drawn(await rowsOf(book))).toEqual([
    '<?xml version="1.0"?>',
    '<!-- a <b> comment -->',
    `<c:catalog xmlns:c="urn:c" xmlns='urn:d'>`,
    `  <book id="1" note='a > b'>`,
    '    <title>Tea &amp; more</title>',
    '    <author/>',
    '  </book>',
    '  <book>',
    '    text ',
    '    <b>bold</b>',
    '    tail↵    ',
    '    <![CDATA[raw <x>]]>',
    '  </book>',
    '</c:catalog>',
  ]);
});

test('folds hide what is inside, and rows anywhere are those of the whole', async () => {
  expect(drawn(await rowsOf(book, { depth: 1, toggled: [] }))).toEqual([
    '<?xml version="1.0"?>',
    '<!-- a <b> comment -->',
    `<c:catalog xmlns:c="urn:c" xmlns='urn:d'>`,
    `  <book id="1" note='a > b'>…2`,
    '  <book>…4',
    '</c:catalog>',
  ]);
  const all = drawn(await rowsOf(book));
  for (let from = 0; from < all.length; from++) expect(drawn(await rowsOf(book, unfolded, from))).toEqual(all.slice(from));
  expect((await rowsOf(book, unfolded, 5)).above.map(({ depth }) => depth)).toEqual([0, 1]);
});

test('a node has a path that XPath understands, and its namespace', async () => {
  expect(await placeOf(book, 3)).toMatchObject({ path: '/c:catalog/book[1]', namespace: 'urn:d', row: 3 });
  expect(await placeOf(book, 4)).toMatchObject({ path: '/c:catalog/book[1]/title' });
  expect(await placeOf(book, 2)).toMatchObject({ path: '/c:catalog', namespace: 'urn:c' });
  expect(await placeOf(book, 8)).toMatchObject({ path: '/c:catalog/book[2]/b', namespace: 'urn:d' });
  expect(await placeOf(book, 99)).toBe(null);
});

test('a node is copied exactly as received, with all that is in it', async () => {
  const body = open(book);
  expect((await answers.readMarkupNode(body, { language: 'xml', node: 3 }, null))?.text).toBe(
    `<book id="1" note='a > b'><title>Tea &amp; more</title><author/></book>`,
  );
});

test('a search knows in which node a hit stands', async () => {
  const body = open(book);
  await answers.readMarkup(body, { language: 'xml', folds: unfolded, from: 0, count: 9 }, null);
  const offset = book.indexOf('bold');
  expect(await answers.placeHits(body, { hits: [{ offset, bytes: 4 }], inBytes: false }, null)).toMatchObject([
    { node: 8, line: 6 },
  ]);
});

test('entities are never filled in, however they are nested', async () => {
  const bomb = `<!DOCTYPE l [<!ENTITY a "${'x'.repeat(100)}"><!ENTITY b "&a;&a;"><!ENTITY f SYSTEM "file:///etc/passwd"> <!-- ]> -->]><l>&b;&f;</l>`;
  const read = await rowsOf(bomb);
  expect(drawn(read).at(-1)).toBe('<l>&b;&f;</l>');
  expect(await problemOf(bomb)).toBe(null);
});

test.each([
  ['<a><b></a>', 1],
  ['<a>\n<b>\n</b>\n', 4],
  ['<a x=1/>', 1],
  ['<a>&undefined;</a>', 1],
  ['<p:a/>', 1],
  ['<a/><b/>', 1],
  ['text', 1],
])('%j is not well-formed, from line %d on', async (text, line) => {
  expect(await problemOf(text)).toMatchObject({ line });
  // It is shown all the same.
  expect((await rowsOf(text)).rows.length).toBeGreaterThan(0);
});

test.each([
  '<a/>',
  '<a><!-- --></a>',
  '<?xml version="1.0"?>\n<a xmlns="u">é</a>\n',
  '<!DOCTYPE a SYSTEM "x.dtd"><a>&known;</a>',
])('%j is well-formed', async (text) => {
  expect(await problemOf(text)).toBe(null);
});

test.each([
  '',
  ' ',
  '<',
  '<a',
  '<a b="',
  '<!--',
  '<![CDATA[x',
  '<!DOCTYPE [',
  '</a>',
  '<a></a></a></b>',
  '<><a>',
  '<a><',
  '&',
  '<a>x',
])('what breaks off or makes no sense is shown without an end or a loop: %j', async (text) => {
  const { totalRows, rows } = await rowsOf(text);
  expect(rows.length).toBe(totalRows);
});

test('other charsets are read, and depth has no limit', async () => {
  expect(drawn(await rowsOf(Buffer.from('\ufeff<a><b>é</b></a>', 'utf16le')))).toEqual(['<a>', '  <b>é</b>', '</a>']);
  const deep = 100_000;
  const { totalRows } = await rowsOf(`${'<a>'.repeat(deep)}x${'</a>'.repeat(deep)}`);
  expect(totalRows).toBe(2 * deep - 1);
});

test('megabytes in one text, and rows far into many, are found', async () => {
  const long = `<a><b>${'x'.repeat(3_000_000)}</b><c/></a>`;
  const { rows } = await rowsOf(long);
  expect([rows.length, rows[1]?.cutBytes, rows[2]?.parts[1]?.text]).toEqual([4, 3_000_000, 'c']);
  const many = `<l>${Array.from({ length: 200_000 }, (_, at) => `<i n="${at}"><v>${at}</v></i>`).join('')}</l>`;
  expect(drawn(await rowsOf(many, { depth: 1, toggled: [] }, 150_000))[0]).toBe('  <i n="149999">…1');
  expect(await placeOf(many, 1 + 2 * 50_000)).toMatchObject({ path: '/l/i[50001]' });
});
