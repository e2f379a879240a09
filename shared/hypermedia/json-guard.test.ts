import { describe, expect, test } from 'vitest';
import { guardLength } from './json-guard';
import { pageOf } from './kinds/kinds.test-support';
import { readPage } from './read-page';

test.each([
  [")]}'\n", 'Gerrit'],
  [")]}',\n", 'Angular'],
  [")]}', ", 'Spring'],
  ['for (;;);', 'Facebook'],
  ['while(1);', 'Google'],
  ['{} && ', 'Spring before version 4'],
])('%j, as %s has it, is a guard before an object or a list', (guard) => {
  expect(guardLength(`${guard}{"a":1}`)).toBe(guard.length);
  expect(guardLength(`${guard}[1]`)).toBe(guard.length);
});

test.each([
  ['nothing before it', '{"a":1}'],
  ['a call, as JSONP has it', 'callback({"a":1})'],
  ['a guard before a word', ")]}'\nhello"],
  ['a guard alone', ")]}'\n"],
  ['a program', 'for(var i = 0;;) {}'],
  ['an object that is tested', '{"a":1} && {}'],
])('no guard is %s', (_name, text) => expect(guardLength(text)).toBe(0));

describe('behind a guard', () => {
  test('is a page as without it, and that it is there is known', () => {
    const list = '[{"id":"a","n":1.0},{"id":"b","n":2}]';
    expect(pageOf(`)]}'\n${list}`)).toEqual({ ...pageOf(list), framing: 'guard' });
  });

  test('nothing is made of what is no JSON all the same', () => {
    for (const body of [`)]}'\n{"id":1`, `)]}'\n{id: 1}`, 'while(1);{} while(2);'])
      expect(readPage({ method: 'GET', url: 'http://a.test/', status: 200, headers: [], body })).toMatchObject({
        kind: 'opaque',
        framing: null,
      });
  });
});
