import { expect, test } from 'vitest';
import { fingerprint } from './fingerprint';

test('what comes before counts as if it stood in front', () => {
  expect(fingerprint('7', 'id ')).toBe(fingerprint('id 7'));
  expect(fingerprint('7', 'uuid ')).not.toBe(fingerprint('7', 'id '));
});

test('a million texts that are nearly alike have a million fingerprints, all of them whole numbers', () => {
  const seen = new Set<number>();
  for (let at = 0; at < 500_000; at++) {
    seen.add(fingerprint(`id ${at}`));
    seen.add(fingerprint(`{"id":${at},"title":"A title that is longer, of a row without much else"}`));
  }
  expect(seen.size).toBe(1_000_000);
  expect([...seen].slice(0, 1_000).every((one) => Number.isSafeInteger(one) && one >= 0)).toBe(true);
});
