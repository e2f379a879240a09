import { expect, test } from 'vitest';
import { hiding } from './hide-secrets';

test('a secret is hidden however it is written', () => {
  const hide = hiding(['a b&"ü'], { mark: '•••' });
  expect(hide('a b&"ü, a%20b%26%22%C3%BC, a b&amp;&quot;ü')).toBe('•••, •••, •••');
});

test('of one that begins as another does nothing is left, whichever is named first', () => {
  for (const secrets of [
    ['open', 'open-sesame'],
    ['open-sesame', 'open'],
  ])
    expect(hiding(secrets, { mark: '•••' })('said open-sesame')).toBe('said •••');
});

test('short ones stay, as short as is wished', () => {
  expect(hiding(['yes', 'seven77'], { mark: '•••' })('yes, seven77')).toBe('yes, •••');
  expect(hiding(['yes', 'seven77'], { mark: '•••', shortest: 8 })('yes, seven77')).toBe('yes, seven77');
  expect(hiding(['', 'yes'], { mark: '•••', shortest: 1 })('yes, seven77')).toBe('•••, seven77');
});
