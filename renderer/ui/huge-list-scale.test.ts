import { describe, expect, test } from 'vitest';
import { scaleOf, scrollFromTop, topFromScroll, topToCentre, topToShow } from './huge-list-scale';

const few = scaleOf(1_000, 20, 500);
const many = scaleOf(12_000_000, 20, 500);

describe('few rows', () => {
  test('scroll as any element does', () => {
    expect([few.isScaled, few.spacerHeight, scrollFromTop(few, 1234), topFromScroll(few, 0, { from: 0, to: 1234 })]).toEqual([
      false,
      20_000,
      1234,
      1234,
    ]);
  });
});

describe('rows beyond what a browser can make an element of', () => {
  test('reach both ends exactly', () => {
    expect(topFromScroll(many, 5, { from: 5, to: 0 })).toBe(0);
    expect(topFromScroll(many, 5, { from: 5, to: many.maxScroll - 0.4 })).toBe(12_000_000 * 20 - 500);
    expect(scrollFromTop(many, many.maxTop)).toBe(many.maxScroll);
  });

  test('move by what a finger moves, and by proportion with the thumb', () => {
    expect(topFromScroll(many, 1_000_000, { from: 40_000, to: 40_120 })).toBe(1_000_120);
    expect(topFromScroll(many, 0, { from: 0, to: many.maxScroll / 2 })).toBeCloseTo(many.maxTop / 2);
  });
});

test('a row is shown with as little movement as possible, and never below what is pinned', () => {
  expect([
    topToShow(few, 400, 25, 0),
    topToShow(few, 400, 2, 0),
    topToShow(few, 400, 2, 40),
    topToShow(few, 400, 100, 0),
  ]).toEqual([400, 40, 0, 1520]);
  expect([topToCentre(few, 400, 25, 0), topToCentre(few, 400, 500, 0)]).toEqual([400, 9760]);
});

test('no rows stay where they are', () => {
  const none = scaleOf(0, 20, 500);
  expect([none.maxTop, topFromScroll(none, 0, { from: 0, to: 0 }), topToShow(none, 0, 0, 0)]).toEqual([0, 0, 0]);
});
