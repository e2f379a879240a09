import type { StyleExample } from '../paging/read-paging.test-support';

const accounts = 'https://api.example.org/accounts/';
const swapi = 'https://swapi.dev/api/people/';
const poke = 'https://pokeapi.co/api/v2/pokemon';
const netbox = 'http://netbox/api/dcim/devices/';
const replicate = 'https://api.replicate.com/v1/predictions';
const court = 'https://www.courtlistener.com/api/rest/v4/opinions/';

/** The three paginators of Django REST framework, as those show them who use it. */
export const drfExamples: readonly StyleExample[] = [
  {
    name: 'DRF: page numbers',
    source: 'Django REST framework documentation, PageNumberPagination',
    url: `${accounts}?page=4`,
    body: { count: 1023, next: `${accounts}?page=5`, previous: `${accounts}?page=3`, results: [{ id: 1 }] },
    found: { style: 'drf-page-number', previous: `${accounts}?page=3`, next: `${accounts}?page=5`, count: 1023 },
  },
  {
    name: 'DRF: the users of its quickstart, all on one page',
    source: 'Django REST framework documentation, Quickstart, Testing our API',
    url: 'http://127.0.0.1:8000/users/',
    body: {
      count: 1,
      next: null,
      previous: null,
      results: [{ url: 'http://127.0.0.1:8000/users/1/', username: 'admin', email: 'admin@example.com', groups: [] }],
    },
    found: { style: 'drf-page-number', previous: null, next: null, count: 1 },
  },
  {
    name: 'The Star Wars API: people',
    source: 'swapi.dev/documentation, People',
    url: swapi,
    body: {
      count: 82,
      next: `${swapi}?page=2`,
      previous: null,
      results: [{ name: 'Luke Skywalker', height: '172', url: `${swapi}1/` }],
    },
    found: { style: 'drf-page-number', previous: null, next: `${swapi}?page=2`, count: 82 },
  },
  {
    name: 'DRF: limit and offset',
    source: 'Django REST framework documentation, LimitOffsetPagination',
    url: `${accounts}?limit=100&offset=400`,
    body: {
      count: 1023,
      next: `${accounts}?limit=100&offset=500`,
      previous: `${accounts}?limit=100&offset=300`,
      results: [{ id: 1 }],
    },
    found: {
      style: 'drf-limit-offset',
      previous: `${accounts}?limit=100&offset=300`,
      next: `${accounts}?limit=100&offset=500`,
      count: 1023,
    },
  },
  {
    name: 'PokéAPI: limit and offset in the links alone',
    source: 'pokeapi.co/docs/v2, Resource Lists/Pagination',
    url: poke,
    body: {
      count: 1302,
      next: `${poke}?offset=20&limit=20`,
      previous: null,
      results: [{ name: 'bulbasaur', url: `${poke}/1/` }],
    },
    found: { style: 'drf-limit-offset', previous: null, next: `${poke}?offset=20&limit=20`, count: 1302 },
  },
  {
    name: 'NetBox: devices',
    source: 'NetBox documentation, REST API Overview, Pagination',
    url: netbox,
    body: { count: 2861, next: `${netbox}?limit=50&offset=50`, previous: null, results: [{ id: 231, name: 'Device1' }] },
    found: { style: 'drf-limit-offset', previous: null, next: `${netbox}?limit=50&offset=50`, count: 2861 },
  },
  {
    name: 'DRF: the cursors its own schema shows',
    source: 'Django REST framework 3.14, CursorPagination.get_paginated_response_schema',
    url: accounts,
    body: {
      next: `${accounts}?cursor=cD00ODY%3D"`,
      previous: `${accounts}?cursor=cj0xJnA9NDg3`,
      results: [{ id: 1 }],
    },
    found: {
      style: 'drf-cursor',
      previous: `${accounts}?cursor=cj0xJnA9NDg3`,
      next: `${accounts}?cursor=cD00ODY%3D%22`,
      count: null,
    },
  },
  {
    name: 'Replicate: predictions',
    source: 'Replicate HTTP API reference, List predictions',
    url: replicate,
    body: {
      next: `${replicate}?cursor=cD0yMDIyLTAxLTIxKzIzJTNBMTglM0EyNC41MzAzNTclMkIwMCUzQTAw`,
      previous: null,
      results: [{ id: 'gm3qorzdhgbfurvjtvhg6dckhu', status: 'succeeded' }],
    },
    found: {
      style: 'drf-cursor',
      previous: null,
      next: `${replicate}?cursor=cD0yMDIyLTAxLTIxKzIzJTNBMTglM0EyNC41MzAzNTclMkIwMCUzQTAw`,
      count: null,
    },
  },
  {
    name: 'CourtListener: a count that is where to ask for it',
    source: 'CourtListener REST API v4 documentation, Pagination',
    url: court,
    body: { count: `${court}?count=on`, next: `${court}?cursor=cD0xMDY%3D`, previous: null, results: [{ id: 106 }] },
    found: { style: 'drf-cursor', previous: null, next: `${court}?cursor=cD0xMDY%3D`, count: null },
  },
];
