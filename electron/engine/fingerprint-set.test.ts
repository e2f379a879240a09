import fc from 'fast-check';
import { expect, test } from 'vitest';
import { FingerprintSet } from './fingerprint-set';

test('holds what was added, once each', () => {
  fc.assert(
    fc.property(fc.array(fc.oneof(fc.nat(50), fc.maxSafeNat())), (numbers) => {
      const ours = new FingerprintSet();
      const theirs = new Set<number>();
      for (const number of numbers) {
        // A fingerprint has 53 bits, and is kept one larger.
        const one = Math.min(number, Number.MAX_SAFE_INTEGER - 1);
        expect(ours.add(one)).toBe(theirs.size < theirs.add(one).size);
      }
      expect(ours.size).toBe(theirs.size);
    }),
  );
});

test('grows, and still knows them all', () => {
  const set = new FingerprintSet();
  for (let at = 0; at < 50_000; at++) set.add(at * 4_099);
  expect(set.size).toBe(50_000);
  expect([set.add(0), set.add(49_999 * 4_099), set.add(1)]).toEqual([false, false, true]);
});
