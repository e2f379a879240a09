import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { checkForm } from './check-form';
import { createField } from './create-field';
import { createForm } from './create-form';
import { compareDecimals, isMultiple } from './decimals';
import type { FormField } from './form-field';
import type { FormObject } from './form-value';
import type { PageForm } from './page-form';
import { parseValue } from './parse-value';
import { matchesPattern } from './safe-pattern';

const read = (json: string) => parseValue(json) as FormObject;
const errorsOf = (fields: FormField[], json: string, said: Partial<PageForm> = {}) => {
  const form = createForm({ id: 'a', title: 'A', method: 'POST', url: 'http://a/', source: 'OPTIONS', fields, ...said });
  return Object.fromEntries(checkForm(form, read(json)).fields);
};

test('of an object that has to be there and is not, its own fields say what is missing', () => {
  const address = createField('address', { type: 'object', required: true, fields: [createField('street', { required: true })] });
  const customer = createField('customer', {
    type: 'object',
    required: true,
    fields: [createField('name', { required: true }), createField('note'), address],
  });
  expect(errorsOf([customer], '{}')).toEqual({
    '/customer/name': ['Fill this in.'],
    '/customer/address/street': ['Fill this in.'],
  });
  const open = createField('extra', { type: 'object', required: true, fields: [createField('note')] });
  expect(errorsOf([open], '{}')).toEqual({ '/extra': ['Fill this in.'] });
});

describe('a value is checked by what is known of its field', () => {
  test.each<[string, Partial<FormField>, string, string | null]>([
    ['missing', { required: true }, '{}', 'Fill this in.'],
    ['empty', { required: true }, '{"a":""}', 'Fill this in.'],
    ['missing choice', { required: true, type: 'choice', choices: [] }, '{}', 'Choose one.'],
    ['not required', {}, '{}', null],
    ['only shown', { required: true, readOnly: true }, '{}', null],
    ['too short', { minLength: 3 }, '{"a":"ab"}', 'At least 3 characters; this has 2.'],
    ['long by code points', { maxLength: 2 }, '{"a":"🙂🙂"}', null],
    ['too long', { maxLength: 1 }, '{"a":"ab"}', 'At most 1 character; this has 2.'],
    ['a list too long', { type: 'list', maxLength: 1 }, '{"a":[1,2]}', 'At most 1 item; this has 2.'],
    ['an item twice', { type: 'list', isUnique: true }, '{"a":[1,"1",1]}', 'Each item once: item 3 is the same as item 1.'],
    [
      'an object twice, in another order',
      { type: 'list', isUnique: true },
      '{"a":[{"x":1,"y":[]},{"y":[],"x":1}]}',
      'Each item once: item 2 is the same as item 1.',
    ],
    [
      'a number and a text that look alike',
      { type: 'list', isUnique: true },
      '{"a":[1,"1",true,"true",null,"null",[],{}]}',
      null,
    ],
    ['an item twice where that may be', { type: 'list' }, '{"a":[1,1]}', null],
    ['no number', { type: 'number' }, '{"a":"1."}', 'A number, such as 12 or 3.50.'],
    ['a decimal in a text', { type: 'number', min: '0' }, '{"a":"3.50"}', null],
    ['no whole number', { type: 'integer' }, '{"a":1.5}', 'A whole number, such as 12.'],
    [
      'under a limit by its last digit',
      { type: 'integer', min: '9007199254740993' },
      '{"a":9007199254740992}',
      'At least 9007199254740993.',
    ],
    ['over', { type: 'number', max: '1e2' }, '{"a":100.01}', 'At most 1e2.'],
    ['at the limit', { type: 'number', max: '100', min: '100' }, '{"a":1e2}', null],
    ['off its step', { type: 'number', step: '0.1' }, '{"a":0.35}', 'A multiple of 0.1.'],
    ['on its step, where doubles are not', { type: 'number', step: '0.1' }, '{"a":0.3}', null],
    ['a day that is not', { type: 'date' }, '{"a":"2023-02-29"}', 'A date that exists, as 2024-05-31.'],
    ['a leap day', { type: 'date' }, '{"a":"2024-02-29"}', null],
    ['a year long ago', { type: 'date' }, '{"a":"0001-01-01"}', null],
    ['no time', { type: 'time' }, '{"a":"25:00"}', 'A time, as 17:30 or 17:30:15.'],
    ['a moment', { type: 'datetime' }, '{"a":"2024-01-01T01:00:00.123456+02:00"}', null],
    ['a date for a moment', { type: 'datetime' }, '{"a":"2024-01-01"}', 'A date and a time, as 2024-05-31T17:30:00Z.'],
    ['no address', { type: 'url' }, '{"a":"example"}', 'An address, such as https://example.org/.'],
    ['no e-mail', { type: 'email' }, '{"a":"x at y"}', 'An e-mail address.'],
    [
      'a stranger among choices',
      { type: 'choice', choices: [{ value: { kind: 'text', text: 'x' }, label: 'X' }] },
      '{"a":"y"}',
      '"y" is not one of the choices.',
    ],
    ['a choice', { type: 'choice', choices: [{ value: { kind: 'number', text: '1' }, label: 'X' }] }, '{"a":1}', null],
    ['not of the pattern', { pattern: '^[a-z]+$' }, '{"a":"A"}', 'This does not fit the pattern ^[a-z]+$'],
    ['text for a boolean', { type: 'boolean' }, '{"a":"yes"}', 'True or false.'],
    ['null where nothing is said of it', {}, '{"a":null}', null],
  ])('%s', (_name, said, json, message) => {
    expect(errorsOf([createField('a', said)], json)).toEqual(message === null ? {} : { '/a': [message] });
  });

  test('in lists of objects by index, and in members of any name', () => {
    const name = createField('name', { required: true });
    const fields = [
      createField('branches', { type: 'list', item: createField('', { type: 'object', fields: [name], place: '' }) }),
      createField('stock', { type: 'object', item: createField('', { type: 'integer', place: '' }) }),
    ];
    expect(errorsOf(fields, '{"branches":[{"name":"A"},{}],"stock":{"a/b":1,"c":"x"}}')).toEqual({
      '/branches/1/name': ['Fill this in.'],
      '/stock/c': ['A whole number, such as 12.'],
    });
  });

  test('by a schema, an empty text is there and null has to be allowed', () => {
    const fields = [createField('a', { required: true }), createField('b', { nullable: true }), createField('c')];
    expect(errorsOf(fields, '{"a":"","b":null,"c":null}', { source: 'OpenAPI' })).toEqual({ '/c': ['This cannot be null.'] });
  });

  test('in a change, only what was changed', () => {
    const said = { scope: 'partial', method: 'PATCH', initial: read('{"a":"abc","b":"abc"}') } as const;
    const fields = [createField('a', { maxLength: 2 }), createField('b', { maxLength: 2 }), createField('c', { required: true })];
    expect(Object.keys(errorsOf(fields, '{"a":"abc","b":"abcd"}', said))).toEqual(['/b']);
  });
});

describe('a pattern from a server', () => {
  test.each([
    ['^\\d{3}-\\d{4}$', '555-0100', true],
    ['^[^@\\s]+@[^@\\s]+\\.[a-z]{2,}$', 'a@b.org', true],
    ['^(foo|bar)$', 'baz', false],
    ['^(?=.*\\d)(?=.*[a-z]).{4,8}$', 'abc1', true],
    ['^\\p{L}+$', 'Äpfel', true],
    ['b', 'abc', true],
    ['^(Mon|Tue|Wed|Thu|Fri|Sat|Sun), \\d{2}$', 'Fri, 12', true],
    ['^(?:\\+?1-)?\\d{3}-\\d{4}$', '+1-555-0100', true],
    ['^[A-Z]{2}\\d{2}[A-Z0-9]{11,30}$', 'GB29NWBK60161331926819', true],
  ])('%s is matched', (pattern, text, fits) => {
    expect(matchesPattern(pattern, text)).toBe(fits);
  });

  test.each([
    '^(a+)+$',
    '^(a|a)*$',
    '^(a|aa)+$',
    '^([a-zA-Z]+)*$',
    '^(\\w*)*x',
    '(a)\\1',
    '(',
    '^(a?){50}$',
    `${'a?'.repeat(40)}${'a'.repeat(40)}`,
    `${'a{1,20}'.repeat(20)}b`,
    `${'(a|a)'.repeat(40)}b`,
  ])('%s is not run at all', (pattern) => {
    const before = performance.now();
    expect(matchesPattern(pattern, `${'a'.repeat(60)}!`)).toBeNull();
    expect(performance.now() - before).toBeLessThan(100);
  });

  test('none takes long, whatever it is made of', () => {
    const piece = fc.constantFrom('a', 'b', '.', '\\w', '[ab]', '(', ')', '(?:', '|', '*', '+', '?', '{2,}', '{1,9}', '^', '$');
    fc.assert(
      fc.property(fc.array(piece, { maxLength: 14 }), (pieces) => {
        const before = performance.now();
        matchesPattern(pieces.join(''), `${'ab'.repeat(400)}!`);
        return performance.now() - before < 500;
      }),
      { numRuns: 2_000 },
    );
  });
});

test('numbers are compared as the numbers they are', () => {
  fc.assert(
    fc.property(fc.maxSafeInteger(), fc.maxSafeInteger(), fc.integer({ min: -20, max: 20 }), (a, b, power) => {
      expect(compareDecimals(`${a}e${power}`, `${b}e${power}`)).toBe(Math.sign(a - b));
      expect(isMultiple(`${a}`, '1')).toBe(true);
    }),
  );
});
