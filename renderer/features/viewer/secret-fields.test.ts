import { expect, test } from 'vitest';
import { maskedValue } from './secret-fields';

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
