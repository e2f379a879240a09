import type { KindExample } from './kind-example.test-support';

/** HAL and HAL-FORMS. */
export const halExamples: readonly KindExample[] = [
  {
    name: 'HAL: a page of Spring with nothing on it is an empty list',
    source: 'Spring Data REST reference, Paging and Sorting, with an empty repository',
    url: 'http://localhost:8080/persons?page=0&size=20',
    type: 'application/hal+json',
    body: {
      _links: {
        first: { href: 'http://localhost:8080/persons?page=0&size=20' },
        self: { href: 'http://localhost:8080/persons{?page,size,sort}', templated: true },
        search: { href: 'http://localhost:8080/persons/search' },
      },
      page: { size: 20, totalElements: 0, totalPages: 0, number: 0 },
    },
    found: { kind: 'hal', rows: 0, fields: [], forms: [] },
  },
  {
    name: 'HAL: what is embedded without a link beside it',
    source: 'draft-kelly-json-hal-11, section 4.1: both reserved properties are optional',
    url: 'http://api.test/orders',
    type: 'application/hal+json',
    body: { _embedded: { orders: [{ total: 30.0, currency: 'USD' }] }, shippedToday: 20 },
    found: { kind: 'hal', rows: 1, columns: ['total', 'currency'], fields: ['shippedToday'], links: [] },
  },
  {
    name: 'HAL: the orders of its draft',
    source: 'draft-kelly-json-hal-11, section 6',
    url: 'http://api.test/orders',
    type: 'application/hal+json',
    body: {
      _links: {
        self: { href: '/orders' },
        next: { href: '/orders?page=2' },
        find: { href: '/orders{?id}', templated: true },
      },
      _embedded: {
        orders: [
          { _links: { self: { href: '/orders/123' }, basket: { href: '/baskets/98712' } }, total: 30.0, currency: 'USD' },
          { _links: { self: { href: '/orders/124' }, basket: { href: '/baskets/97213' } }, total: 20.0, currency: 'USD' },
        ],
      },
      currentlyProcessing: 14,
      shippedToday: 20,
    },
    found: {
      kind: 'hal',
      rows: 2,
      columns: ['total', 'currency', '_links'],
      fields: ['currentlyProcessing', 'shippedToday'],
      links: ['self http://api.test/orders', 'next http://api.test/orders?page=2', 'find /orders{?id}'],
      next: 'http://api.test/orders?page=2',
    },
  },
  {
    name: 'HAL: the root of haltalk, which its browser opens',
    source: 'HAL Browser, haltalk, root resource',
    url: 'http://haltalk.herokuapp.com/',
    type: 'application/hal+json',
    body: {
      _links: {
        self: { href: '/' },
        curies: [{ name: 'ht', href: 'http://haltalk.herokuapp.com/rels/{rel}', templated: true }],
        'ht:users': { href: '/users' },
        'ht:me': { href: '/users/{name}', templated: true },
      },
      welcome: 'Welcome to a haltalk server.',
      hint_1: 'You need an account to post stuff..',
    },
    found: {
      kind: 'hal',
      rows: null,
      fields: ['welcome', 'hint_1'],
      links: ['self http://haltalk.herokuapp.com/', 'ht:users http://haltalk.herokuapp.com/users', 'ht:me /users/{name}'],
    },
  },
  {
    name: 'HAL: Spring Boot’s actuator, one of whose gaps is none of RFC 6570',
    source: 'Spring Boot reference, Actuator, Hypermedia for actuator web endpoints',
    url: 'http://localhost:8080/actuator',
    type: 'application/vnd.spring-boot.actuator.v3+json',
    body: {
      _links: {
        self: { href: 'http://localhost:8080/actuator', templated: false },
        health: { href: 'http://localhost:8080/actuator/health', templated: false },
        'health-path': { href: 'http://localhost:8080/actuator/health/{*path}', templated: true },
      },
    },
    found: {
      kind: 'hal',
      rows: null,
      links: [
        'self http://localhost:8080/actuator',
        'health http://localhost:8080/actuator/health',
        'health-path http://localhost:8080/actuator/health/{*path}',
      ],
    },
  },
  {
    name: 'HAL: a post of WordPress',
    source: 'WordPress REST API handbook, Linking and Embedding',
    url: 'http://example.com/wp-json/wp/v2/posts/1',
    type: 'application/json; charset=UTF-8',
    body: {
      id: 1,
      title: { rendered: 'Hello' },
      _links: {
        self: [{ href: 'http://example.com/wp-json/wp/v2/posts/1' }],
        'https://api.w.org/term': [
          { taxonomy: 'category', embeddable: true, href: 'http://example.com/wp-json/wp/v2/categories?post=1' },
        ],
      },
    },
    found: {
      kind: 'hal',
      rows: null,
      links: [
        'self http://example.com/wp-json/wp/v2/posts/1',
        'https://api.w.org/term http://example.com/wp-json/wp/v2/categories?post=1',
      ],
    },
  },
  {
    name: 'HAL-FORMS: a to-do to create',
    source: 'The HAL-FORMS Media Type, 2.1',
    url: 'http://api.example.org/rels/create',
    type: 'application/prs.hal-forms+json',
    body: {
      _links: { self: { href: 'http://api.example.org/rels/create' } },
      _templates: {
        default: {
          title: 'Create',
          method: 'POST',
          contentType: 'application/json',
          properties: [
            { name: 'title', required: true, value: '', prompt: 'Title', regex: '', templated: false },
            { name: 'completed', required: false, value: 'false', prompt: 'Completed', regex: '', templated: false },
          ],
        },
      },
    },
    found: { kind: 'hal-forms', forms: ['POST http://api.example.org/rels/create title* completed'] },
  },
  {
    name: 'HAL-FORMS: a way of shipping to choose',
    source: 'The HAL-FORMS Media Type, The options Element, inline',
    url: 'http://api.example.org/',
    type: 'application/prs.hal-forms+json',
    body: {
      _links: { self: { href: 'http://api.example.org/' } },
      _templates: {
        default: {
          title: 'Create',
          method: 'POST',
          contentType: 'application/json',
          properties: [
            {
              name: 'shipping',
              type: 'radio',
              prompt: 'Select Shipping Method',
              options: { selectedValues: ['FedEx'], inline: ['FedEx', 'UPS', 'DHL'] },
            },
          ],
        },
      },
    },
    found: { kind: 'hal-forms', forms: ['POST http://api.example.org/ shipping'] },
  },
  {
    name: 'HAL-FORMS: an employee of Spring HATEOAS',
    source: 'Spring HATEOAS reference, HAL-FORMS, sample document',
    url: 'http://localhost:8080/employees/1',
    type: 'application/prs.hal-forms+json',
    body: {
      firstName: 'Frodo',
      lastName: 'Baggins',
      role: 'ring bearer',
      _links: { self: { href: 'http://localhost:8080/employees/1' } },
      _templates: {
        default: {
          method: 'put',
          properties: [
            { name: 'firstName', required: true },
            { name: 'lastName', required: true },
            { name: 'role', required: true },
          ],
        },
        partiallyUpdateEmployee: {
          method: 'patch',
          properties: [{ name: 'firstName' }, { name: 'lastName' }, { name: 'role' }],
        },
      },
    },
    found: {
      kind: 'hal-forms',
      fields: ['firstName', 'lastName', 'role'],
      forms: [
        'PUT http://localhost:8080/employees/1 firstName* lastName* role*',
        'PATCH http://localhost:8080/employees/1 firstName lastName role',
      ],
    },
  },
];
