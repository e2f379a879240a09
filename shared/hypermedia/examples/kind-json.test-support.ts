import type { KindExample } from './kind-example.test-support';

const api = 'https://api.github.com';

/** JSON of frameworks, and JSON of no particular kind. */
export const jsonExamples: readonly KindExample[] = [
  {
    name: 'DRF: the users of its quickstart',
    source: 'Django REST framework documentation, Quickstart, Testing our API',
    url: 'http://127.0.0.1:8000/users/',
    body: {
      count: 2,
      next: null,
      previous: null,
      results: [
        { email: 'admin@example.com', groups: [], url: 'http://127.0.0.1:8000/users/1/', username: 'admin' },
        { email: 'tom@example.com', groups: [], url: 'http://127.0.0.1:8000/users/2/', username: 'tom' },
      ],
    },
    found: { kind: 'drf', title: 'Users', rows: 2, columns: ['email', 'groups', 'url', 'username'], fields: [], next: null },
  },
  {
    name: 'DRF: a paginator of one’s own',
    source: 'Django REST framework documentation, Custom pagination styles',
    url: 'https://api.example.org/accounts/',
    body: { links: { next: 'https://api.example.org/accounts/?page=2', previous: null }, count: 3, results: [{ id: 1 }] },
    found: { kind: 'drf', rows: 1, fields: [], next: 'https://api.example.org/accounts/?page=2' },
  },
  {
    name: 'PokéAPI: a list of named resources',
    source: 'pokeapi.co/docs/v2, Resource Lists/Pagination',
    url: 'https://pokeapi.co/api/v2/ability/',
    body: {
      count: 248,
      next: 'https://pokeapi.co/api/v2/ability/?limit=20&offset=20',
      previous: null,
      results: [{ name: 'stench', url: 'https://pokeapi.co/api/v2/ability/1/' }],
    },
    found: {
      kind: 'drf',
      title: 'Ability',
      rows: 1,
      columns: ['name', 'url'],
      next: 'https://pokeapi.co/api/v2/ability/?limit=20&offset=20',
    },
  },
  {
    name: 'DRF: OPTIONS, as its documentation shows the answer',
    source: 'Django REST framework documentation, Metadata',
    url: 'http://127.0.0.1:8000/todo/',
    body: {
      name: 'To Do List',
      description: "List existing 'To Do' items, or create a new item.",
      renders: ['application/json', 'text/html'],
      parses: ['application/json', 'application/x-www-form-urlencoded', 'multipart/form-data'],
      actions: { POST: { note: { type: 'string', required: false, read_only: false, label: 'title', max_length: 100 } } },
    },
    found: {
      kind: 'drf-metadata',
      title: 'To Do List',
      description: "List existing 'To Do' items, or create a new item.",
      rows: null,
      fields: ['renders', 'parses', 'actions'],
    },
  },
  {
    name: 'DRF: OPTIONS of its root',
    source: 'Django REST framework 3.14, answer of the Api Root view',
    url: 'http://127.0.0.1:8000/',
    body: {
      name: 'Api Root',
      description: 'The default basic root view for DefaultRouter',
      renders: ['application/json', 'text/html'],
      parses: ['application/json', 'application/x-www-form-urlencoded', 'multipart/form-data'],
    },
    found: { kind: 'drf-metadata', title: 'Api Root', fields: ['renders', 'parses'] },
  },
  {
    name: 'AWX: OPTIONS with members of its own',
    source: 'Ansible AWX API documentation, OPTIONS of a list',
    url: 'https://awx.example/api/v2/job_templates/',
    body: {
      name: 'Job Template List',
      description: '# List Job Templates:',
      renders: ['application/json', 'text/html'],
      parses: ['application/json'],
      actions: { POST: { name: { type: 'string', required: true, label: 'Name', max_length: 512 } } },
      types: ['job_template'],
      search_fields: ['name', 'description'],
      max_page_size: 200,
    },
    found: {
      kind: 'drf-metadata',
      title: 'Job Template List',
      fields: ['renders', 'parses', 'actions', 'types', 'search_fields', 'max_page_size'],
    },
  },
  {
    name: 'GraphQL: two friends of a hero',
    source: 'graphql.org/learn/pagination, Complete Connection Model',
    url: 'https://example.com/graphql',
    body: {
      data: {
        hero: {
          name: 'R2-D2',
          friendsConnection: {
            totalCount: 3,
            edges: [
              { node: { name: 'Han Solo' }, cursor: 'Y3Vyc29yMg==' },
              { node: { name: 'Leia Organa' }, cursor: 'Y3Vyc29yMw==' },
            ],
            pageInfo: { endCursor: 'Y3Vyc29yMw==', hasNextPage: false },
          },
        },
      },
    },
    found: { kind: 'graphql', rows: 2, columns: ['name'] },
  },
  {
    name: 'GraphQL: GitHub’s pull requests, as nodes',
    source: 'GitHub GraphQL API documentation, Using pagination in the GraphQL API',
    url: `${api}/graphql`,
    body: {
      data: {
        repository: {
          pullRequests: { nodes: [{ number: 1 }, { number: 2 }], pageInfo: { hasNextPage: false, endCursor: 'Y3==' } },
        },
      },
    },
    found: { kind: 'graphql', rows: 2, columns: ['number'] },
  },
  {
    name: 'GraphQL: Shopify’s products',
    source: 'Shopify API documentation, Paginating results with GraphQL',
    url: 'https://shop.example/admin/api/graphql.json',
    body: {
      data: {
        products: {
          edges: [{ cursor: 'eyJsYXN0X2lkIjo', node: { id: 'gid://shopify/Product/1', title: 'A' } }],
          pageInfo: { hasNextPage: false, hasPreviousPage: false },
        },
      },
      extensions: { cost: { requestedQueryCost: 12 } },
    },
    found: { kind: 'graphql', rows: 1, columns: ['id', 'title'] },
  },
  {
    name: 'GraphQL: a name that could not be fetched',
    source: 'GraphQL specification, October 2021, example 186',
    url: 'https://example.com/graphql',
    body: {
      errors: [
        {
          message: 'Name for character with ID 1002 could not be fetched.',
          locations: [{ line: 6, column: 7 }],
          path: ['hero', 'heroFriends', 1, 'name'],
        },
      ],
      data: { hero: { name: 'R2-D2' } },
    },
    found: { kind: 'graphql', rows: null, fields: ['errors', 'data'] },
  },
  {
    name: 'JSON: the root of GitHub, whose addresses have gaps',
    source: '@octokit/fixtures 23.1.2, get-root',
    url: `${api}/`,
    type: 'application/json; charset=utf-8',
    body: {
      current_user_url: `${api}/user`,
      code_search_url: `${api}/search/code?q={query}{&page,per_page,sort,order}`,
      gists_url: `${api}/gists{/gist_id}`,
      organization_url: `${api}/orgs/{org}`,
    },
    found: {
      kind: 'plain',
      title: 'Root',
      rows: null,
      links: [
        `current_user_url ${api}/user`,
        `code_search_url ${api}/search/code?q={query}{&page,per_page,sort,order}`,
        `gists_url ${api}/gists{/gist_id}`,
        `organization_url ${api}/orgs/{org}`,
      ],
    },
  },
  {
    name: 'JSON: what GitHub finds',
    source: '@octokit/fixtures 23.1.2, search-issues',
    url: `${api}/search/issues?q=sesame`,
    body: {
      total_count: 2,
      incomplete_results: false,
      items: [{ url: `${api}/repos/octokit-fixture-org/search-issues/issues/2`, number: 2, title: 'Sesame seeds' }],
    },
    found: { kind: 'plain', rows: 1, columns: ['url', 'number', 'title'], fields: ['incomplete_results'] },
  },
  {
    name: 'JSON: a bare list of posts',
    source: 'jsonplaceholder.typicode.com/guide, Listing all resources',
    url: 'https://jsonplaceholder.typicode.com/posts',
    body: [
      { id: 1, title: 'a', body: 'b', userId: 1 },
      { id: 2, title: 'c', body: 'd', userId: 1 },
    ],
    found: { kind: 'plain', title: 'Posts', rows: 2, columns: ['id', 'title', 'body', 'userId'] },
  },
  {
    name: 'JSON: a customer of Stripe’s, with lists of its own',
    source: 'Stripe API reference, The Customer object',
    url: 'https://api.stripe.com/v1/customers/cus_NffrFeUfNV2Hib',
    body: { id: 'cus_NffrFeUfNV2Hib', object: 'customer', name: 'Jenny Rosen', preferred_locales: [], metadata: {} },
    found: { kind: 'plain', title: 'Jenny Rosen', rows: null },
  },
];
