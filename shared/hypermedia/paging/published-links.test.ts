import { expect, test } from 'vitest';
import { read, root, type Example } from './read-paging.test-support';

const examples: Example[] = [
  {
    name: 'Facebook: paging.next beside cursors',
    url: '/me/albums',
    body: { data: [{ id: '1' }], paging: { cursors: { after: 'MTAx', before: 'NDMy' }, next: `${root}/me/albums?after=MTAx` } },
    found: { style: 'nested-links', previous: null, next: '/me/albums?after=MTAx', count: null },
  },
  {
    name: 'HubSpot: paging.next.link',
    url: '/crm/v3/objects/contacts',
    body: { results: [{ id: '1' }], paging: { next: { after: 'NTI1', link: '?after=NTI1' } } },
    found: { style: 'nested-links', previous: null, next: '/crm/v3/objects/contacts?after=NTI1', count: null },
  },
  {
    name: 'Rick and Morty: info with addresses',
    url: '/api/character',
    body: { info: { count: 826, pages: 42, next: `${root}/api/character?page=2`, prev: null }, results: [{ id: 1 }] },
    found: { style: 'nested-links', previous: null, next: '/api/character?page=2', count: 826 },
  },
  {
    name: 'Spotify: next and previous beside items',
    url: '/v1/me/tracks',
    body: { items: [{ track: {} }], limit: 1, next: `${root}/v1/me/tracks?offset=1`, offset: 0, previous: null, total: 9 },
    found: { style: 'nested-links', previous: null, next: '/v1/me/tracks?offset=1', count: 9 },
  },
];

test.each(examples)('$name', (example) => {
  expect(read(example)).toEqual(example.found);
});
