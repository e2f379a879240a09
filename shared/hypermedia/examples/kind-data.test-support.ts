import type { KindExample } from './kind-example.test-support';

const trippin = 'http://services.odata.org/V4/TripPinService/';
const northwind = 'http://services.odata.org/V2/Northwind/Northwind.svc/';

/** JSON-LD and Hydra, FHIR and OData. */
export const dataKindExamples: readonly KindExample[] = [
  {
    name: 'Hydra: comments, page by page',
    source: 'Hydra Core Vocabulary, 4.2, PartialCollectionView',
    url: 'http://api.example.com/an-issue/comments?page=3',
    type: 'application/ld+json',
    body: {
      '@context': 'http://www.w3.org/ns/hydra/context.jsonld',
      '@id': 'http://api.example.com/an-issue/comments',
      '@type': 'Collection',
      totalItems: 4980,
      member: [{ '@id': '/comments/429' }, { '@id': '/comments/781' }],
      view: {
        '@id': 'http://api.example.com/an-issue/comments?page=3',
        '@type': 'PartialCollectionView',
        next: '/an-issue/comments?page=4',
      },
    },
    found: { kind: 'hydra', rows: 2, fields: ['totalItems'], next: 'http://api.example.com/an-issue/comments?page=4' },
  },
  {
    name: 'Hydra: books of API Platform, with its prefix',
    source: 'API Platform documentation, Pagination',
    url: 'https://demo.api-platform.com/books',
    type: 'application/ld+json; charset=utf-8',
    body: {
      '@context': '/contexts/Book',
      '@id': '/books',
      '@type': 'hydra:Collection',
      'hydra:member': [{ '@id': '/books/1', '@type': 'https://schema.org/Book', name: 'My awesome book' }],
      'hydra:totalItems': 50,
      'hydra:view': { '@id': '/books?page=1', '@type': 'hydra:PartialCollectionView', 'hydra:next': '/books?page=2' },
    },
    found: { kind: 'hydra', rows: 1, next: 'https://demo.api-platform.com/books?page=2' },
  },
  {
    name: 'Hydra: markers of a map, to be searched by a template',
    source: 'Hydra Core Vocabulary, 5.1 (IriTemplate), in a collection',
    url: 'http://api.example.com/issues',
    body: {
      '@context': 'http://www.w3.org/ns/hydra/context.jsonld',
      '@id': 'http://api.example.com/issues',
      '@type': 'Collection',
      member: [{ '@id': '/issues/1' }],
      search: {
        '@type': 'IriTemplate',
        template: 'http://api.example.com/issues{?q}',
        variableRepresentation: 'BasicRepresentation',
        mapping: [{ '@type': 'IriTemplateMapping', variable: 'q', property: 'hydra:freetextQuery', required: true }],
      },
    },
    found: { kind: 'hydra', rows: 1, links: ['search http://api.example.com/issues{?q}'] },
  },
  {
    name: 'JSON-LD: a person',
    source: 'json-ld.org, the example of the home page',
    url: 'https://json-ld.org/john',
    type: 'application/ld+json',
    body: {
      '@context': 'https://json-ld.org/contexts/person.jsonld',
      '@id': 'http://dbpedia.org/resource/John_Lennon',
      name: 'John Lennon',
      born: '1940-10-09',
      spouse: 'http://dbpedia.org/resource/Cynthia_Lennon',
    },
    found: {
      kind: 'json-ld',
      title: 'John Lennon',
      rows: null,
      links: ['@id http://dbpedia.org/resource/John_Lennon', 'spouse http://dbpedia.org/resource/Cynthia_Lennon'],
    },
  },
  {
    name: 'JSON-LD: two nodes of a graph',
    source: 'JSON-LD 1.1, 4.9.1, example on named graphs',
    url: 'http://example.org/foaf-graph',
    body: {
      '@context': { name: 'http://xmlns.com/foaf/0.1/name', knows: 'http://xmlns.com/foaf/0.1/knows' },
      '@graph': [
        { '@id': 'http://manu.sporny.org/about#manu', '@type': 'Person', name: 'Manu Sporny' },
        { '@id': 'http://greggkellogg.net/foaf#me', '@type': 'Person', name: 'Gregg Kellogg' },
      ],
    },
    found: { kind: 'json-ld', rows: 2, columns: ['@id', '@type', 'name'] },
  },
  {
    name: 'JSON-LD: a restaurant with its address',
    source: 'schema.org/Restaurant, example',
    url: 'http://www.greatfood.com/',
    body: {
      '@context': 'https://schema.org',
      '@type': 'Restaurant',
      name: 'GreatFood',
      address: { '@type': 'PostalAddress', addressLocality: 'Sunnyvale' },
      menu: 'http://www.greatfood.com/menu',
    },
    found: { kind: 'json-ld', title: 'GreatFood', rows: null, links: ['menu http://www.greatfood.com/menu'] },
  },
  {
    name: 'JSON-LD: an ordered collection of ActivityStreams',
    source: 'ActivityStreams 2.0, example 6 (OrderedCollection)',
    url: 'http://example.org/foo',
    type: 'application/activity+json',
    body: {
      '@context': 'https://www.w3.org/ns/activitystreams',
      summary: 'Sally’s notes',
      type: 'OrderedCollection',
      totalItems: 2,
      orderedItems: [
        { type: 'Note', name: 'A Simple Note' },
        { type: 'Note', name: 'Another Simple Note' },
      ],
    },
    found: { kind: 'json-ld', rows: 2, columns: ['type', 'name'] },
  },
  {
    name: 'FHIR: a patient',
    source: 'FHIR R4, Patient, General Person Example',
    url: 'http://hl7.org/fhir/Patient/example',
    type: 'application/fhir+json',
    body: {
      resourceType: 'Patient',
      id: 'example',
      active: true,
      name: [{ use: 'official', family: 'Chalmers', given: ['Peter', 'James'] }],
      managingOrganization: { reference: 'Organization/1' },
    },
    found: { kind: 'fhir', rows: null, links: ['managingOrganization http://hl7.org/fhir/Organization/1'] },
  },
  {
    name: 'FHIR: what a search found',
    source: 'FHIR R4, Bundle, Search Results example',
    url: 'https://example.com/base/MedicationRequest?patient=347',
    type: 'application/fhir+json',
    body: {
      resourceType: 'Bundle',
      id: 'bundle-example',
      type: 'searchset',
      total: 3,
      link: [
        { relation: 'self', url: 'https://example.com/base/MedicationRequest?patient=347' },
        { relation: 'next', url: 'https://example.com/base/MedicationRequest?patient=347&searchId=ff15fd40&page=2' },
      ],
      entry: [
        {
          fullUrl: 'https://example.com/base/MedicationRequest/3123',
          resource: { resourceType: 'MedicationRequest', id: '3123', status: 'unknown' },
          search: { mode: 'match', score: 1 },
        },
      ],
    },
    found: {
      kind: 'fhir',
      rows: 1,
      columns: ['resourceType', 'id', 'status', 'url'],
      next: 'https://example.com/base/MedicationRequest?patient=347&searchId=ff15fd40&page=2',
    },
  },
  {
    name: 'FHIR: what went wrong',
    source: 'FHIR R4, OperationOutcome, example of an exception',
    url: 'http://hl7.org/fhir/Patient/none',
    type: 'application/fhir+json',
    status: 500,
    body: {
      resourceType: 'OperationOutcome',
      id: 'exception',
      issue: [{ severity: 'error', code: 'exception', details: { text: 'SQL Link Communication Error (dbx = 34234)' } }],
    },
    found: { kind: 'fhir', rows: null },
  },
  {
    name: 'OData 4: the people of TripPin',
    source: 'odata.org, Understand OData in 6 steps, Requesting resources',
    url: `${trippin}People`,
    type: 'application/json; odata.metadata=minimal',
    body: {
      '@odata.context': `${trippin}$metadata#People`,
      '@odata.nextLink': `${trippin}People?%24skiptoken=8`,
      value: [
        {
          '@odata.id': `${trippin}People('russellwhyte')`,
          '@odata.etag': 'W/"08D1694BD49A0F11"',
          '@odata.editLink': `${trippin}People('russellwhyte')`,
          UserName: 'russellwhyte',
          FirstName: 'Russell',
        },
      ],
    },
    found: {
      kind: 'odata',
      rows: 1,
      columns: ['UserName', 'FirstName', 'url'],
      links: [`metadata ${trippin}$metadata#People`],
      next: `${trippin}People?%24skiptoken=8`,
    },
  },
  {
    name: 'OData 4: a service document',
    source: 'OData JSON Format 4.01, 5 (Service Document)',
    url: 'http://host/service/',
    body: {
      '@odata.context': 'http://host/service/$metadata',
      value: [
        { name: 'Orders', kind: 'EntitySet', url: 'Orders' },
        { name: 'Contoso', kind: 'Singleton', title: 'Contoso Ltd.', url: 'Contoso' },
      ],
    },
    found: { kind: 'odata', rows: 2, links: ['metadata http://host/service/$metadata'] },
  },
  {
    name: 'OData 4: a customer and what belongs to it',
    source: 'OData JSON Format 4.0, 8 (Navigation Property)',
    url: "http://host/service/Customers('ALFKI')",
    body: {
      '@odata.context': 'http://host/service/$metadata#Customers/$entity',
      ID: 'ALFKI',
      'Orders@odata.navigationLink': "Customers('ALFKI')/Orders",
    },
    found: {
      kind: 'odata',
      rows: null,
      fields: ['ID'],
      links: ['metadata http://host/service/$metadata#Customers/$entity', "Orders http://host/service/Customers('ALFKI')/Orders"],
    },
  },
  {
    name: 'OData 2: a category of Northwind',
    source: 'OData 2.0 JSON Format, Representing Entries',
    url: `${northwind}Categories(1)`,
    body: {
      d: {
        __metadata: { uri: `${northwind}Categories(1)`, type: 'DataServiceProviderDemo.Category' },
        ID: 0,
        Name: 'Food',
        Products: { __deferred: { uri: `${northwind}Categories(1)/Products` } },
      },
    },
    found: {
      kind: 'odata',
      rows: null,
      fields: ['ID', 'Name'],
      links: [`self ${northwind}Categories(1)`, `Products ${northwind}Categories(1)/Products`],
    },
  },
];
