/** A kind of answer whose rows are laid out in its own way. */
export interface LongList {
  readonly name: string;
  readonly row: (id: number) => unknown;
  /** The answer around the rows. */
  readonly answer: (rows: string, count: number) => string;
}

const root = 'http://api.test';
const book = (id: number) => ({ title: `The ${id}th ferry`, price: `${(id % 9000) / 100}`, published: '1999-03-04' });
const page = (path: string) => `${root}/${path}/?page=2`;

/** Lists of every shape that rows come in: plain, and those that nest. */
export const longLists: readonly LongList[] = [
  {
    name: 'plain rows',
    row: (id) => ({
      url: `${root}/books/${id}/`,
      id,
      ...book(id),
      author: `${root}/authors/${id % 50}/`,
      in_stock: id % 2 === 0,
      tags: ['sea', 'night'],
    }),
    answer: (rows, count) => `{"count":${count},"next":null,"previous":null,"results":[${rows}]}`,
  },
  {
    name: 'DRF rows with objects in them',
    row: (id) => ({
      url: `${root}/books/${id}/`,
      id,
      ...book(id),
      author: { id: id % 50, name: `Author ${id % 50}`, address: { city: 'Oslo', geo: { lat: 59.9, lon: 10.7 } } },
      copies: [{ shelf: 'A', loans: [{ id: 1, days: 14 }] }],
    }),
    answer: (rows, count) => `{"count":${count},"next":"${page('books')}","previous":null,"results":[${rows}]}`,
  },
  {
    name: 'JSON:API',
    row: (id) => ({
      type: 'books',
      id: `${id}`,
      attributes: { ...book(id), tags: ['sea', 'night'], size: { pages: 300, cm: [12, 19] } },
      relationships: {
        author: {
          data: { type: 'people', id: `${id % 50}` },
          links: { self: `${root}/books/${id}/relationships/author`, related: `${root}/books/${id}/author` },
        },
        reviews: { data: id % 3 === 0 ? [] : [{ type: 'reviews', id: `${id}` }] },
      },
      links: { self: `${root}/books/${id}` },
    }),
    answer: (rows) => {
      const people = Array.from({ length: 50 }, (_, id) => ({
        type: 'people',
        id: `${id}`,
        attributes: { name: `Author ${id}` },
      }));
      return `{"jsonapi":{"version":"1.1"},"data":[${rows}],"included":${JSON.stringify(people)},"links":{"next":"${page('books')}"}}`;
    },
  },
  {
    name: 'HAL',
    row: (id) => ({
      id,
      ...book(id),
      _links: { self: { href: `${root}/books/${id}` }, author: { href: `${root}/authors/${id % 50}` } },
      _embedded: { author: { name: `Author ${id % 50}`, _links: { self: { href: `${root}/authors/${id % 50}` } } } },
    }),
    answer: (rows, count) =>
      `{"_embedded":{"books":[${rows}]},"_links":{"self":{"href":"${root}/books"}},"page":{"size":${count},"totalElements":${count},"totalPages":1,"number":0}}`,
  },
  {
    name: 'Siren',
    row: (id) => ({
      class: ['book'],
      rel: ['item'],
      properties: { id, ...book(id) },
      links: [{ rel: ['self'], href: `${root}/books/${id}` }],
    }),
    answer: (rows) => `{"class":["books"],"entities":[${rows}],"links":[{"rel":["self"],"href":"${root}/books"}]}`,
  },
  {
    name: 'OData 4',
    row: (id) => ({
      '@odata.id': `${root}/Books(${id})`,
      '@odata.etag': 'W/"1"',
      ID: id,
      Title: `The ${id}th ferry`,
      Author: { ID: id % 50, Name: `Author ${id % 50}`, Address: { City: 'Oslo', Geo: [59.9, 10.7] } },
    }),
    answer: (rows) => `{"@odata.context":"${root}/$metadata#Books","value":[${rows}]}`,
  },
  {
    name: 'OData 2',
    row: (id) => ({
      __metadata: { uri: `${root}/Books(${id})`, type: 'Library.Book' },
      ID: id,
      Title: `The ${id}th ferry`,
      Published: '/Date(920505600000)/',
      Author: { __deferred: { uri: `${root}/Books(${id})/Author` } },
    }),
    answer: (rows, count) => `{"d":{"__count":"${count}","results":[${rows}]}}`,
  },
  {
    name: 'Hydra',
    row: (id) => ({
      '@id': `/books/${id}`,
      '@type': 'Book',
      ...book(id),
      author: {
        '@id': `/authors/${id % 50}`,
        '@type': 'Person',
        name: `Author ${id % 50}`,
        address: { '@type': 'PostalAddress', geo: {} },
      },
    }),
    answer: (rows, count) =>
      `{"@context":"/contexts/Book","@id":"/books","@type":"Collection","totalItems":${count},"member":[${rows}]}`,
  },
  {
    name: 'Collection+JSON',
    row: (id) => ({
      href: `${root}/books/${id}`,
      data: Object.entries({ id, ...book(id) }).map(([name, value]) => ({ name, value, prompt: `The ${name}` })),
      links: [{ rel: 'author', href: `${root}/authors/${id % 50}`, prompt: 'Author' }],
    }),
    answer: (rows) => `{"collection":{"version":"1.0","href":"${root}/books","items":[${rows}]}}`,
  },
  {
    name: 'FHIR',
    row: (id) => ({
      fullUrl: `${root}/Patient/${id}`,
      resource: {
        resourceType: 'Patient',
        id: `${id}`,
        name: [{ use: 'official', family: 'Chalmers', given: ['Peter', 'James'] }],
        birthDate: '1974-12-25',
      },
      search: { mode: 'match' },
    }),
    answer: (rows, count) => `{"resourceType":"Bundle","type":"searchset","total":${count},"entry":[${rows}]}`,
  },
  {
    name: 'FHIR without addresses',
    row: (id) => ({
      fullUrl: `urn:uuid:0c3151bd-1cbf-4d64-b04d-${String(id).padStart(12, '0')}`,
      resource: {
        resourceType: 'Observation',
        id: `${id}`,
        status: 'final',
        code: { coding: [{ system: 'http://loinc.org', code: '29463-7', display: 'Body Weight' }] },
        valueQuantity: { value: id % 120, unit: 'kg' },
      },
    }),
    answer: (rows, count) => `{"resourceType":"Bundle","type":"collection","total":${count},"entry":[${rows}]}`,
  },
  {
    name: 'GraphQL edges',
    row: (id) => ({
      cursor: `c${id}`,
      node: { id, ...book(id), author: { name: `Author ${id % 50}`, friends: { totalCount: 2 } } },
    }),
    answer: (rows, count) =>
      `{"data":{"books":{"totalCount":${count},"edges":[${rows}],"pageInfo":{"hasNextPage":false,"endCursor":"c"}}}}`,
  },
];

/** A list of so many bytes or a little more. */
export function textOfList({ row, answer }: LongList, most: number): string {
  const rows: string[] = [];
  for (let size = 0, id = 0; size < most; id++) {
    const text = JSON.stringify(row(id));
    rows.push(text);
    size += text.length + 1;
  }
  return answer(rows.join(','), rows.length);
}
