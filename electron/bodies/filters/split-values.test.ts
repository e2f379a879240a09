import { expect, test } from 'vitest';
import { planJq } from './plan-jq.ts';

const splitFor = (text: string, program: string) => planJq(text, program).pieces;

const entry = '{"a":[1,{"b":"x y,[\\"]"}]}';
const list = `[${Array.from({ length: 200_000 }, () => entry).join(', ')}]`;
const lines = Array.from({ length: 200_000 }, () => entry).join('\n');
const entriesIn = (text: string): number => (JSON.parse(text) as unknown[]).length;

test('a long list is cut between its entries, and none is lost', () => {
  const pieces = splitFor(list, '.[] | .a');
  expect(pieces.length).toBeGreaterThan(1);
  expect(pieces.reduce((sum, { text }) => sum + entriesIn(text), 0)).toBe(200_000);
});

test('values one after the other are cut between them', () => {
  const pieces = splitFor(lines, '.a');
  expect(pieces.length).toBeGreaterThan(1);
  expect(pieces.reduce((sum, { text }) => sum + entriesIn(`[${text.trim().split('\n').join()}]`), 0)).toBe(200_000);
});

test.each([
  '.[] |= 1',
  '.[] as $x | $x',
  '.[-1]',
  'map(.a) | add',
  'map(.a), 1',
  '[.[] | .a] | length',
  '[.[] | .a, "\\(.b)"]',
  'sort_by(.a)',
  '.[]?',
  '.[] | input',
  '.[],1',
  '.[].a + 1',
  '.[].a = 1',
  '.[0] = 1',
  '.[0] + 1',
  '.[0] // 1',
])('a list stays whole where the program is %s', (program) => {
  expect(splitFor(list, program)).toEqual([{ text: list, from: 0 }]);
});

test.each(['input', '[inputs]', 'first(inputs)', 'input_line_number', 'halt', 'try halt_error'])(
  'values stay together where the program is %s',
  (program) => {
    expect(splitFor(lines, program).length).toBe(1);
  },
);

test.each(['.input', '.a.inputs', '$input', '."halt"'])('%s is no more than a name', (program) => {
  const pieces = splitFor(lines, program);
  expect(pieces.length > 1 || program === '."halt"').toBe(true);
});

test('several lists are values, not entries of one', () => {
  const lists = `${list}\n${list}`;
  expect(splitFor(lists, '.[] | .a').map(({ from }) => from)).toEqual([0, list.length + 1]);
});

test('what is short, or closes what was never opened, stays whole', () => {
  expect(splitFor('[1,2]', '.[] | .').length).toBe(1);
  expect(splitFor(`]${lines}`, '.').length).toBe(1);
});
