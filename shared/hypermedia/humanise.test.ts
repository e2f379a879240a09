import { expect, test } from 'vitest';
import { singular, titleOfStep } from './humanise';

test.each([
  ['books', 'book'],
  ['Houses', 'House'],
  ['sorting-houses', 'sorting-house'],
  ['Sorting houses', 'Sorting house'],
  ['SortingHouses', 'SortingHouse'],
  ['Categories', 'Category'],
  ['CATEGORIES', 'CATEGORY'],
  ['People', 'Person'],
  ['UserIDs', 'UserID'],
  ['URLs', 'URL'],
  ['CMS', 'CMS'],
  ['News', 'News'],
  ['Series', 'Series'],
  ['Status', 'Status'],
  ['v1', 'v1'],
  ['', ''],
])('one of “%s” is “%s”', (many, one) => expect(singular(many)).toBe(one));

test('what is too long for a name takes no time, and stays', () => {
  const before = performance.now();
  for (const name of [`${'a'.repeat(100_000)}1`, `${'A'.repeat(100_000)}1`, `${'a'.repeat(100_000)}s`])
    expect(singular(name)).toBe(name);
  expect(performance.now() - before).toBeLessThan(100);
});

test.each([
  ['odata', 'OData'],
  ['collection-json', 'Collection+JSON'],
  ['hal-forms', 'HAL-FORMS'],
  ['json-api', 'JSON:API'],
  ['jsonapi', 'JSON:API'],
  ['graphql', 'GraphQL'],
  ['api', 'API'],
  ['api_keys', 'API keys'],
  ['book_list', 'Book list'],
  ['bookReviews', 'BookReviews'],
  // What only holds such a name is another word.
  ['rapid', 'Rapid'],
  ['hallways', 'Hallways'],
  ['rest-days', 'Rest days'],
  // Keys stay what they are.
  ['b-42', 'b-42'],
  ['Api', 'API'],
])('the step “%s” is called “%s”', (step, title) => expect(titleOfStep(step)).toBe(title));
