import { createRow, type Row } from '#shared/model/row';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { isHeadLine, rowsFromText, textFromRows } from './bulk-text';
import { moveRow, pasteRows, putRow, removeRow } from './edit-rows';

const row = (name: string, value: string, rest: Partial<Row> = {}): Row => ({ ...createRow(name, value), ...rest });
const said = (rows: readonly Row[]) => rows.map(({ name, value, enabled }) => [name, value, enabled]);

test('rows read as lines, the switched-off ones behind a number sign', () => {
  const rows = [row('Accept', 'text/html'), row('X-Debug', '1', { enabled: false }), row('X-Empty', '')];
  expect(textFromRows(rows)).toBe('Accept: text/html\n# X-Debug: 1\nX-Empty:');
});

test('lines read as rows, blank ones left out', () => {
  const text = 'Host: a:80\r\n\n#X-Off: 1\nname alone\n  Spaced :  kept space \n';
  expect(said(rowsFromText(text, [], createRow))).toEqual([
    ['Host', 'a:80', true],
    ['X-Off', '1', false],
    ['name alone', '', true],
    ['Spaced', ' kept space ', true],
  ]);
});

test('an untouched line keeps its row, an edited one its description', () => {
  const odd = row('a:b', '#1', { description: 'odd' });
  const page = row('page', '2', { description: 'counts from 1' });
  const [first, second] = rowsFromText(textFromRows([odd, page]).replace('page: 2', 'page: 3'), [odd, page], createRow);
  expect(first).toBe(odd);
  expect(second).toEqual({ ...page, value: '3' });
});

test('text that is not edited loses nothing, whatever the rows say', () => {
  const anyRow = fc.record({ name: fc.string(), value: fc.string(), enabled: fc.boolean() });
  fc.assert(
    fc.property(fc.array(anyRow), (parts) => {
      const rows = parts.map((part) => row(part.name, part.value, part));
      expect(rowsFromText(textFromRows(rows), rows, createRow)).toHaveLength(rows.length);
    }),
  );
});

test('a line of a head is known by its colon and space', () => {
  expect(['Accept: */*', 'a:b', 'http://x', 'two words: x', 'X-Y:  z'].map(isHeadLine)).toEqual([
    true,
    false,
    false,
    false,
    true,
  ]);
});

test('rows move, leave, come and are written in', () => {
  const [a, b] = [row('a', '1'), row('b', '2')];
  expect(moveRow([a, b], b.id, -1)).toEqual([b, a]);
  expect(moveRow([a, b], b.id, 1)).toEqual([a, b]);
  expect(removeRow([a, b], a.id)).toEqual([b]);
  expect(putRow([a], { ...a, value: '9' })).toEqual([{ ...a, value: '9' }]);
  expect(putRow([a], b)).toEqual([a, b]);
  const [c, blank] = [row('c', '3'), row('', '')];
  expect(pasteRows([a, b], a, [c])).toEqual([a, c, b]);
  expect(pasteRows([a, blank], blank, [c])).toEqual([a, c]);
  expect(pasteRows([a], blank, [c])).toEqual([a, c]);
});
