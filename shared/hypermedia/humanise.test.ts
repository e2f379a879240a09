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
