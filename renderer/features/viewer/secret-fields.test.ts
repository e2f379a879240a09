import { expect, test } from 'vitest';
import { cutSecrets, hidingOf, maskedValue } from './secret-fields';

test.each([
  ['Authorization', 'Bearer abc.def', 'Bearer ••••••••'],
  ['authorization', 'abc', '••••••••'],
  ['Set-Cookie', 'sid=s3cret; Path=/; HttpOnly', 'sid=••••••••; Path=/; HttpOnly'],
  ['Set-Cookie', 'sid=; Max-Age=0', 'sid=; Max-Age=0'],
  ['Cookie', 'a=1; theme=dark', 'a=••••••••; theme=••••••••'],
  ['Cookie', 'nameless', '••••••••'],
  ['X-Api-Key', 'k', '••••••••'],
  ['Accept', '*/*', '*/*'],
])('%s: %s is shown as “%s”', (name, value, shown) => {
  expect(maskedValue(name, value)).toBe(shown);
});

test('what was filled in is hidden wherever it stands, however it is written', () => {
  const hide = hidingOf(['s3 "c'], false);
  expect(hide.text('GET /a?k=s3%20%22c&l=s3+%22c HTTP/1.1')).toBe('GET /a?k=••••••••&l=•••••••• HTTP/1.1');
  expect(hide.value('X-Trace', 'on s3 "c on')).toBe('on •••••••• on');
  expect(hide.value('X-Trace', 's3c')).toBe('s3c');
  expect(hidingOf(['s3 "c'], true).value('Authorization', 'Bearer s3 "c')).toBe('Bearer s3 "c');
});

test('of two secrets that begin in each other the first one in the text counts, and nothing is left of either', () => {
  expect(cutSecrets('xabcdabx', ['ab', 'bcd']).map(({ text }) => text)).toEqual(['x', 'ab', 'cd', 'ab', 'x']);
  expect(cutSecrets('', ['a'])).toEqual([]);
});
