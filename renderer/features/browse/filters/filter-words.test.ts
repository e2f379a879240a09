import { filteredAddress } from '#shared/hypermedia/filters/filtered-address';
import type { PageFilter, PageFilters } from '#shared/hypermedia/page-filters';
import { expect, test } from 'vitest';
import { choicesOf, clearing, filterLabel, isNarrowed, sourcesOf, valuesOfText } from './filter-words';

const filter = (name: string, said: Partial<PageFilter> = {}): PageFilter => ({
  name,
  label: name,
  type: 'text',
  choices: null,
  values: [],
  required: false,
  help: '',
  source: 'OpenAPI',
  ...said,
});
const filters = (said: Partial<PageFilters>): PageFilters => ({ fields: [], search: null, ordering: null, ...said });

test.each([
  ['price__lte', 'price ≤'],
  ['price[gte]', 'price ≥'],
  ['in_stock__exact', 'in stock ='],
  ['title__icontains', 'title holds'],
  ['author__name', 'author__name'],
  ['in_stock', 'in_stock'],
])('%s reads as "%s"', (name, words) => {
  expect(filterLabel(filter(name))).toBe(words);
});

test('a label is in small letters, but for what has capitals of its own', () => {
  const labels = ['In stock', 'MetadataPrefix', 'ISBN', 'Created By', 'Author ID', 'price', 'Über alles'];
  expect(labels.map((label) => filterLabel(filter('x', { label })))).toEqual([
    'in stock',
    'metadataPrefix',
    'ISBN',
    'created by',
    'author ID',
    'price',
    'über alles',
  ]);
});

test('what the server needs is never taken away', () => {
  const all = filters({ fields: [filter('tenant', { values: ['a'], required: true }), filter('price', { values: ['1'] })] });
  expect(clearing(all)).toEqual({ price: [] });
  expect(isNarrowed(filters({ fields: [filter('tenant', { values: ['a'], required: true })] }))).toBe(false);
});

test('clearing takes away all that narrows, searches and orders, and nothing else', () => {
  const all = filters({
    fields: [filter('in_stock', { values: ['true'] }), filter('price')],
    search: { param: 'search', value: 'the' },
    ordering: { param: 'ordering', choices: [], current: '-price' },
  });
  expect(isNarrowed(all)).toBe(true);
  expect(isNarrowed(filters({ fields: [filter('price', { values: [''] })], search: { param: 'q', value: '' } }))).toBe(false);
  const url = 'http://a/books/?in_stock=true&page_size=50&search=the&ordering=-price';
  expect(filteredAddress({ url, paging: null }, clearing(all))).toBe('http://a/books/?page_size=50');
});

test('where filters are known from is said once each', () => {
  expect(sourcesOf(filters({}))).toBe('');
  expect(sourcesOf(filters({ fields: [filter('a'), filter('b')] }))).toBe('from OpenAPI');
  const mixed = [filter('a', { source: 'OPTIONS' }), filter('b'), filter('c', { source: 'query' })];
  expect(sourcesOf(filters({ fields: mixed }))).toBe('from OPTIONS, OpenAPI and the address');
});

test('choices are what an address can ask for; commas part several values alone', () => {
  const label = 'x';
  const choices = choicesOf([
    { value: { kind: 'text', text: 'a' }, label },
    { value: { kind: 'boolean', value: false }, label },
    { value: { kind: 'null' }, label },
  ]);
  expect(choices.map(({ value }) => value)).toEqual(['a', 'false']);
  expect([valuesOfText('a, b', true), valuesOfText('Doe, John', false), valuesOfText('', false)]).toEqual([
    ['a', 'b'],
    ['Doe, John'],
    [],
  ]);
});
