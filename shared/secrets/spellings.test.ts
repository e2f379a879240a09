import { expect, test } from 'vitest';
import { mayGoTo } from './sent-secret';
import { spellingsOf } from './spellings';

test('a secret is known in every way it is written', () => {
  const known = spellingsOf('a b&"ü/+');
  for (const written of ['a b&"ü/+', 'a%20b%26%22%C3%BC%2F%2B', 'a+b%26%22%C3%BC%2F%2B', 'a b&\\"ü/+', 'a b&amp;&quot;ü/+'])
    expect(known).toContain(written);
  expect(known).toContain(Buffer.from('a b&"ü/+').toString('base64'));
  expect(spellingsOf('')).toEqual([]);
});

test('one of several lines is known by its lines, but for those that say nothing', () => {
  expect(spellingsOf('-----BEGIN KEY-----\nMIIEvQIBADANBg\n==\n')).toContain('MIIEvQIBADANBg');
  expect(spellingsOf('-----BEGIN KEY-----\nMIIEvQIBADANBg\n==\n')).not.toContain('==');
});

test.each([
  [[], 'h.test', true],
  [['h.test'], 'h.test', true],
  [['H.test'], 'h.TEST.', true],
  [['h.test'], 'h.test.evil.example', false],
  [['h.test'], 'evil-h.test', false],
  [['h.test'], 'sub.h.test', false],
  [['*.h.test'], 'sub.h.test', true],
  [['*.h.test'], 'a.b.h.test', true],
  [['*.h.test'], 'h.test', false],
  [['*.h.test'], 'evilh.test', false],
  [['a.test', '127.0.0.1'], '127.0.0.1', true],
  [['127.0.0.1'], '127.0.0.11', false],
  [['::1'], '::1', true],
] as const)('for %j, %s is %s', (hosts, host, may) => {
  expect(mayGoTo(hosts, host)).toBe(may);
});
