import { expect, test } from 'vitest';
import { encodeComponent, encodeFormField, encodeTarget } from './percent-encode';

test('a target keeps what is allowed and encoded, and gets the rest encoded', () => {
  expect(encodeTarget('/a b/%7E/100%/é€?q="x"&r={y}[0]|\\^`<>')).toBe(
    '/a%20b/%7E/100%/%C3%A9%E2%82%AC?q=%22x%22&r=%7By%7D[0]%7C%5C%5E%60%3C%3E',
  );
});

test('half a character becomes the sign for what cannot be read', () => {
  expect([encodeTarget('/\ud800'), encodeComponent('\udc00'), encodeFormField('\ud800')]).toEqual([
    '/%EF%BF%BD',
    '%EF%BF%BD',
    '%EF%BF%BD',
  ]);
});

test('a component is encoded whole, a form field has + for a space', () => {
  expect(encodeComponent("a b/c&d=e+f'~")).toBe('a%20b%2Fc%26d%3De%2Bf%27~');
  expect(encodeFormField('a b+c&d~*-._')).toBe('a+b%2Bc%26d%7E*-._');
});
