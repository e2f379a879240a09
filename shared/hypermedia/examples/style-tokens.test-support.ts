import type { StyleExample } from '../paging/read-paging.test-support';

/** Tokens, cursors and last ids: in the body, and back in the address or in the body that is sent. */
export const tokenExamples: readonly StyleExample[] = [
  {
    name: 'Google: nextPageToken',
    source: 'Google Drive API v3 reference, files.list',
    url: '/drive/v3/files?pageSize=2',
    body: { kind: 'drive#fileList', nextPageToken: '~!!~AI9FV7Q', files: [{ id: 'a' }, { id: 'b' }] },
    found: { style: 'token', previous: null, next: '/drive/v3/files?pageSize=2&pageToken=~!!~AI9FV7Q', count: null },
  },
  {
    name: 'Google, last page: an empty token',
    source: 'Google API Improvement Proposal 158, Pagination',
    url: '/v1/things?page_token=x',
    body: { things: [{ id: 1 }], next_page_token: '' },
    found: { style: 'token', previous: null, next: null, count: null },
  },
  {
    name: 'Slack: response_metadata.next_cursor',
    source: 'Slack API documentation, Pagination',
    url: '/api/users.list?limit=2',
    body: { ok: true, members: [{ id: 'W012A3CDE' }], response_metadata: { next_cursor: 'dXNlcjpXMDdRQ1JQQTQ=' } },
    found: { style: 'token', previous: null, next: '/api/users.list?limit=2&cursor=dXNlcjpXMDdRQ1JQQTQ%3D', count: null },
  },
  {
    name: 'Notion: next_cursor goes back as start_cursor',
    source: 'Notion API reference, Pagination',
    url: '/v1/users',
    body: { object: 'list', results: [{ id: 'd40e767c' }], next_cursor: '33e19cb9', has_more: true },
    found: { style: 'token', previous: null, next: '/v1/users?start_cursor=33e19cb9', count: null },
  },
  {
    name: 'X: meta.next_token goes back as pagination_token',
    source: 'X API v2 documentation, Pagination',
    url: '/2/users/1/tweets',
    body: { data: [{ id: '1' }], meta: { result_count: 1, next_token: 'xyz' } },
    found: { style: 'token', previous: null, next: '/2/users/1/tweets?pagination_token=xyz', count: null },
  },
  {
    name: 'Kubernetes: metadata.continue',
    source: 'Kubernetes API Concepts, Retrieving large results sets in chunks',
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
    source: 'Nexus Repository documentation, Components API and Pagination',
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
    source: 'AWS query APIs, NextToken of list operations',
    url: '/?Action=List',
    body: { Items: [{ Name: 'a' }], NextToken: 'AAMA' },
    found: { style: 'token', previous: null, next: '/?Action=List&NextToken=AAMA', count: null },
  },
  {
    name: 'S3, version 2: NextContinuationToken',
    source: 'Amazon S3 API reference, ListObjectsV2, sample response',
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
    source: 'Amazon S3 API reference, ListObjects, sample response',
    url: '/bucket',
    body: '<ListBucketResult><IsTruncated>true</IsTruncated><Contents><Key>a</Key></Contents><Contents><Key>my image.jpg</Key></Contents></ListBucketResult>',
    found: { style: 's3-xml', previous: null, next: '/bucket?marker=my%20image.jpg', count: null },
  },
  {
    name: 'Azure: NextMarker',
    source: 'Azure Storage REST API reference, List Blobs',
    url: '/c?comp=list',
    body: '<?xml version="1.0" encoding="utf-8"?><EnumerationResults><Blobs><Blob><Name>b</Name></Blob></Blobs><NextMarker>2!92</NextMarker></EnumerationResults>',
    found: { style: 's3-xml', previous: null, next: '/c?comp=list&marker=2!92', count: null },
  },
  {
    name: 'Stripe: has_more and the last id',
    source: 'Stripe API reference, Pagination',
    url: '/v1/customers?limit=2',
    body: { object: 'list', url: '/v1/customers', has_more: true, data: [{ id: 'cus_4' }, { id: 'cus_3' }] },
    found: { style: 'has-more', previous: null, next: '/v1/customers?limit=2&starting_after=cus_3', count: null },
  },
  {
    name: 'last_id, as after_id',
    source: 'Anthropic API reference, List Models',
    url: '/v1/models',
    body: { data: [{ id: 'm2', type: 'model' }], first_id: 'm2', has_more: true, last_id: 'm2' },
    found: { style: 'has-more', previous: null, next: '/v1/models?after_id=m2', count: null },
  },
  {
    name: 'Stack Exchange: has_more with a page number',
    source: 'Stack Exchange API v2.3 documentation, Paging',
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
  {
    name: 'GraphQL over GET with parameters of its own, a page later',
    url: '/relay/users?after=Y3Vyc29yOjE%3D',
    body: {
      data: {
        users: { totalCount: 5, edges: [{ node: { id: 'y' } }], pageInfo: { hasNextPage: true, endCursor: 'Y3Vyc29yOjI=' } },
      },
    },
    found: { style: 'graphql', previous: null, next: '/relay/users?after=Y3Vyc29yOjI%3D', count: 5 },
  },
  {
    name: 'GraphQL over GET: the cursor goes into the variables of the address, or into the query where it stands there',
    url: '/graphql?query=query(%24n%3AString)%7Bu(after%3A%24n)%7Bid%7D%7D&variables=%7B%22big%22%3A1.0%7D',
    body: { data: { u: { edges: [{ node: { id: 'x' } }], pageInfo: { hasNextPage: true, endCursor: 'c1' } } } },
    found: {
      style: 'graphql',
      previous: null,
      next: '/graphql?query=query(%24n%3AString)%7Bu(after%3A%24n)%7Bid%7D%7D&variables=%7B%22big%22%3A1.0%2C%22n%22%3A%22c1%22%7D',
      count: null,
    },
  },
  {
    name: 'Amazon Inspector: a list of names alone, and a token',
    source: 'Amazon Inspector API examples (botocore 1.29), ListAssessmentTargets',
    url: '/assessmentTargets?maxResults=123',
    body: {
      assessmentTargetArns: ['arn:aws:inspector:us-west-2:123456789012:target/0-0kFIPusq'],
      nextToken: '1',
    },
    found: { style: 'token', previous: null, next: '/assessmentTargets?maxResults=123&nextToken=1', count: null },
  },
  {
    name: 'Amazon SES: identities, the last of them',
    source: 'Amazon SES API examples (botocore 1.29), ListIdentities',
    url: '/identities?NextToken=',
    body: { Identities: ['user@example.com'], NextToken: '' },
    found: { style: 'token', previous: null, next: null, count: null },
  },
  {
    name: 'Square: a cursor of that very name',
    source: 'Square API documentation, Pagination',
    url: '/v2/customers?limit=1',
    body: { customers: [{ id: 'JDKYHBWT1D4F8MFH63DBMEN8Y4' }], cursor: 'Q1IGaLPWF2ZPW' },
    found: { style: 'token', previous: null, next: '/v2/customers?limit=1&cursor=Q1IGaLPWF2ZPW', count: null },
  },
  {
    name: 'S3: the versions of objects, whose place is a key and a version',
    source: 'Amazon S3 API reference, ListObjectVersions, sample response',
    url: '/?versions&key-marker=key1',
    body: '<?xml version="1.0" encoding="UTF-8"?><ListVersionsResult xmlns="http://s3.amazonaws.com/doc/2006-03-01/"><Name>mtp-versioning-fresh</Name><Prefix/><KeyMarker>key1</KeyMarker><VersionIdMarker/><NextKeyMarker>key3</NextKeyMarker><NextVersionIdMarker>d-d309mfjFrUmoQ0DBsVqmcMV15OI.</NextVersionIdMarker><MaxKeys>3</MaxKeys><IsTruncated>true</IsTruncated><Version><Key>key3</Key><VersionId>8XECiENpj8pydEDJdd-_VRrvaGKAHOaGMNW7tg6UViI.</VersionId><IsLatest>true</IsLatest></Version><Version><Key>key3</Key><VersionId>d-d309mfjFri40QYukDozqBt3UmoQ</VersionId><IsLatest>false</IsLatest></Version></ListVersionsResult>',
    found: {
      style: 's3-xml',
      previous: null,
      next: '/?versions&key-marker=key3&version-id-marker=d-d309mfjFrUmoQ0DBsVqmcMV15OI.',
      count: null,
    },
  },
  {
    name: 'GraphQL: the friends of a connection, no more of them',
    source: 'GraphQL Cursor Connections Specification (Relay), 5 (introduction)',
    url: '/graphql',
    method: 'POST',
    body: {
      data: {
        user: {
          id: '4',
          name: 'Mark Zuckerberg',
          friends: {
            edges: [{ cursor: 'c1', node: { id: '1', name: 'A' } }],
            pageInfo: { hasNextPage: false },
          },
        },
      },
    },
    found: { style: 'graphql', previous: null, next: null, count: null },
  },
  {
    name: 'GraphQL: two friends of a hero',
    source: 'graphql.org/learn/pagination, Complete Connection Model',
    url: '/graphql',
    method: 'POST',
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
            pageInfo: { endCursor: 'Y3Vyc29yMw==', hasNextPage: true },
          },
        },
      },
    },
    found: { style: 'graphql', previous: null, next: 'variables.after = Y3Vyc29yMw==', count: 3 },
  },
  {
    name: 'GraphQL: GitHub’s pull requests',
    source: 'GitHub GraphQL API documentation, Using pagination in the GraphQL API',
    url: '/graphql',
    method: 'POST',
    body: {
      data: {
        repository: {
          pullRequests: {
            nodes: [{ number: 1 }],
            pageInfo: { hasNextPage: true, endCursor: 'Y3Vyc29yOnYyOpHOUH8B7g==', hasPreviousPage: false, startCursor: 'Y3==' },
          },
        },
      },
    },
    found: { style: 'graphql', previous: null, next: 'variables.after = Y3Vyc29yOnYyOpHOUH8B7g==', count: null },
  },
  {
    name: 'Notion: a database is asked by POST',
    source: 'Notion API reference, Query a database',
    url: '/v1/databases/897e5a76/query',
    method: 'POST',
    body: { object: 'list', results: [{ id: '59833787' }], next_cursor: 'fe2cc560', has_more: true },
    found: { style: 'body-cursor', previous: null, next: 'start_cursor = fe2cc560', count: null },
  },
  {
    name: 'HubSpot: contacts are searched by POST',
    source: 'HubSpot API documentation, Search the CRM, Paging through results',
    url: '/crm/v3/objects/contacts/search',
    method: 'POST',
    body: { total: 2, results: [{ id: '100451' }], paging: { next: { after: '20' } } },
    found: { style: 'body-cursor', previous: null, next: 'after = 20', count: null },
  },
  {
    name: 'AWS Price List: services, by a target in the head',
    source: 'AWS Price List API examples (botocore 1.29), DescribeServices',
    url: '/',
    method: 'POST',
    type: 'application/x-amz-json-1.1',
    body: { FormatVersion: 'aws_v1', NextToken: 'abcdefg123', Services: [{ ServiceCode: 'AmazonEC2' }] },
    found: { style: 'body-cursor', previous: null, next: 'NextToken = abcdefg123', count: null },
  },
];
