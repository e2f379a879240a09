import { parseValue } from '#shared/hypermedia/forms/parse-value';
import type { FormObject } from '#shared/hypermedia/forms/form-value';
import { expect, test } from 'vitest';
import { movedTyped, stillTyped, withTyped } from './typed-text';

const typed = { '/a/0': 'x', '/a/1/b~1c': 'y', '/a': 'z', '/ab/0': 'w' };

test('what is typed inside of a list goes along with its items, and is gone with those that are', () => {
  const swapped = movedTyped(typed, '/a', (step) => (step === '0' ? '1' : '0'));
  expect(swapped).toEqual({ '/a/1': 'x', '/a/0/b~1c': 'y', '/a': 'z', '/ab/0': 'w' });
  expect(movedTyped(typed, '/a', (step) => (step === '0' ? null : '0'))).toEqual({ '/a/0/b~1c': 'y', '/a': 'z', '/ab/0': 'w' });
});

test('what is typed inside of a member goes along with its name', () => {
  expect(movedTyped(typed, '/a/1', (step) => (step === 'b~1c' ? 'd' : step))).toMatchObject({ '/a/1/d': 'y', '/a/0': 'x' });
});

test('nothing typed is no text', () => {
  expect(withTyped({ '/a': 'x' }, '/a', null)).toEqual({});
  expect(withTyped({ '/a': 'x' }, '/a', '')).toEqual({ '/a': '' });
});

test('nothing is still typed over a value that is another one now, or has no place any more; what is to be added is', () => {
  const [before, after] = ['{"town":1,"same":2,"list":[1,2,3],"tags":["a"]}', '{"town":5,"same":2,"list":[1],"tags":[]}'].map(
    (json) => parseValue(json) as FormObject,
  );
  const all = { '/town': 'x', '/same': 'x', '/list/0': 'x', '/list/2': 'x', '/list/2/inner': 'x', '/tags': 'x', '/unset': 'x' };
  expect(stillTyped(all, before!, after!)).toEqual({ '/same': 'x', '/list/0': 'x', '/tags': 'x', '/unset': 'x' });
});
