import { describe, expect, test } from 'vitest';
import { documentOf, formsOf, linksOf, pageOf } from './kinds.test-support';

describe('Hydra and JSON-LD', () => {
  const documentation = documentOf({
    '@context': {},
    '@id': '/docs.jsonld',
    '@type': 'hydra:ApiDocumentation',
    'hydra:supportedClass': [
      {
        '@id': 'https://schema.org/Book',
        'hydra:title': 'Book',
        'hydra:supportedProperty': [
          {
            'hydra:property': { '@id': 'https://schema.org/isbn', 'rdfs:label': 'isbn', range: 'xmls:string' },
            'hydra:title': 'isbn',
            'hydra:required': false,
            'hydra:writeable': true,
            'hydra:description': 'The ISBN.',
          },
          {
            'hydra:property': { '@id': 'https://schema.org/datePublished', range: 'xmls:dateTime' },
            'hydra:title': 'publicationDate',
            'hydra:required': true,
            'hydra:writeable': true,
          },
          {
            'hydra:property': { '@id': '#Book/reviews', '@type': 'hydra:Link' },
            'hydra:title': 'reviews',
            'hydra:writeable': false,
          },
        ],
        'hydra:supportedOperation': [
          { '@type': 'hydra:Operation', 'hydra:method': 'GET', 'hydra:title': 'Retrieves Book resource.' },
          {
            '@type': 'hydra:ReplaceResourceOperation',
            'hydra:method': 'PUT',
            'hydra:title': 'Replaces the Book resource.',
            expects: 'https://schema.org/Book',
          },
          {
            '@type': 'hydra:Operation',
            'hydra:method': 'DELETE',
            'hydra:title': 'Deletes the Book resource.',
            returns: 'owl:Nothing',
          },
        ],
      },
      {
        '@id': '#Entrypoint',
        'hydra:supportedProperty': [
          {
            'hydra:property': {
              '@id': '#Entrypoint/book',
              'hydra:supportedOperation': [
                { 'hydra:method': 'GET' },
                {
                  '@type': 'hydra:CreateResourceOperation',
                  'hydra:method': 'POST',
                  'hydra:title': 'Creates a Book resource.',
                  expects: 'https://schema.org/Book',
                },
              ],
            },
          },
        ],
      },
    ],
  });

  test('a book of API Platform, by its documentation', () => {
    const page = pageOf(
      {
        '@context': '/contexts/Book',
        '@id': '/books/1',
        '@type': 'https://schema.org/Book',
        isbn: '978',
        publicationDate: '2020-01-01T00:00:00+00:00',
        reviews: ['/reviews/1'],
        author: { '@id': '/people/2', name: 'A' },
      },
      { url: 'http://api.test/books/1', type: 'application/ld+json', known: { hydra: documentation } },
    );
    expect(page.kind).toBe('json-ld');
    expect(linksOf(page)).toContain('author http://api.test/people/2');
    expect(linksOf(page)).toContain('reviews http://api.test/reviews/1');
    expect(page.fields.find(({ name }) => name === 'reviews')?.links).toMatchObject([{ url: 'http://api.test/reviews/1' }]);
    expect(page.forms[0]).toMatchObject({
      method: 'PUT',
      source: 'Hydra',
      title: 'Replaces the Book resource.',
      fields: [
        { name: 'isbn', type: 'text', help: 'The ISBN.' },
        { name: 'publicationDate', type: 'datetime', required: true },
        { name: 'reviews', type: 'url', readOnly: true },
      ],
    });
    expect(page.actions).toEqual([]);
    expect(page.methods).toMatchObject([
      { method: 'PUT', source: 'form' },
      { method: 'DELETE', words: 'Deletes the Book resource.' },
    ]);
  });

  test('a collection of API Platform: its search, its pages, and a new member', () => {
    const page = pageOf(
      {
        '@context': '/contexts/Book',
        '@id': '/books',
        '@type': 'hydra:Collection',
        'hydra:totalItems': 200,
        'hydra:member': [{ '@id': '/books/1', '@type': 'https://schema.org/Book', isbn: '978', author: '/people/2' }],
        'hydra:view': { '@id': '/books?page=1', 'hydra:next': '/books?page=2' },
        'hydra:search': {
          '@type': 'hydra:IriTemplate',
          'hydra:template': '/books{?title,order[title]}',
          'hydra:variableRepresentation': 'BasicRepresentation',
          'hydra:mapping': [{ variable: 'title', property: 'title', required: false }],
        },
      },
      { url: 'http://api.test/books', type: 'application/ld+json', known: { hydra: documentation } },
    );
    expect(page).toMatchObject({ kind: 'hydra', paging: { style: 'hydra', next: 'http://api.test/books?page=2' } });
    expect(page.filters?.fields).toMatchObject([
      { name: 'title', source: 'Hydra' },
      { name: 'order[title]', source: 'link' },
    ]);
    expect(formsOf(page)[0]).toBe('POST http://api.test/books isbn:text publicationDate*:datetime');
    expect(page.table?.rows[0]?.url).toBe('http://api.test/books/1');
    expect(page.table?.rows[0]?.cells.at(-1)).toMatchObject({ kind: 'link', url: 'http://api.test/people/2' });
  });

  test('a relation that is an address is called by what ends it', () => {
    const link = '</docs>; rel="http://www.w3.org/ns/hydra/core#apiDocumentation", </a>; rel="https://rels.test/next-issue/"';
    const page = pageOf({ '@context': '/c', '@id': '/books/1' }, { headers: [['Link', link]] });
    expect(page.links.map(({ label }) => label.toLowerCase())).toEqual(
      expect.arrayContaining(['apidocumentation', 'next issue']),
    );
  });

  test('what is guessed of a new member goes as JSON-LD, where the list came as such', () => {
    const list = { '@context': '/contexts/Book', '@id': '/books', 'hydra:member': [{ '@id': '/books/1', title: 'A' }] };
    const typesOf = (type: string) => pageOf(list, { url: 'http://api.test/books', type }).forms[0]?.contentTypes;
    expect(typesOf('application/ld+json; charset=utf-8')).toEqual(['application/ld+json', 'application/json']);
    expect(typesOf('application/json')).toEqual(['application/json']);
  });

  test('a property by its term is called so, whatever its title', () => {
    const supportedProperty = [{ property: 'title', title: 'Title', required: true }];
    const operation = [{ '@type': 'Operation', method: 'PUT', expects: { '@type': 'Class', supportedProperty } }];
    const page = pageOf({
      '@context': 'http://www.w3.org/ns/hydra/context.jsonld',
      '@id': 'http://api.test/issues/1',
      title: 'An issue',
      operation,
    });
    expect(page.forms.find(({ method }) => method === 'PUT')?.fields).toMatchObject([
      { name: 'title', label: 'Title', required: true },
    ]);
  });

  test('an operation in the resource itself (the event of the Hydra specification)', () => {
    const page = pageOf({
      '@context': 'http://www.w3.org/ns/hydra/context.jsonld',
      '@id': 'http://api.test/events/1',
      '@type': 'Event',
      title: 'Hydra',
      operation: [
        {
          '@type': 'Operation',
          method: 'PUT',
          expects: {
            '@id': 'Event',
            '@type': 'Class',
            supportedProperty: [
              { property: 'http://schema.org/name', required: true },
              { property: 'http://schema.org/startDate', writable: false },
            ],
          },
        },
      ],
    });
    expect(page.forms[0]).toMatchObject({
      method: 'PUT',
      fields: [
        { name: 'name', required: true },
        { name: 'startDate', readOnly: true },
      ],
    });
  });

  test('a person of json-ld.org, and a graph', () => {
    const person = pageOf({
      '@context': 'https://json-ld.org/contexts/person.jsonld',
      '@id': 'http://dbpedia.org/resource/John_Lennon',
      name: 'John Lennon',
      born: '1940-10-09',
      spouse: { '@id': 'http://dbpedia.org/resource/Cynthia_Lennon' },
      agent: { '@id': '_:b0' },
    });
    expect(person).toMatchObject({ kind: 'json-ld', title: 'John Lennon' });
    expect(linksOf(person).filter((link) => link.startsWith('spouse'))).toEqual([
      'spouse http://dbpedia.org/resource/Cynthia_Lennon',
    ]);
    expect(linksOf(person).some((link) => link.includes('_:b0'))).toBe(false);
    expect(
      pageOf({
        '@context': {},
        '@graph': [
          { '@id': '/a', '@type': 'X' },
          { '@id': '/b', '@type': 'X' },
        ],
      }),
    ).toMatchObject({ kind: 'json-ld', table: { rowCount: 2 } });
  });

  test.each([
    ['a log with a type', { '@type': 'log', '@timestamp': '2024' }],
    ['OData', { '@context': 'http://host/$metadata#X', ID: 1 }],
    ['a number as context', { '@context': 1, '@id': 'x' }],
    ['members of a club', { member: [{ name: 'x' }] }],
  ])('is not %s', (_name, body) => expect(['json-ld', 'hydra']).not.toContain(pageOf(body).kind));
});

describe('FHIR', () => {
  test('a patient, whose references are relative to the service', () => {
    const page = pageOf(
      {
        resourceType: 'Patient',
        id: 'example',
        name: [{ family: 'Chalmers' }],
        managingOrganization: { reference: 'Organization/1', display: 'ACME' },
      },
      { url: 'http://api.test/r4/Patient/example', type: 'application/fhir+json' },
    );
    expect(page.kind).toBe('fhir');
    expect(linksOf(page)).toEqual(['managingOrganization http://api.test/r4/Organization/1']);
  });

  test('a bundle found by a search', () => {
    const page = pageOf(
      {
        resourceType: 'Bundle',
        type: 'searchset',
        total: 3,
        link: [
          { relation: 'self', url: 'https://example.com/base/MedicationRequest?patient=347' },
          { relation: 'next', url: 'https://example.com/base/MedicationRequest?patient=347&page=2' },
        ],
        entry: [
          {
            fullUrl: 'https://example.com/base/MedicationRequest/3123',
            resource: { resourceType: 'MedicationRequest', id: '3123' },
          },
        ],
      },
      { url: 'https://example.com/base/MedicationRequest?patient=347' },
    );
    expect(page).toMatchObject({ kind: 'fhir', table: { rows: [{ url: 'https://example.com/base/MedicationRequest/3123' }] } });
    expect(linksOf(page)).toHaveLength(2);
  });

  test('an outcome', () => {
    expect(
      pageOf({ resourceType: 'OperationOutcome', id: 'exception', issue: [{ severity: 'error', code: 'exception' }] }).kind,
    ).toBe('fhir');
  });

  test.each([
    ['a type in small letters', { resourceType: 'patient', id: '1' }],
    ['a row of permissions', { resourceType: 'Topic', name: 'x' }],
  ])('is not %s', (_name, body) => expect(pageOf(body).kind).not.toBe('fhir'));
});
