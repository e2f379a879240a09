import { describe, expect, test } from 'vitest';
import { paging, read, rows, type Example } from './read-paging.test-support';

const examples: Example[] = [
  {
    name: 'Google: nextPageToken',
    url: '/drive/v3/files?pageSize=2',
    body: { kind: 'drive#fileList', nextPageToken: '~!!~AI9FV7Q', files: [{ id: 'a' }, { id: 'b' }] },
    found: { style: 'token', previous: null, next: '/drive/v3/files?pageSize=2&pageToken=~!!~AI9FV7Q', count: null },
  },
  {
    name: 'Google, last page: an empty token',
    url: '/v1/things?page_token=x',
    body: { things: [{ id: 1 }], next_page_token: '' },
    found: { style: 'token', previous: null, next: null, count: null },
  },
  {
    name: 'Slack: response_metadata.next_cursor',
    url: '/api/users.list?limit=2',
    body: { ok: true, members: [{ id: 'W012A3CDE' }], response_metadata: { next_cursor: 'dXNlcjpXMDdRQ1JQQTQ=' } },
    found: { style: 'token', previous: null, next: '/api/users.list?limit=2&cursor=dXNlcjpXMDdRQ1JQQTQ%3D', count: null },
  },
  {
    name: 'Notion: next_cursor goes back as start_cursor',
    url: '/v1/users',
    body: { object: 'list', results: [{ id: 'd40e767c' }], next_cursor: '33e19cb9', has_more: true },
    found: { style: 'token', previous: null, next: '/v1/users?start_cursor=33e19cb9', count: null },
  },
  {
    name: 'X: meta.next_token goes back as pagination_token',
    url: '/2/users/1/tweets',
    body: { data: [{ id: '1' }], meta: { result_count: 1, next_token: 'xyz' } },
    found: { style: 'token', previous: null, next: '/2/users/1/tweets?pagination_token=xyz', count: null },
  },
  {
    name: 'Kubernetes: metadata.continue',
    url: '/api/v1/pods?limit=500',
    body: {
      kind: 'PodList',
      metadata: { continue: 'ENCODED_CONTINUE_TOKEN', remainingItemCount: 753 },
      items: [{ metadata: {} }],
    },
    found: { style: 'token', previous: null, next: '/api/v1/pods?limit=500&continue=ENCODED_CONTINUE_TOKEN', count: null },
  },
  {
    name: 'Nexus: continuationToken',
    url: '/service/rest/v1/components?repository=r',
    body: { items: [{ id: 'a' }], continuationToken: '88491cd1d185dd136f143f20c4e7d50c' },
    found: {
      style: 'token',
      previous: null,
      next: '/service/rest/v1/components?repository=r&continuationToken=88491cd1d185dd136f143f20c4e7d50c',
      count: null,
    },
  },
  {
    name: 'AWS: NextToken',
    url: '/?Action=List',
    body: { Items: [{ Name: 'a' }], NextToken: 'AAMA' },
    found: { style: 'token', previous: null, next: '/?Action=List&NextToken=AAMA', count: null },
  },
  {
    name: 'S3, version 2: NextContinuationToken',
    url: '/bucket?list-type=2&max-keys=3',
    body: '<ListBucketResult xmlns="http://s3.amazonaws.com/doc/2006-03-01/"><IsTruncated>true</IsTruncated><NextContinuationToken>1ueGcxLPRx1Tr/XYExHnhbYLgveDs2J/wm36Hy4vbOwM=</NextContinuationToken><Contents><Key>happyface.jpg</Key></Contents></ListBucketResult>',
    found: {
      style: 's3-xml',
      previous: null,
      next: '/bucket?list-type=2&max-keys=3&continuation-token=1ueGcxLPRx1Tr%2FXYExHnhbYLgveDs2J%2Fwm36Hy4vbOwM%3D',
      count: null,
    },
  },
  {
    name: 'S3, version 1: no marker given, so it is the last key',
    url: '/bucket',
    body: '<ListBucketResult><IsTruncated>true</IsTruncated><Contents><Key>a</Key></Contents><Contents><Key>my image.jpg</Key></Contents></ListBucketResult>',
    found: { style: 's3-xml', previous: null, next: '/bucket?marker=my%20image.jpg', count: null },
  },
  {
    name: 'Azure: NextMarker',
    url: '/c?comp=list',
    body: '<?xml version="1.0" encoding="utf-8"?><EnumerationResults><Blobs><Blob><Name>b</Name></Blob></Blobs><NextMarker>2!92</NextMarker></EnumerationResults>',
    found: { style: 's3-xml', previous: null, next: '/c?comp=list&marker=2!92', count: null },
  },
  {
    name: 'Stripe: has_more and the last id',
    url: '/v1/customers?limit=2',
    body: { object: 'list', url: '/v1/customers', has_more: true, data: [{ id: 'cus_4' }, { id: 'cus_3' }] },
    found: { style: 'has-more', previous: null, next: '/v1/customers?limit=2&starting_after=cus_3', count: null },
  },
  {
    name: 'last_id, as after_id',
    url: '/v1/models',
    body: { data: [{ id: 'm2', type: 'model' }], first_id: 'm2', has_more: true, last_id: 'm2' },
    found: { style: 'has-more', previous: null, next: '/v1/models?after_id=m2', count: null },
  },
  {
    name: 'Stack Exchange: has_more with a page number',
    url: '/2.3/answers?page=2',
    body: { items: [{ answer_id: 1 }], has_more: true, quota_max: 300 },
    found: { style: 'has-more', previous: '/2.3/answers?page=1', next: '/2.3/answers?page=3', count: null },
  },
  {
    name: 'GraphQL over GET with parameters of its own',
    url: '/relay/users',
    body: {
      data: {
        users: { totalCount: 5, edges: [{ node: { id: 'x' } }], pageInfo: { hasNextPage: true, endCursor: 'Y3Vyc29yOjE=' } },
      },
    },
    found: { style: 'graphql', previous: null, next: '/relay/users?after=Y3Vyc29yOjE%3D', count: 5 },
  },
];

test.each(examples)('$name', (example) => {
  expect(read(example)).toEqual(example.found);
});

describe('what has no address of its own', () => {
  test('a cursor for a POST goes into its body', () => {
    const found = paging(
      '/v1/databases/x/query',
      { results: [{ id: 1 }], next_cursor: 'abc', has_more: true },
      { method: 'POST' },
    );
    expect(found).toMatchObject({
      style: 'body-cursor',
      next: null,
      requests: { next: { kind: 'body', path: ['cursor'], value: 'abc' } },
    });
  });

  test('a cursor of GraphQL is a variable', () => {
    const body = { data: { viewer: { repos: { nodes: [{ id: 1 }], pageInfo: { hasNextPage: true, endCursor: 'Y3' } } } } };
    expect(paging('/graphql', body, { method: 'POST' })).toMatchObject({
      style: 'graphql',
      next: null,
      requests: { next: { kind: 'body', path: ['variables', 'after'], value: 'Y3' } },
    });
  });

  test.each([
    ['items 0-19/240', 'items=20-39', 240],
    ['0-24/3573458', '25-49', 3_573_458],
    ['posts 25-49/*', 'posts=50-74', null],
  ])('Content-Range %s is carried on with Range', (range, value, count) => {
    expect(paging('/people', rows(20), { headers: [['Content-Range', range]] })).toMatchObject({
      style: 'content-range',
      next: null,
      requests: { next: { kind: 'header', name: 'Range', value } },
      count,
    });
  });
});
