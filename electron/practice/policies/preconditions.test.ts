import { expect, test } from 'vitest';
import { current, judgeConditions, type Verdict } from './preconditions.ts';

const noon = Date.UTC(2024, 0, 1, 12);
const date = (ms: number): string => new Date(ms).toUTCString();
const strong = current('"a"', noon + 400);
const weak = current('W/"a"', noon);
const tagless = current(null, noon);

test.each<[string, Record<string, string>, ReturnType<typeof current> | null, Verdict]>([
  ['GET', {}, strong, 'go on'],
  ['GET', { 'if-none-match': '"a"' }, strong, 'not modified'],
  ['HEAD', { 'if-none-match': '"b", W/"a"' }, strong, 'not modified'],
  ['GET', { 'if-none-match': 'W/"a"' }, weak, 'not modified'],
  ['GET', { 'if-none-match': '"b"' }, strong, 'go on'],
  ['GET', { 'if-none-match': '"xa"' }, current('"a"'), 'go on'],
  ['GET', { 'if-none-match': '*' }, strong, 'not modified'],
  ['GET', { 'if-none-match': '*' }, null, 'go on'],
  ['PUT', { 'if-none-match': '*' }, strong, 'failed'],
  ['PUT', { 'if-none-match': '*' }, null, 'go on'],
  ['GET', { 'if-none-match': '"b"', 'if-modified-since': date(noon) }, strong, 'go on'],
  ['GET', { 'if-modified-since': date(noon) }, strong, 'not modified'],
  ['GET', { 'if-modified-since': date(noon - 1000) }, strong, 'go on'],
  ['GET', { 'if-modified-since': 'yesterday' }, strong, 'go on'],
  ['PUT', { 'if-modified-since': date(noon) }, strong, 'go on'],
  ['GET', { 'if-match': '"a"' }, strong, 'go on'],
  ['GET', { 'if-match': '"b"' }, strong, 'failed'],
  ['PUT', { 'if-match': 'W/"a"' }, strong, 'failed'],
  ['PUT', { 'if-match': '"a"' }, weak, 'failed'],
  ['PUT', { 'if-match': '*' }, weak, 'go on'],
  ['PUT', { 'if-match': '*' }, null, 'failed'],
  ['PUT', { 'if-match': '"a"' }, tagless, 'failed'],
  ['PUT', { 'if-unmodified-since': date(noon) }, strong, 'go on'],
  ['PUT', { 'if-unmodified-since': date(noon - 1000) }, strong, 'failed'],
  ['PUT', { 'if-unmodified-since': 'tomorrow' }, strong, 'go on'],
  ['PUT', { 'if-match': '"a"', 'if-unmodified-since': date(0) }, strong, 'go on'],
  ['GET', { 'if-match': '"a"', 'if-none-match': '"a"' }, strong, 'not modified'],
])('%s with %j', (method, headers, now, verdict) => {
  expect(judgeConditions({ method, headers }, now)).toBe(verdict);
});
