import { expect, test } from 'vitest';
import { calls } from '#shared/contract/contract';
import { OpenBody } from '../open-body';
import { answers } from '../body-answers';

const open = (bytes: Uint8Array | string) =>
  new OpenBody({ memory: typeof bytes === 'string' ? Buffer.from(bytes) : bytes, spareFile: '' });
const guess = { delimiter: null, quote: null };

async function table(text: string, dialect = guess, window = { from: 0, count: 100 }) {
  const read = await answers.readTable(open(text), { dialect, ...window }, null);
  calls['body.readTable'].output.parse(read);
  return read;
}

const cellsOf = ({ rows }: Awaited<ReturnType<typeof table>>) => rows.map(({ cells }) => cells);

async function records(text: string | Uint8Array, kind: 'lines' | 'events', charset: string | null = null) {
  const body = open(text);
  const read = await answers.readRecords(body, { bodyId: 'b', kind, from: 0, count: 100 }, charset);
  calls['body.readRecords'].output.parse(read);
  return read.rows;
}

async function parts(text: string, boundary = 'x') {
  const read = await answers.readParts(open(text), { bodyId: 'b', boundary }, null);
  calls['body.readParts'].output.parse(read);
  return read;
}

const sliceOf = (text: string, sliceId: string | null) => {
  const [, from, to] = /~(\d+)-(\d+)$/.exec(sliceId ?? '') ?? [];
  return Buffer.from(text).subarray(Number(from), Number(to)).toString();
};

test('a table is read with quotes that hold delimiters, ends of lines and quotes', async () => {
  const read = await table('id,name\r\n1,"a, b"\r\n2,"two\r\nlines"\r\n3,"say ""x"""\r\n');
  expect(cellsOf(read)).toEqual([
    ['id', 'name'],
    ['1', 'a, b'],
    ['2', 'two\r\nlines'],
    ['3', 'say "x"'],
  ]);
  expect(read).toMatchObject({ totalRows: 4, delimiter: ',', quote: '"', hasHeader: true, numeric: [true, false] });
});

test.each([
  ['a;b\n1;2\n', ';'],
  ['a\tb\n1\t2\n', '\t'],
  ['a|b\n1|2\n', '|'],
  ['one\ntwo\n', ','],
])('the delimiter of %j is found', async (text, delimiter) => {
  expect((await table(text)).delimiter).toBe(delimiter);
});

test('a first row of numbers, or with the same name twice, is no header', async () => {
  expect((await table('1,2\n3,4\n')).hasHeader).toBe(false);
  expect((await table('a,a\n3,4\n')).hasHeader).toBe(false);
  expect((await table('a,b\n')).hasHeader).toBe(false);
});

test('another delimiter and quote can be said', async () => {
  expect(cellsOf(await table("a:'b:c'\n", { delimiter: ':', quote: "'" } as never))).toEqual([['a', 'b:c']]);
  expect(cellsOf(await table('"a",b\n', { delimiter: ',', quote: '' } as never))).toEqual([['"a"', 'b']]);
});

test('a quote that is never closed does not swallow the rows after it', async () => {
  expect(cellsOf(await table('a,b\n1,"open\n2,x\n3,y\n'))).toEqual([
    ['a', 'b'],
    ['1', '"open'],
    ['2', 'x'],
    ['3', 'y'],
  ]);
});

test('a quote in the middle of a field is a character', async () => {
  expect(cellsOf(await table('a,5" nail\nb,6\n'))).toEqual([
    ['a', '5" nail'],
    ['b', '6'],
  ]);
});

test('blank lines are no rows, and the last row needs no end of line', async () => {
  expect(cellsOf(await table('a,b\n\n1,2\r\n\r\n3,4'))).toEqual([
    ['a', 'b'],
    ['1', '2'],
    ['3', '4'],
  ]);
});

test('a table with many quotes that never close is read in one go', async () => {
  const text = '"x\n'.repeat(1_000_000);
  const started = performance.now();
  expect((await table(text)).totalRows).toBeGreaterThan(0);
  expect(performance.now() - started).toBeLessThan(10_000);
});

test('rows of windows far apart are those of the whole', async () => {
  const lines = Array.from({ length: 200_000 }, (_, at) => `${at},"name\n${at}"`);
  const text = `id,name\n${lines.join('\n')}\n`;
  const read = await table(text, guess, { from: 150_001, count: 2 });
  expect(read.totalRows).toBe(200_001);
  expect(cellsOf(read)).toEqual([
    ['150000', 'name\n150000'],
    ['150001', 'name\n150001'],
  ]);
});

test('each line is a record, and the body it makes is exactly its text', async () => {
  const text = '{"a":1}\r\n\r\n  {"b":"é"} \n[3]';
  const rows = await records(text, 'lines');
  expect(rows.map(({ preview }) => preview)).toEqual(['{"a":1}', '{"b":"é"}', '[3]']);
  expect(rows.map(({ sliceId }) => sliceOf(text, sliceId))).toEqual(['{"a":1}', '{"b":"é"}', '[3]']);
});

test('of a line that is no JSON that is known, unless it is too long to be tried', async () => {
  const long = `[${'1,'.repeat(20_000)}]`;
  const rows = await records(`{"a":1}\n{"a":\nnot json\n"text"\n${long}\n`, 'lines');
  expect(rows.map(({ isJson }) => isJson)).toEqual([true, false, false, true, null]);
  expect((await records('\x1e{"a":1}\n\x1e{"a":\n', 'lines')).map(({ isJson }) => isJson)).toEqual([true, false]);
  expect((await records('data: {"a":\n\n', 'events')).map(({ isJson }) => isJson)).toEqual([null]);
});

test('a sequence of RFC 7464 has records of several lines', async () => {
  const text = '\u001e{"a":\n1}\n\u001e{"b":2}\n';
  expect((await records(text, 'lines')).map(({ sliceId }) => sliceOf(text, sliceId))).toEqual(['{"a":\n1}', '{"b":2}']);
});

test('events are told apart by blank lines, whatever ends a line', async () => {
  for (const end of ['\n', '\r\n', '\r']) {
    const text = [': hello', '', 'id: 7', 'event: tick', 'data: {"n":1}', '', 'data: a', 'data: b', '', ''].join(end);
    const rows = await records(text, 'events');
    expect(rows.map(({ preview, event }) => [preview, event?.id, event?.name, event?.comment])).toEqual([
      ['hello', null, null, 'hello'],
      ['{"n":1}', '7', 'tick', null],
      ['a b', null, null, null],
    ]);
    expect(sliceOf(text, rows[1]?.sliceId ?? null)).toBe('{"n":1}');
  }
});

test('records behind a byte order mark are where they are', async () => {
  const marked = '\ufeff{"a":1}\n';
  expect((await records(marked, 'lines')).map(({ sliceId }) => sliceOf(marked, sliceId))).toEqual(['{"a":1}']);
});

const utf16 = (text: string, isBig = false) => {
  const bytes = Buffer.from(text, 'utf16le');
  return isBig ? bytes.swap16() : bytes;
};

test.each([
  ['utf-16le', utf16('\ufeff{"a":"Ċ\u0a0a"} \r\n\r\n  {"b":"ж"}\t\n[\u000b1]')],
  ['utf-16be', utf16('{"a":"Ċ\u0a0a"} \r\n\r\n  {"b":"ж"}\t\n[\u000b1]', true)],
  ['gb18030', Buffer.from('7b2261223a22822fa1a1227d200d0a0d0a20207b2262223a22a7d8227d090a5b0b315d', 'hex')],
  ['windows-1251', Buffer.from('{"a":"\xc6"} \r\n\r\n  {"b":"\xe6"}\t\n[\x0b1]', 'latin1')],
  ['shift_jis', Buffer.from('7b2261223a22955c227d200d0a0d0a20207b2262223a228345227d090a5b0b315d', 'hex')],
])('records of %s are pieces of the body as it came, each to be opened by its charset', async (charset, bytes) => {
  const rows = await records(bytes, 'lines', charset);
  const opened = rows.map(({ sliceId }) => {
    const [, from, to] = /~(\d+)-(\d+)$/.exec(sliceId ?? '') ?? [];
    return new TextDecoder(charset).decode(bytes.subarray(Number(from), Number(to)));
  });
  expect(opened).toHaveLength(3);
  expect(opened.map((text) => text.replaceAll(/\s/g, ' '))).toEqual(rows.map(({ preview }) => preview));
  expect(opened.slice(0, 2).map((text) => Object.keys(JSON.parse(text) as object))).toEqual([['a'], ['b']]);
  expect(opened[2]).toBe('[\u000b1]');
});

test('half a character of UTF-16 at the end is no record', async () => {
  expect(await records(Buffer.concat([utf16('{"a":1}\n'), Buffer.from([0x20])]), 'lines', 'utf-16le')).toHaveLength(1);
});

test('parts are found by the boundary, with their heads, and nothing of the boundary is in them', async () => {
  const text =
    'preamble --x\r\n--x\r\nContent-Type: application/json\r\nContent-Disposition: form-data;\r\n name="a"\r\n\r\n{"a":1}\r\n--x  \r\n\r\nno head\r\n\r\n--x--\r\nepilogue --x';
  const { parts: found, problem } = await parts(text);
  expect(problem).toBe(null);
  expect(found.map(({ headers, sliceId }) => [headers, sliceOf(text, sliceId)])).toEqual([
    [
      [
        ['Content-Type', 'application/json'],
        ['Content-Disposition', 'form-data; name="a"'],
      ],
      '{"a":1}',
    ],
    [[], 'no head\r\n'],
  ]);
});

test.each([
  ['--xy\r\n\r\na\r\n--xy--', 'noParts'],
  ['text', 'noParts'],
  ['--x\r\n\r\na', 'notClosed'],
  ['--x\n\na\n--x--', null],
] as const)('%j has as its problem %s', async (text, problem) => {
  expect((await parts(text)).problem).toBe(problem);
});

test('a boundary across two windows is found', async () => {
  const filler = 'a'.repeat(1024 * 1024 - 10);
  const { parts: found } = await parts(`--x\r\n\r\n${filler}\r\n--x\r\n\r\nb\r\n--x--\r\n`);
  expect(found.map(({ bytes }) => bytes)).toEqual([filler.length, 1]);
});

test('a body without a boundary has no parts', async () => {
  expect(await parts('--x', '')).toEqual({ parts: [], capped: false, problem: 'noBoundary' });
});
