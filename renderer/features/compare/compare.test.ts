import type { Exchange } from '#shared/model/exchange';
import type { HeaderList } from '#shared/model/exchange-event';
import { expect, test } from 'vitest';
import { comparableLines, pairLines } from './body-lines';
import { headFacts, summaryFacts, whyNoHeads } from './compare-facts';

const answer = (status: number, headers: HeaderList, bodyBytes = 10): Exchange =>
  ({
    phase: 'finished',
    method: 'GET',
    url: 'http://h/',
    head: { status, reason: '', httpVersion: '1.1', headers },
    bodyBytes,
    timings: { totalMs: 3 },
  }) as unknown as Exchange;

test('status and length that differ stand out; a time differs always and says nothing', () => {
  const facts = summaryFacts(answer(200, []), answer(403, [], 1500));
  expect(facts.filter(({ differs }) => differs)).toEqual([
    { name: 'status', one: '200', other: '403', differs: true },
    { name: 'length', one: '10 B', other: '1500 B, 1.5 kB', differs: true },
  ]);
});

test('what is still to come is no difference, and a head that never came is told', () => {
  const waiting = { phase: 'waiting', method: 'GET', url: 'http://h/', head: null } as unknown as Exchange;
  const failed = { ...answer(200, []), phase: 'failed', head: null, failure: { kind: 'cancelled' } } as unknown as Exchange;
  expect(summaryFacts(answer(200, []), waiting).some(({ differs }) => differs)).toBe(false);
  const names = ['as anonymous', 'as anna'] as const;
  expect(whyNoHeads([answer(200, []), waiting], names)).toBe('Still waiting for the head (as anna).');
  expect(whyNoHeads([answer(200, []), failed], names)).toBe('No answer came (as anna), so there are no two heads to compare.');
  expect(whyNoHeads([answer(200, []), answer(403, [])], names)).toBeNull();
});

test('heads are compared by name whatever its case, several fields of one name together, and dates not at all', () => {
  const one = answer(200, [
    ['Content-Type', 'application/json'],
    ['Set-Cookie', 'a=1'],
    ['set-cookie', 'b=2'],
    ['Date', 'Mon'],
  ]);
  const other = answer(200, [
    ['content-type', 'application/json'],
    ['Date', 'Tue'],
    ['ETag', '"1"'],
  ]);
  expect(headFacts(one, other).filter(({ differs }) => differs)).toEqual([
    { name: 'Set-Cookie', one: 'a=1\nb=2', other: '', differs: true },
    { name: 'ETag', one: '', other: '"1"', differs: true },
  ]);
});

test('JSON is compared value by value, however it was laid out, and its numbers as written', () => {
  expect(comparableLines('{"a":1.0,"b":[true]}')).toEqual(['{', '  "a": 1.0,', '  "b": [', '    true', '  ]', '}']);
  expect(comparableLines('a\r\nb')).toEqual(['a', 'b']);
  expect(comparableLines('')).toEqual([]);
});

test('equal stretches far from a difference are left out', () => {
  const lines = Array.from({ length: 20 }, (_, at) => `line ${at}`);
  const pairs = pairLines(lines, lines.with(10, 'other').toSpliced(11, 0, 'one more'));
  expect(pairs?.filter(({ kind }) => kind !== 'same')).toEqual([
    { kind: 'skipped', count: 7 },
    { kind: 'changed', one: { number: 11, text: 'line 10' }, other: { number: 11, text: 'other' } },
    { kind: 'changed', one: null, other: { number: 12, text: 'one more' } },
    { kind: 'skipped', count: 6 },
  ]);
  expect(pairLines(['a'], ['a'])).toEqual([{ kind: 'skipped', count: 1 }]);
});
