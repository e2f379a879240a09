import { expect, test } from 'vitest';
import { isExempt } from './no-proxy';

/** List, host, port, whether it is asked directly. */
const table: readonly (readonly [string, string, number, boolean])[] = [
  ['', 'example.com', 80, false],
  ['*', 'example.com', 80, true],
  ['*', '10.0.0.1', 443, true],
  ['example.com', 'example.com', 80, true],
  ['example.com', 'EXAMPLE.com', 80, true],
  ['EXAMPLE.COM', 'example.com', 80, true],
  ['example.com', 'www.example.com', 80, true],
  ['example.com', 'deep.www.example.com', 80, true],
  ['example.com', 'notexample.com', 80, false],
  ['example.com', 'example.com.evil.test', 80, false],
  ['example.com', 'example.co', 80, false],
  ['.example.com', 'www.example.com', 80, true],
  ['.example.com', 'example.com', 80, true],
  ['.example.com', 'anexample.com', 80, false],
  ['*.example.com', 'www.example.com', 80, true],
  ['example.com.', 'example.com', 80, true],
  ['example.com', 'example.com.', 80, true],
  ['example.com:8080', 'example.com', 8080, true],
  ['example.com:8080', 'example.com', 80, false],
  ['example.com:8080', 'www.example.com', 8080, true],
  ['a.test,b.test', 'b.test', 80, true],
  ['a.test, b.test', 'b.test', 80, true],
  ['a.test b.test', 'a.test', 80, true],
  ['a.test,,b.test,', 'c.test', 80, false],
  [',', 'a.test', 80, false],
  ['.', 'a.test', 80, false],
  ['localhost', 'localhost', 3000, true],
  ['localhost', '127.0.0.1', 3000, false],
  ['127.0.0.1', '127.0.0.1', 3000, true],
  ['127.0.0.1', '127.0.0.10', 3000, false],
  ['0.0.1', '10.0.0.1', 80, false],
  ['10.0.0.0/8', '10.200.3.4', 80, true],
  ['10.0.0.0/8', '11.0.0.1', 80, false],
  ['192.168.1.128/25', '192.168.1.200', 80, true],
  ['192.168.1.128/25', '192.168.1.100', 80, false],
  ['10.0.0.0/8', 'ten.example.com', 80, false],
  ['10.0.0.0/99', '10.0.0.1', 80, false],
  ['::1', '[::1]', 80, true],
  ['[::1]:8080', '[::1]', 8080, true],
  ['[::1]:8080', '[::1]', 80, false],
  ['fd00::/8', 'fd12:3456::1', 80, true],
  ['fd00::/8', 'fe80::1', 80, false],
];

test.each(table)('no proxy for “%s”: %s, port %i, is asked directly: %s', (list, host, port, expected) => {
  expect(isExempt(list, host, port)).toBe(expected);
});
