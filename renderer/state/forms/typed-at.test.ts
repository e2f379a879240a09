import { expect, test } from 'vitest';
import { movedTyped, withTyped } from './typed-at';

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
