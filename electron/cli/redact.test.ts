import { expect, test } from 'vitest';
import { redactAddress, redactHeader } from './redact';

test.each([
  ['http://u:p@host/x', 'http://host/x'],
  ['u:p@ss@host/x', 'host/x'],
  ['http://host/x@y?a=b@c', 'http://host/x@y?a=b@c'],
  ['/x?access_token=1&q=2', '/x?access_token=(not shown)&q=2'],
  ['/x?q=2&API-KEY=1#f', '/x?q=2&API-KEY=(not shown)#f'],
  ['/x?client%5Fsecret=1', '/x?client%5Fsecret=(not shown)'],
])('%s is told as %s', (address, told) => {
  expect(redactAddress(address)).toBe(told);
});

test.each([
  ['Authorization', 'Basic x', '(not shown)'],
  ['set-cookie', 'a=b', '(not shown)'],
  ['X-Api-Key', '1', '(not shown)'],
  ['WWW-Authenticate', 'Basic realm="x"', 'Basic realm="x"'],
  ['Location', '/cb?token=1', '/cb?token=(not shown)'],
  ['ETag', '"a"', '"a"'],
])('%s: %s is told as %s', (name, value, told) => {
  expect(redactHeader([name, value])).toBe(told);
});
