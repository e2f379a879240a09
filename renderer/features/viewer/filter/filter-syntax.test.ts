import { filterLanguages } from '#shared/model/body-filter';
import { expect, test } from 'vitest';
import { filterSyntax, meantAs } from './filter-syntax';

test('what is written in another language than was said is known by its beginning', () => {
  expect(meantAs({ language: 'jsonpath', expression: '.results[] | .title' })).toBe('jq');
  expect(meantAs({ language: 'jsonpath', expression: '//book/title' })).toBe('xpath');
  expect(meantAs({ language: 'jq', expression: '$.results[0]' })).toBe('jsonpath');
  // A variable of jq, and its division, are no such beginnings.
  expect(meantAs({ language: 'jq', expression: '$ENV.HOME' })).toBe(null);
  expect(meantAs({ language: 'jsonpath', expression: 'results' })).toBe(null);
});

test.each(filterLanguages)('no example of %s is taken for another language', (language) => {
  for (const [expression] of filterSyntax[language].examples) expect(meantAs({ language, expression }), expression).toBe(null);
});
