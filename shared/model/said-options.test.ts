import { expect, test } from 'vitest';
import { defaultOptions, requestOptionsSchema } from './request-options';
import { flatOptions, isSaid, optionsBelow, saidOptions, withOption, withoutOption } from './said-options';

const told = (change: Partial<typeof defaultOptions>) => ({ ...defaultOptions, ...change });

test('options of an older file say what is not as by default, and nothing else', () => {
  const { said: _said, ...older } = defaultOptions;
  const read = requestOptionsSchema.parse({ ...older, verifyTls: false });
  expect(saidOptions(read)).toEqual(['verifyTls']);
  expect(saidOptions(requestOptionsSchema.parse({}))).toEqual([]);
});

test('the nearest word counts, also when it is the usual one', () => {
  const collection = told({ verifyTls: false, proxy: 'http://far.test:1' });
  const folder = withOption(told({ proxy: 'http://near.test:1' }), 'verifyTls', true);
  const settings = told({ connectTimeoutMs: 5, maxRedirects: 3 });
  const request = withOption(defaultOptions, 'maxRedirects', 20);
  const options = optionsBelow(request, [folder, collection, settings]);
  expect(options).toMatchObject({ verifyTls: true, proxy: 'http://near.test:1', connectTimeoutMs: 5, maxRedirects: 20 });
  expect(optionsBelow(defaultOptions, [collection]).verifyTls).toBe(false);
});

test('what has come from above is not changed by what stands further up', () => {
  const once = optionsBelow(defaultOptions, [withOption(defaultOptions, 'storeCookies', true)]);
  expect(optionsBelow(once, [told({ storeCookies: false })]).storeCookies).toBe(true);
});

test('limits are inherited one by one', () => {
  const folder = withOption(defaultOptions, 'bodyBytes', 10);
  const request = withOption(defaultOptions, 'headBytes', 20);
  expect(optionsBelow(request, [folder]).limits).toMatchObject({ bodyBytes: 10, headBytes: 20 });
});

test('what is odd on the wire about one request is nobody else’s', () => {
  expect(optionsBelow(defaultOptions, [told({ requestTarget: '*', bodyFraming: 'chunked' })])).toEqual(defaultOptions);
  expect(optionsBelow(told({ requestTarget: '*' }), []).requestTarget).toBe('*');
});

test('a word is taken back, and said twice it is one', () => {
  const twice = withOption(withOption(defaultOptions, 'verifyTls', true), 'verifyTls', true);
  expect(twice.said).toEqual(['verifyTls']);
  expect(isSaid(twice, 'verifyTls')).toBe(true);
  expect(withoutOption(twice, 'verifyTls')).toEqual(defaultOptions);
  expect(withoutOption(told({ verifyTls: false }), 'verifyTls')).toEqual(defaultOptions);
  expect(withOption(twice, 'verifyTls', false)).toEqual(told({ verifyTls: false }));
});

test('the order in which words were said does not matter', () => {
  const one = withOption(withOption(defaultOptions, 'verifyTls', true), 'keepAlive', true);
  const other = withOption(withOption(defaultOptions, 'keepAlive', true), 'verifyTls', true);
  expect(one).toEqual(other);
  expect(Object.keys(flatOptions(one))).not.toContain('said');
});
