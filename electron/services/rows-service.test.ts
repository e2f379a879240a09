import { describe, expect, test, vi } from 'vitest';
import { plainView } from '#shared/model/table-window';
import { startHost } from './lists.test-support';

async function stored(text: string | Buffer) {
  const host = await startHost();
  const writer = host.services.bodies.create();
  await writer.write(Buffer.from(text));
  await writer.end();
  const of = (pointer: string) => ({ kind: 'body', bodyId: writer.id, pointer, base: 'http://a/list/' }) as const;
  return { ...host, of, bodyId: writer.id };
}

const list = (count: number) =>
  JSON.stringify({
    note: ['no rows', { results: [1] }],
    'a/b': { results: Array.from({ length: count }, (_, id) => ({ id, text: `“${id}” {[\\"`, inner: { deep: [id] } })) },
  });

describe('the rows of a list in a body', () => {
  test('are found where the pointer leads, and read in windows', async () => {
    const { call, of } = await stored(list(2_500));
    expect(await call('rows.describe', of('/a~1b/results'))).toMatchObject({ rowCount: 2_500, columns: { length: 3 } });
    const window = { of: of('/a~1b/results'), view: plainView, columns: ['id', 'text'], from: 2_498, count: 10 };
    expect(await call('rows.read', window)).toMatchObject({
      totalRows: 2_500,
      rows: [
        { index: 2_498, cells: [{ text: '2498' }, { text: '“2498” {[\\"' }] },
        { index: 2_499, cells: [{ text: '2499' }, { text: '“2499” {[\\"' }] },
      ],
    });
    expect((await call('rows.readOne', { of: of('/a~1b/results'), index: 7 })).text).toBe(
      '{"id":7,"text":"“7” {[\\\\\\"","inner":{"deep":[7]}}',
    );
  });

  test('are sorted and filtered, and go out in that order', async () => {
    const { call, of } = await stored(list(300));
    const view = { sort: { column: 'id', descending: true }, filter: 'id>=297' };
    const wanted = { of: of('/a~1b/results'), view, columns: ['id'], format: 'csv' as const, once: false };
    const { bodyId, rows } = await call('rows.export', wanted);
    const { text } = await call('body.readText', { bodyId, charset: 'utf-8' });
    expect([rows, text]).toEqual([3, 'id\n299\n298\n297\n']);
  });

  test.each([
    ['ndjson', '{"id": 0, "inner": {"deep": [1.0]}}\n{"late": "=1"}\n'],
    ['csv', `id,inner,late\n0,"{""deep"":[1.0]}",\n,,'=1\n`],
  ] as const)('go out whole as they came where no columns are named, as %s', async (format, expected) => {
    const { call, of } = await stored('[{"id": 0, "inner": {"deep": [1.0]}}, {"late": "=1"}]');
    const exported = await call('rows.export', { of: of(''), view: plainView, format, columns: null, once: false });
    expect((await call('body.readText', { bodyId: exported.bodyId, charset: 'utf-8' })).text).toBe(expected);
  });

  test.each([
    ['Latin-1, as the head says', Buffer.from('{"rows":[{"n":"café"},{"n":"ñ"}]}', 'latin1'), 'ISO-8859-1'],
    ['UTF-16, as its first bytes say', Buffer.from('\ufeff{"rows":[{"n":"café"},{"n":"ñ"}]}', 'utf16le'), null],
    ['UTF-8, whatever its head says', Buffer.from('\ufeff{"rows":[{"n":"café"},{"n":"ñ"}]}'), 'ISO-8859-1'],
  ])('come as they read from a body in %s', async (_coding, bytes, charset) => {
    const { call, of } = await stored(bytes);
    const rows = { ...of('/rows'), charset };
    expect((await call('rows.readOne', { of: rows, index: 1 })).text).toBe('{"n":"ñ"}');
    const { bodyId } = await call('rows.export', { of: rows, view: plainView, format: 'csv', columns: null, once: false });
    expect((await call('body.readText', { bodyId, charset: 'utf-8' })).text).toBe('n\ncafé\nñ\n');
  });

  test('also where it is longer than a page, whose copy is let go of with it', async () => {
    const filler = 'é'.repeat(1024 * 1024);
    const rows = Array.from({ length: 66 }, (_, id) => JSON.stringify({ n: `ñ${id}`, filler }));
    const { call, services, of, bodyId } = await stored(Buffer.from(`[${rows.join(',')}]`, 'latin1'));
    const [created, released]: [number[], string[]] = [[], []];
    services.bodies.watch({ created: () => created.push(1), released: (id) => released.push(id) });
    const wanted = {
      of: { ...of(''), charset: 'iso-8859-1' },
      view: plainView,
      format: 'csv' as const,
      columns: ['n'],
      once: false,
    };
    const exported = await call('rows.export', wanted);
    const { text } = await call('body.readText', { bodyId: exported.bodyId, charset: 'utf-8' });
    expect(text.split('\n').slice(-3)).toEqual(['ñ64', 'ñ65', '']);
    const before = created.length;
    expect(await call('rows.describe', { ...of('/0/filler'), charset: 'iso-8859-1' }).catch(() => null)).toBeNull();
    expect([before, created.length]).toEqual([2, 2]);
    await services.bodies.release([bodyId, exported.bodyId]);
    await vi.waitFor(() => expect(released).toHaveLength(3));
  });

  test('go out with all their columns, also those that a table has no room for', async () => {
    const row = JSON.stringify(Object.fromEntries(Array.from({ length: 1_200 }, (_, at) => [`c${at}`, at])));
    const { call, of } = await stored(`[${row}]`);
    expect(await call('rows.describe', of(''))).toMatchObject({ columns: { length: 1_000 }, moreColumns: 200 });
    const wanted = { of: of(''), view: plainView, format: 'csv' as const, columns: null, once: false };
    const { bodyId } = await call('rows.export', wanted);
    const [head = '', cells = ''] = (await call('body.readText', { bodyId, charset: 'utf-8' })).text.split('\n');
    expect([head.split(',').at(-1), head.split(',').length, cells.split(',').at(-1)]).toEqual(['c1199', 1_200, '1199']);
  });

  test.each([
    ['', '[1, "two" , [3], {"four":4}]', 4],
    ['/x', '\ufeff{"x":[]}', 0],
    ['/x', '{"x":[1],"x":[1,2]}', 2],
    ['/x', ' { "\\u0078" : [ { } ] } ', 1],
    ['/1/x', '[{"x":[1]}, {"x":[1, 2, 3]}]', 3],
    ['/x/0/0', '{"x":[[[1,2],3]]}', 2],
    ['/x', ')]}\'\n{"x":[1,2]}', 2],
    ['', '\ufefffor(;;);[1]', 1],
  ])('at %j of %s are %d', async (pointer, text, count) => {
    const { call, of } = await stored(text);
    expect((await call('rows.describe', of(pointer))).rowCount).toBe(count);
  });

  test('that are lists themselves are sorted, filtered and written out by their places', async () => {
    const { call, of } = await stored('[[1, "b", 1.50],[2, "a"],[3, "c", 9]]');
    const view = { sort: { column: '[1]', descending: false }, filter: '[0]<3' };
    expect(await call('rows.read', { of: of(''), view, columns: ['[1]'], from: 0, count: 5 })).toMatchObject({
      totalRows: 2,
      rows: [
        { index: 1, cells: [{ text: 'a' }] },
        { index: 0, cells: [{ text: 'b' }] },
      ],
    });
    const written = async (format: 'csv' | 'ndjson', columns: string[] | null) => {
      const { bodyId } = await call('rows.export', { of: of(''), view, format, columns, once: false });
      return (await call('body.readText', { bodyId, charset: 'utf-8' })).text;
    };
    expect(await written('csv', null)).toBe('[0],[1],[2]\n2,a,\n1,b,1.50\n');
    expect(await written('ndjson', null)).toBe('[2,"a"]\n[1,"b",1.50]\n');
    expect(await written('ndjson', ['[1]', '[0]'])).toBe('["a",2]\n["b",1]\n');
  });

  test('are, of a list of several kinds, those of one of them', async () => {
    const { call, of } = await stored('{"all":[{"type":"a","id":1},{"type":"b","id":2},7,{"id":3},{"id":4,"type":"a"}]}');
    const only = { ...of('/all'), where: { name: 'type', text: 'a' } };
    const read = await call('rows.read', { of: only, view: plainView, columns: ['id'], from: 0, count: 10 });
    expect(read).toMatchObject({ totalRows: 2, rows: [{ cells: [{ text: '1' }] }, { index: 1, cells: [{ text: '4' }] }] });
    expect((await call('rows.readOne', { of: only, index: 1 })).text).toBe('{"id":4,"type":"a"}');
    expect((await call('rows.describe', of('/all'))).rowCount).toBe(5);
  });

  test.each([
    ['/1/x', '[{"x":[1]}]'],
    ['/-1/x', '[{"x":[1]}]'],
    ['/nothing', '{"x":[1]}'],
    ['/x', '{"x":{"y":[1]}}'],
    ['', 'not JSON'],
    ['/x', '{"x":[1'],
  ])('are not at %j of %s', async (pointer, text) => {
    const { services, of } = await stored(text);
    const answer = await services.dispatch('rows.describe', of(pointer), { windowId: null });
    const count = answer.ok ? (answer.value as { rowCount: number }).rowCount : null;
    expect([null, 1]).toContain(count);
  });
});

describe('the rows that a kind makes of a body', () => {
  const feed = (entries: number) =>
    `<?xml version="1.0" encoding="iso-8859-1"?><feed xmlns="http://www.w3.org/2005/Atom"><title>Caf\u00e9s</title>${Array.from(
      { length: entries },
      (_, id) => `<entry><id>${id}</id><title>Caf\u00e9 ${id}</title><note>=1+1</note><link href="/cafes/${id}"/></entry>`,
    ).join('')}</feed>`;

  async function storedBytes(bytes: Buffer, contentType: string) {
    const host = await startHost();
    const writer = host.services.bodies.create();
    await writer.write(bytes);
    await writer.end();
    return { ...host, of: { kind: 'made', bodyId: writer.id, base: 'http://a/list/', contentType } as const };
  }
  const exported = async (
    { call, of }: Awaited<ReturnType<typeof storedBytes>>,
    format: 'csv' | 'ndjson',
    columns: string[] | null,
  ) => {
    const { bodyId, rows } = await call('rows.export', { of, view: plainView, format, columns, once: false });
    return [rows, (await call('body.readText', { bodyId, charset: 'utf-8' })).text];
  };

  test('lines of JSON: sorted, opened and written out, each as it stands', async () => {
    const text = Array.from({ length: 1_200 }, (_, id) => `{"id": ${id}, "price": 1.50}\r\n`).join('');
    const host = await storedBytes(Buffer.from(text), 'application/x-ndjson');
    const { call, of } = host;
    expect(await call('rows.describe', of)).toMatchObject({ rowCount: 1_200, columns: { length: 2 } });
    const view = { sort: { column: 'id', descending: true }, filter: '' };
    expect(await call('rows.read', { of, view, columns: ['id'], from: 0, count: 1 })).toMatchObject({
      rows: [{ index: 1_199, cells: [{ text: '1199' }] }],
    });
    expect((await call('rows.readOne', { of, index: 1_100 })).text).toBe('{"id": 1100, "price": 1.50}');
    expect(await exported(host, 'ndjson', null)).toEqual([1_200, text.replaceAll('\r', '')]);
  });

  test('a feed: sorted, filtered, opened and written out like any other', async () => {
    const host = await storedBytes(Buffer.from(feed(30), 'latin1'), 'application/atom+xml; charset=iso-8859-1');
    const { call, of } = host;
    expect(await call('rows.describe', of)).toMatchObject({ rowCount: 30, columns: { length: 4 } });
    expect(JSON.parse((await call('rows.readOne', { of, index: 7 })).text)).toEqual({
      id: '7',
      title: 'Café 7',
      note: '=1+1',
      href: 'http://a/cafes/7',
    });
    const view = { sort: { column: 'id', descending: true }, filter: 'id>=28' };
    expect(await call('rows.read', { of, view, columns: ['title'], from: 0, count: 9 })).toMatchObject({
      totalRows: 2,
      rows: [{ cells: [{ text: 'Café 29' }], url: 'http://a/cafes/29' }, { cells: [{ text: 'Café 28' }] }],
    });
    const once = await storedBytes(Buffer.from(feed(1), 'latin1'), 'application/atom+xml; charset=iso-8859-1');
    expect(await exported(once, 'csv', ['title', 'note'])).toEqual([1, "title,note\nCafé 0,'=1+1\n"]);
  });

  test('a collection whose values stand in lists of names: as members of those names', async () => {
    const items = [{ href: '/friends/1', data: [{ name: 'full-name', value: 'J. Doe', prompt: 'Full Name' }] }];
    const body = JSON.stringify({ collection: { version: '1.0', href: '/friends/', items } });
    const host = await storedBytes(Buffer.from(body), 'application/vnd.collection+json');
    expect(await exported(host, 'csv', ['full-name'])).toEqual([1, 'full-name\nJ. Doe\n']);
  });

  test('none where the body is no list', async () => {
    const { services, of } = await storedBytes(Buffer.from('<p>no list'), 'text/html');
    expect(await services.dispatch('rows.describe', of, { windowId: 'w' })).toMatchObject({ ok: false });
  });
});
