import { describe, expect, test } from 'vitest';
import { readStatus, statusCatalog, statusClass } from './status-catalog';

const codesOf = (from: number, to: number) => Array.from({ length: to - from + 1 }, (_, i) => from + i);

/** The IANA registry, typed in by hand so that the catalogue is checked against something else than itself. */
const registry = [
  ...codesOf(100, 103),
  ...codesOf(200, 208),
  226,
  ...codesOf(300, 308),
  ...codesOf(400, 417),
  ...codesOf(421, 426),
  428,
  429,
  431,
  451,
  ...codesOf(500, 508),
  510,
  511,
];

describe('the status catalogue', () => {
  test('holds the 62 codes of the registry, and 104, 418 and 509 beside them, in order', () => {
    const codes = statusCatalog.map((entry) => entry.code);
    expect(codes).toEqual([...registry, 104, 418, 509].sort((a, b) => a - b));
    expect([1, 2, 3, 4, 5].map((group) => registry.filter((code) => statusClass(code) === group).length)).toEqual([
      4, 10, 9, 28, 11,
    ]);
  });

  test('marks what is not an ordinary registration', () => {
    const odd = statusCatalog.filter((entry) => entry.standing !== 'registered').map(({ code, standing }) => [code, standing]);
    expect(odd).toEqual([
      [104, 'temporary'],
      [306, 'reserved'],
      [418, 'unregistered'],
      [509, 'unregistered'],
    ]);
  });

  test('says something of its own for each code', () => {
    for (const part of ['meaning', 'client', 'constant', 'phrase'] as const) {
      const texts = statusCatalog.map((entry) => entry[part]);
      expect(new Set(texts).size, part).toBe(texts.length);
    }
    for (const entry of statusCatalog) {
      expect(entry.constant.startsWith(`HTTP_${entry.code}_`), String(entry.code)).toBe(true);
      expect(entry.meaning.length, String(entry.code)).toBeGreaterThan(30);
      expect(entry.causes.length, String(entry.code)).toBeGreaterThan(0);
    }
  });

  test('points look-alikes only at codes it knows, and never at the same one', () => {
    for (const { code, lookAlikes } of statusCatalog)
      for (const other of lookAlikes) {
        expect(readStatus(other.code).assigned, `${code} → ${other.code}`).toBe(true);
        expect(other.code).not.toBe(code);
      }
  });

  test('knows which codes are cacheable by default (RFC 9110, 15.1)', () => {
    const cacheable = statusCatalog.filter((entry) => entry.cacheable).map((entry) => entry.code);
    expect(cacheable).toEqual([200, 203, 204, 206, 300, 301, 308, 404, 405, 410, 414, 451, 501]);
  });
});

describe('reading a status', () => {
  test.each([
    [450, 400],
    [299, 200],
    [199, 100],
    [599, 500],
  ])('%i is unassigned and is read as %i', (code, as) => {
    expect(readStatus(code)).toMatchObject({ assigned: false, entry: { code: as } });
  });

  test('a number outside the five classes is nothing', () => {
    expect([0, 99, 600, 999].map((code) => readStatus(code))).toEqual(Array(4).fill({ assigned: false, entry: null }));
    expect(statusClass(600)).toBeNull();
  });
});
