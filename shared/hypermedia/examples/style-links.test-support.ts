import { root, rows, type StyleExample } from '../paging/read-paging.test-support';

const github = 'https://api.github.com/repositories/1000/issues';
const gitlab = 'https://gitlab.example.com/api/v4/projects/8/issues/8/notes?per_page=3';
const okta = 'https://example.okta.com/api/v1/users';
const sentry = 'https://sentry.io/api/0/projects/1/groups/';
const mastodon = 'https://mastodon.example/api/v1/accounts/1/followers?limit=2';

/** Links in the head, and links beside the rows. */
export const linkExamples: readonly StyleExample[] = [
  {
    name: 'GitHub: the second of five pages of issues, as @octokit/fixtures has it',
    source: '@octokit/fixtures 23.1.2, paginate-issues',
    url: `${github}?per_page=3&page=2`,
    headers: [
      [
        'link',
        `<${github}?per_page=3&page=1>; rel="prev", <${github}?per_page=3&page=3>; rel="next", <${github}?per_page=3&page=5>; rel="last", <${github}?per_page=3&page=1>; rel="first"`,
      ],
    ],
    body: [{ id: 1000, number: 10, title: 'Test issue 10' }, { id: 1001 }, { id: 1002 }],
    found: { style: 'link-header', previous: `${github}?per_page=3&page=1`, next: `${github}?per_page=3&page=3`, count: null },
  },
  {
    name: 'GitLab: links beside all its totals',
    source: 'GitLab REST API documentation, Pagination Link header',
    url: `${gitlab}&page=2`,
    headers: [
      [
        'link',
        `<${gitlab}&page=1>; rel="prev", <${gitlab}&page=3>; rel="next", <${gitlab}&page=1>; rel="first", <${gitlab}&page=3>; rel="last"`,
      ],
      ['x-next-page', '3'],
      ['x-total', '8'],
    ],
    body: rows(3),
    found: { style: 'link-header', previous: `${gitlab}&page=1`, next: `${gitlab}&page=3`, count: 8 },
  },
  {
    name: 'Okta: a line for each relation, after an opaque row',
    source: 'Okta API documentation, Link Header',
    url: `${okta}?limit=20`,
    headers: [
      ['link', `<${okta}?limit=20>; rel="self"`],
      ['link', `<${okta}?after=00ud4tVDDXYVKPXKVLCO&limit=20>; rel="next"`],
    ],
    body: rows(20),
    found: { style: 'link-header', previous: null, next: `${okta}?after=00ud4tVDDXYVKPXKVLCO&limit=20`, count: null },
  },
  {
    name: 'Mastodon: older and newer by the id of a row',
    source: 'Mastodon documentation, Paginating through API responses',
    url: mastodon,
    headers: [['Link', `<${mastodon}&max_id=7486869>; rel="next", <${mastodon}&since_id=7489740>; rel="prev"`]],
    body: rows(2),
    found: { style: 'link-header', previous: `${mastodon}&since_id=7489740`, next: `${mastodon}&max_id=7486869`, count: null },
  },
  {
    name: 'Sentry: both links are always there, and say whether anything is behind them',
    source: 'Sentry API documentation, Paginating Results',
    url: `${sentry}?&cursor=1420837590:0:1`,
    headers: [
      [
        'Link',
        `<${sentry}?&cursor=1420837590:0:1>; rel="previous"; results="false"; cursor="1420837590:0:1", <${sentry}?&cursor=1420837533:0:0>; rel="next"; results="true"; cursor="1420837533:0:0"`,
      ],
    ],
    body: rows(2),
    found: { style: 'link-header', previous: null, next: `${sentry}?&cursor=1420837533:0:0`, count: null },
  },
  {
    name: 'Facebook: paging.next beside cursors',
    source: 'Graph API documentation, Paginated Results',
    url: '/me/albums',
    body: { data: [{ id: '1' }], paging: { cursors: { after: 'MTAx', before: 'NDMy' }, next: `${root}/me/albums?after=MTAx` } },
    found: { style: 'nested-links', previous: null, next: '/me/albums?after=MTAx', count: null },
  },
  {
    name: 'HubSpot: paging.next.link',
    source: 'HubSpot CRM API v3, Contacts',
    url: '/crm/v3/objects/contacts',
    body: { results: [{ id: '1' }], paging: { next: { after: 'NTI1', link: '?after=NTI1' } } },
    found: { style: 'nested-links', previous: null, next: '/crm/v3/objects/contacts?after=NTI1', count: null },
  },
  {
    name: 'Rick and Morty: info with addresses',
    source: 'rickandmortyapi.com/documentation, Info and pagination',
    url: '/api/character',
    body: { info: { count: 826, pages: 42, next: `${root}/api/character?page=2`, prev: null }, results: [{ id: 1 }] },
    found: { style: 'nested-links', previous: null, next: '/api/character?page=2', count: 826 },
  },
  {
    name: 'Spotify: next and previous beside items',
    source: 'Spotify Web API reference, Get User’s Saved Tracks',
    url: '/v1/me/tracks',
    body: { items: [{ track: {} }], limit: 1, next: `${root}/v1/me/tracks?offset=1`, offset: 0, previous: null, total: 9 },
    found: { style: 'nested-links', previous: null, next: '/v1/me/tracks?offset=1', count: 9 },
  },
  {
    name: 'DRF: a paginator of one’s own, with its links in an object',
    source: 'Django REST framework documentation, Custom pagination styles',
    url: '/accounts/?page=4',
    body: {
      links: { next: `${root}/accounts/?page=5`, previous: `${root}/accounts/?page=3` },
      count: 1023,
      results: [{ id: 1 }],
    },
    found: { style: 'nested-links', previous: '/accounts/?page=3', next: '/accounts/?page=5', count: 1023 },
  },
  {
    name: 'Azure Resource Manager: nextLink beside value, without OData’s name',
    source: 'Azure REST API reference, Resource Groups, List',
    url: 'https://management.azure.com/subscriptions/1/resourcegroups?api-version=2021-04-01',
    body: {
      value: [{ id: '/subscriptions/1/resourceGroups/a', name: 'a' }],
      nextLink: 'https://management.azure.com/subscriptions/1/resourcegroups?api-version=2021-04-01&%24skiptoken=abc',
    },
    found: {
      style: 'nested-links',
      previous: null,
      next: 'https://management.azure.com/subscriptions/1/resourcegroups?api-version=2021-04-01&%24skiptoken=abc',
      count: null,
    },
  },
  {
    name: 'ActivityStreams: a page of an ordered collection',
    source: 'ActivityStreams 2.0, example 7 (OrderedCollectionPage) with next and prev of section 5.2',
    url: 'https://example.org/foo?page=1',
    body: {
      '@context': 'https://www.w3.org/ns/activitystreams',
      summary: 'Page 1 of Sally’s notes',
      type: 'OrderedCollectionPage',
      id: 'https://example.org/foo?page=1',
      partOf: 'https://example.org/foo',
      next: 'https://example.org/foo?page=2',
      orderedItems: [
        { type: 'Note', name: 'A Simple Note' },
        { type: 'Note', name: 'Another Simple Note' },
      ],
    },
    found: { style: 'nested-links', previous: null, next: 'https://example.org/foo?page=2', count: null },
  },
];
