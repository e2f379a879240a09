import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { type Member, type Parsed, readSfDictionary, readSfItem, readSfList } from './structured-field';

/** A member in one line: kind and text of each item, parameters behind a semicolon. */
function told({ item, inner, params }: Member): string {
  const what = item ? `${item.kind} ${item.text}` : `(${inner.map(told).join(', ')})`;
  return [what, ...[...params].map(([name, { kind, text }]) => `${name}=${kind} ${text}`)].join('; ');
}

const outcome = <T>(read: Parsed<T>, tell: (value: T) => unknown) => (read.ok ? tell(read.value) : `wrong: ${read.problem}`);
const item = (text: string) => outcome(readSfItem(text), told);
const list = (text: string) => outcome(readSfList(text), (members) => members.map(told));
const dictionary = (text: string) =>
  outcome(readSfDictionary(text), (members) => [...members].map(([key, one]) => `${key}: ${told(one)}`));

describe('a single item (RFC 9651, 3.3)', () => {
  test.each([
    ['42', 'integer 42'],
    ['-999999999999999', 'integer -999999999999999'],
    ['4.5', 'decimal 4.5'],
    ['"a \\"quoted\\" text"', 'string a "quoted" text'],
    ['foo123/456', 'token foo123/456'],
    ['*wild', 'token *wild'],
    [':cHJldGVuZA==:', 'bytes cHJldGVuZA=='],
    ['?1', 'boolean true'],
    ['?0', 'boolean false'],
    ['@1659578233', 'date 1659578233'],
    ['%"f%c3%bc"', 'display f%c3%bc'],
    ['abc; a=1; b', 'token abc; a=integer 1; b=boolean true'],
    ['  2  ', 'integer 2'],
  ])('%s', (text, expected) => {
    expect(item(text)).toBe(expected);
  });

  test.each([
    ['', 'a value is missing, at the end'],
    ['"open', 'a quotation mark is not closed, at “"open”'],
    ['1, 2', 'something follows that does not belong here, at “, 2”'],
    ['1.2345', 'no value can begin like this, at “1.2345”'],
    ['1234567890123456', 'no value can begin like this, at “123456789012”'],
    ['?2', 'no value can begin like this, at “?2”'],
    ['a;B=1', 'a parameter in lower case is expected, at “B=1”'],
    ['"täglich"', 'a quotation mark is not closed, at “"täglich"”'],
  ])('%s is malformed', (text, problem) => {
    expect(item(text)).toBe(`wrong: ${problem}`);
  });
});

describe('lists and dictionaries', () => {
  test('members keep their order, their parameters and lists within', () => {
    expect(list('sugar, tea;q=1, ("foo" bar);lvl=5, ()')).toEqual([
      'token sugar',
      'token tea; q=integer 1',
      '(string foo, token bar); lvl=integer 5',
      '()',
    ]);
    expect(dictionary('a=?0, b, c;foo=bar, d=(1 2)')).toEqual([
      'a: boolean false',
      'b: boolean true',
      'c: boolean true; foo=token bar',
      'd: (integer 1, integer 2)',
    ]);
    expect(list('')).toEqual([]);
  });

  test('of two members with one key the later counts', () => {
    expect(dictionary('a=1, b=2, a=3')).toEqual(['a: integer 3', 'b: integer 2']);
  });

  test('a piece is what was sent', () => {
    const read = readSfList('"a";x=1 , (b  c);y');
    expect(read.ok && read.value.map(({ piece }) => piece)).toEqual(['"a";x=1', '(b  c);y']);
    const named = readSfDictionary('a=1;x, b');
    expect(named.ok && [...named.value.values()].map(({ piece }) => piece)).toEqual(['a=1;x', 'b']);
  });

  test.each([
    ['a,', 'a comma with nothing after it, at the end'],
    ['a b', 'something follows that does not belong here, at “ b”'],
    ['(a', 'a bracket is not closed, at the end'],
    ['((a))', 'brackets within brackets, at “(a))”'],
  ])('the list %s is malformed', (text, problem) => {
    expect(list(text)).toBe(`wrong: ${problem}`);
  });

  test.each([
    ['A=1', 'a key in lower case is expected, at “A=1”'],
    ['a=', 'a value is missing, at the end'],
    ['a==1', 'no value can begin like this, at “=1”'],
  ])('the dictionary %s is malformed', (text, problem) => {
    expect(dictionary(text)).toBe(`wrong: ${problem}`);
  });
});

test('nothing makes them throw', () => {
  const nasty = fc.oneof(fc.string(), fc.string({ unit: 'binary' }), fc.stringMatching(/^[a-z0-9"?@:%;=,(). *-]{0,40}$/));
  fc.assert(
    fc.property(nasty, (text) => {
      for (const read of [readSfItem, readSfList, readSfDictionary]) expect(typeof read(text).ok).toBe('boolean');
    }),
    { numRuns: 1000 },
  );
});
