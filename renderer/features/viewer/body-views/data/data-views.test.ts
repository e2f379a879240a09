import { expect, test } from 'vitest';
import { boundaryOf, nameOfPart } from './part-words';
import { readFields } from './read-fields';
import { columnsOf } from './table-columns';

test('a form is read as the URL standard says, and what is not encoded well stays', () => {
  expect(readFields('a=1&b=x+y%20z&a=%E2%82%AC&c&=d&bad=%zz&\n')).toEqual([
    { name: 'a', value: '1', raw: 'a=1' },
    { name: 'b', value: 'x y z', raw: 'b=x+y%20z' },
    { name: 'a', value: '€', raw: 'a=%E2%82%AC' },
    { name: 'c', value: '', raw: 'c' },
    { name: '', value: 'd', raw: '=d' },
    { name: 'bad', value: '%zz', raw: 'bad=%zz' },
  ]);
});

test('a boundary may be quoted, and other parameters may stand before it', () => {
  expect(
    ['multipart/mixed; boundary=a', 'multipart/related; type="x"; Boundary="a b\\"c"', 'multipart/mixed', null].map(boundaryOf),
  ).toEqual(['a', 'a b"c', '', '']);
});

test('a part is known by its field and file, its range, or its id', () => {
  const named = (headers: [string, string][]) => nameOfPart({ headers });
  expect(named([['Content-Disposition', 'form-data; name="a"; filename="b.png"']])).toBe('a · b.png');
  expect(named([['content-disposition', "attachment; filename=x; filename*=UTF-8''%E2%82%AC.txt"]])).toBe('€.txt');
  expect(named([['Content-Range', 'bytes 0-9/100']])).toBe('bytes 0-9/100');
  expect(named([])).toBe('');
});

test('columns are named by the first row, or counted; a longer row below makes more of them', () => {
  const facts = { first: ['id', 'name'], numeric: [true, false], widest: 3, longest: [2, 20] };
  expect(columnsOf(facts, true, {}).map(({ name, isRight }) => [name, isRight])).toEqual([
    ['Row', true],
    ['id', true],
    ['name', false],
    ['Column 3', false],
  ]);
  expect(columnsOf(facts, false, { '0': 99 }).map(({ name, widthPx }) => [name, widthPx])[1]).toEqual(['Column 1', 99]);
  // As wide as what stands in it first, and not only as its name.
  expect(columnsOf(facts, true, {}).map(({ widthPx }) => widthPx)).toEqual([64, 96, 184, 96]);
});
