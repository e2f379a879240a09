import { expect, test } from 'vitest';
import { completionAt } from './completion-at';

/** `|` is the caret. */
const at = (written: string) => {
  const caret = written.indexOf('|');
  const text = written.replace('|', '');
  const found = completionAt(text, caret);
  return found && { typed: found.typed, replaced: text.slice(found.start, found.end) };
};

test('a name is completed from the second brace on', () => {
  expect(at('{|')).toBeNull();
  expect(at('{{|')).toEqual({ typed: '', replaced: '' });
  expect(at('https://{{ba|')).toEqual({ typed: 'ba', replaced: 'ba' });
  expect(at('{{$uu|')).toEqual({ typed: '$uu', replaced: '$uu' });
});

test('inside of a whole name the rest of it and its braces are replaced', () => {
  expect(at('{{ba|se}}/books')).toEqual({ typed: 'ba', replaced: 'base}}' });
  expect(at('{{|}}')).toEqual({ typed: '', replaced: '}}' });
  expect(at('{{ ba| }}x')).toEqual({ typed: 'ba', replaced: ' ba }}' });
});

test('words that follow without braces stay', () => {
  expect(at('{{ba|/books')).toEqual({ typed: 'ba', replaced: 'ba' });
  expect(at('{{ba|, {{other}}')).toEqual({ typed: 'ba', replaced: 'ba' });
});

test('behind the braces, before them, and in the template of somebody else nothing is offered', () => {
  expect(at('{{base}}|')).toBeNull();
  expect(at('|{{base}}')).toBeNull();
  expect(at('{|{base}}')).toBeNull();
  expect(at('{{#each|')).toBeNull();
  expect(at('{{a}} and |')).toBeNull();
});
