import { expect, test } from 'vitest';
import { maskAddress } from './mask-address';

test.each([
  ['https://a.test/b?access_token=abc&page=2', 'https://a.test/b?access_token=••••••&page=2'],
  ['https://a.test/b?page=2&API_KEY=abc#top', 'https://a.test/b?page=2&API_KEY=••••••#top'],
  ['https://app.test/cb#access_token=abc&state=x', 'https://app.test/cb#access_token=••••••&state=x'],
  ['https://s3.test/x?X-Amz-Date=1&X-Amz-Signature=ab', 'https://s3.test/x?X-Amz-Date=1&X-Amz-Signature=••••••'],
  ['https://ada:pw@a.test/', 'https://ada:••••••@a.test/'],
])('in %s what lets somebody in is masked', (address, shown) => {
  expect(maskAddress(address)).toBe(shown);
});

test.each([
  'https://a.test/token?page=2&q=access_token',
  'https://a.test/?access_token={{token}}',
  'https://a.test/?pageToken=abc&tokens=3&key=title',
  'https://a.test/?access_token=',
  'https://a.test:8080/a@b:c',
])('in %s there is nothing to mask', (address) => {
  expect(maskAddress(address)).toBe(address);
});

test('a word that is known is masked wherever and however it is written; a short one only where it stands alone', () => {
  expect(maskAddress('https://a.test/k-9f3a/x?k=k%2D9f3a&p=2', ['k-9f3a'])).toContain('/••••••/x?k=');
  expect(maskAddress('https://a.test/?k=p%20w%2F1%3D&p=2', ['p w/1='])).toBe('https://a.test/?k=••••••&p=2');
  expect(maskAddress('https://a.test/tests?q=test', ['test'])).toBe('https://a.test/tests?q=••••••');
  expect(maskAddress('https://a.test/', ['', 'other'])).toBe('https://a.test/');
});
