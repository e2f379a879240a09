import { typed } from '../../frame/answer.ts';
import type { Ask } from '../../frame/ask.ts';
import { bookAddress, hereWith, numberedPage, type PagedBook, type PageNumbers } from '../paged-rows.ts';
import type { PagingStyle } from '../paging-style.ts';

type Links = Readonly<Record<'first' | 'previous' | 'next' | 'last', string | undefined>>;

function linksOf(ask: Ask, page: PageNumbers, name = 'page'): Links {
  const to = (number: number | null): string | undefined => (number === null ? undefined : hereWith(ask, { [name]: number }));
  return { first: to(1), previous: to(page.previous), next: to(page.next), last: to(page.pages) };
}

const selfOf = (ask: Ask): string => hereWith(ask, {});
const usual = { page: 'page', size: 'page_size' };

/** The usual walk: first, middle, last, past the end and nothing. */
const walk = (page = 'page'): PagingStyle['examples'] => [
  { says: 'the first page' },
  { query: `?${page}=2`, says: 'the second' },
  { query: `?${page}=12`, says: 'the last' },
  { query: `?${page}=99`, says: 'past the end' },
  { query: '?search=xyzzy', says: 'nothing found' },
];

const asJson = (contentType: string, value: unknown) => typed(200, contentType, JSON.stringify(value));

export const jsonApi: PagingStyle = {
  name: 'json-api',
  summary: 'JSON:API',
  description:
    'application/vnd.api+json: data with type, id and attributes, links beside it. Parameters are ?page[number]= and ?page[size]=.',
  examples: walk('page%5Bnumber%5D'),
  answer(ask) {
    const page = numberedPage(ask, { page: 'page[number]', size: 'page[size]' });
    const { first, previous, next, last } = linksOf(ask, page, 'page[number]');
    const data = page.books.map(({ id, ...attributes }) => ({
      type: 'books',
      id: String(id),
      attributes,
      links: { self: `${ask.origin}/library/books/${id}/` },
    }));
    const links = { self: selfOf(ask), first, prev: previous ?? null, next: next ?? null, last };
    return asJson('application/vnd.api+json', {
      jsonapi: { version: '1.1' },
      links,
      meta: { total: page.count, pages: page.pages },
      data,
    });
  },
};

export const hal: PagingStyle = {
  name: 'hal',
  summary: 'HAL',
  description:
    'application/hal+json: _links to the neighbours and a templated find, _embedded with the books, each with a link to itself.',
  examples: walk(),
  answer(ask) {
    const page = numberedPage(ask, usual);
    const { first, previous, next, last } = linksOf(ask, page);
    const href = (address: string | undefined) => (address === undefined ? undefined : { href: address });
    return asJson('application/hal+json', {
      _links: {
        self: { href: selfOf(ask) },
        first: href(first),
        prev: href(previous),
        next: href(next),
        last: href(last),
        find: { href: `${ask.origin}${ask.path}{?search,page,page_size}`, templated: true },
      },
      total: page.count,
      _embedded: { books: page.books.map((book) => ({ ...book, _links: { self: { href: bookAddress(ask, book) } } })) },
    });
  },
};

export const siren: PagingStyle = {
  name: 'siren',
  summary: 'Siren',
  description: 'application/vnd.siren+json: entities, links with rel, and actions that say how to search and how to add.',
  examples: walk(),
  answer(ask) {
    const page = numberedPage(ask, usual);
    const { previous, next } = linksOf(ask, page);
    const links = [
      ['self', selfOf(ask)],
      ['previous', previous],
      ['next', next],
    ].flatMap(([rel, href]) => (href === undefined ? [] : [{ rel: [rel], href }]));
    return asJson('application/vnd.siren+json', {
      class: ['books', 'collection'],
      properties: { total: page.count, page: page.page },
      entities: page.books.map((book) => ({
        class: ['book'],
        rel: ['item'],
        properties: book,
        links: [{ rel: ['self'], href: bookAddress(ask, book) }],
      })),
      actions: [
        {
          name: 'search',
          title: 'Search',
          method: 'GET',
          href: ask.origin + ask.path,
          fields: [{ name: 'search', type: 'search' }],
        },
        {
          name: 'add-book',
          title: 'Add a book',
          method: 'POST',
          href: `${ask.origin}/library/books/`,
          type: 'application/json',
          fields: [
            { name: 'title', type: 'text' },
            { name: 'isbn', type: 'text' },
            { name: 'author', type: 'url' },
            { name: 'price', type: 'number' },
          ],
        },
      ],
      links,
    });
  },
};

export const hydra: PagingStyle = {
  name: 'hydra',
  summary: 'Hydra over JSON-LD',
  description: 'application/ld+json: a Collection with totalItems, members, and a view with its neighbours.',
  examples: walk(),
  answer(ask) {
    const page = numberedPage(ask, usual);
    const { first, previous, next, last } = linksOf(ask, page);
    return asJson('application/ld+json', {
      '@context': { '@vocab': 'https://schema.org/', hydra: 'http://www.w3.org/ns/hydra/core#' },
      '@id': ask.origin + ask.path,
      '@type': 'hydra:Collection',
      'hydra:totalItems': page.count,
      'hydra:member': page.books.map((book) => ({ '@id': bookAddress(ask, book), '@type': 'Book', ...book })),
      'hydra:view': {
        '@id': selfOf(ask),
        '@type': 'hydra:PartialCollectionView',
        'hydra:first': first,
        'hydra:previous': previous,
        'hydra:next': next,
        'hydra:last': last,
      },
    });
  },
};

export const collectionJson: PagingStyle = {
  name: 'collection-json',
  summary: 'Collection+JSON',
  description:
    'application/vnd.collection+json: items as lists of name and value, queries to search with, and a template that says what to POST.',
  examples: walk(),
  answer(ask) {
    const page = numberedPage(ask, usual);
    const { previous, next } = linksOf(ask, page);
    const links = [
      ['prev', previous],
      ['next', next],
    ].flatMap(([rel, href]) => (href === undefined ? [] : [{ rel, href }]));
    return asJson('application/vnd.collection+json', {
      collection: {
        version: '1.0',
        href: selfOf(ask),
        links,
        items: page.books.map((book) => ({ href: bookAddress(ask, book), data: nameValues(book) })),
        queries: [{ rel: 'search', href: ask.origin + ask.path, prompt: 'Search', data: [{ name: 'search', value: '' }] }],
        template: { data: ['title', 'isbn', 'author', 'price'].map((name) => ({ name, value: '' })) },
      },
    });
  },
};

const nameValues = (book: PagedBook) => Object.entries(book).map(([name, value]) => ({ name, value: value as unknown }));
