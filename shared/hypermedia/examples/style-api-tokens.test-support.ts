import type { StyleExample } from '../paging/read-paging.test-support';

/** Public APIs whose tokens and last ids go back under a name that only what they answer tells. */
export const apiTokenExamples: readonly StyleExample[] = [
  {
    name: 'Zoom: its token goes back as it is called',
    source: 'developers.zoom.us/docs/api/rest/using-zoom-apis, Pagination',
    url: '/v2/users/me/meetings?page_size=30',
    body: { page_size: 30, total_records: 150, next_page_token: 'w7587w4eiyfsudgf', meetings: [{ id: 97763643886 }] },
    found: {
      style: 'token',
      previous: null,
      next: '/v2/users/me/meetings?page_size=30&next_page_token=w7587w4eiyfsudgf',
      count: null,
    },
  },
  {
    name: 'Zoom, last page: an empty token',
    source: 'developers.zoom.us/docs/api/rest/using-zoom-apis, Pagination',
    url: '/v2/users/me/meetings?page_size=30&next_page_token=w7587w4eiyfsudgf',
    body: { page_size: 30, total_records: 31, next_page_token: '', meetings: [{ id: 97763643886 }] },
    found: { style: 'token', previous: null, next: null, count: null },
  },
  {
    name: 'Zoom: a cloud recording, whose list has a span beside',
    source: 'developers.zoom.us/docs/api/rest/reference/zoom-api/methods, List all recordings',
    url: '/v2/users/me/recordings',
    body: {
      from: '2022-01-01',
      to: '2022-04-01',
      next_page_token: 'Tva2CuIdTgsv8wAnhyAdU3m06Y2HuLQtlh3',
      page_size: 30,
      total_records: 31,
      meetings: [{ uuid: 'BOKXuumlTAGXuqwr3bLyuQ==', id: 6840331990 }],
    },
    found: {
      style: 'token',
      previous: null,
      next: '/v2/users/me/recordings?next_page_token=Tva2CuIdTgsv8wAnhyAdU3m06Y2HuLQtlh3',
      count: null,
    },
  },
  {
    name: 'CircleCI: its token goes back with a dash',
    source: 'circleci.com/docs/api/v2, Get all pipelines',
    url: '/api/v2/project/gh/CircleCI-Public/api-preview-docs/pipeline',
    body: { items: [{ id: '5034460f-c7c4-4c43-9457-de07e2029e7b', number: 25 }], next_page_token: 'AARLwwV6V' },
    found: {
      style: 'token',
      previous: null,
      next: '/api/v2/project/gh/CircleCI-Public/api-preview-docs/pipeline?page-token=AARLwwV6V',
      count: null,
    },
  },
  {
    name: 'CircleCI, last page: null',
    source: 'circleci.com/docs/api/v2, Get a workflow’s jobs',
    url: '/api/v2/workflow/fda08377/job?page-token=AARLwwV6V',
    body: { items: [{ id: 'a', name: 'build' }], next_page_token: null },
    found: { style: 'token', previous: null, next: null, count: null },
  },
  {
    name: 'Customer.io: next goes back as start',
    source: 'docs.customer.io/api/app, List messages',
    url: 'https://api.customer.io/v1/messages?limit=1',
    body: { messages: [{ id: 'dgOq6QWq6QUBAAF-kwcMFOWrUVVr9tpoI0F4' }], next: 'MDE6MTYxMTAwNjA' },
    found: {
      style: 'token',
      previous: null,
      next: 'https://api.customer.io/v1/messages?limit=1&start=MDE6MTYxMTAwNjA',
      count: null,
    },
  },
  {
    name: 'Customer.io, last page: an empty next',
    source: 'docs.customer.io/api/app, List messages',
    url: 'https://api-eu.customer.io/v1/messages?limit=1&start=MDE6MTYxMTAwNjA',
    body: { messages: [{ id: 'dgOq6QWq6QUBAAF-kwcMFOWrUVVr9tpoI0F4' }], next: '' },
    found: { style: 'token', previous: null, next: null, count: null },
  },
  {
    name: 'EasyPost: the newest first, so that more lies before',
    source: 'docs.easypost.com/docs/pagination and docs/shipments, List all Shipments',
    url: '/v2/shipments?page_size=2',
    body: {
      shipments: [
        { id: 'shp_2', object: 'Shipment', mode: 'test', created_at: '2022-10-18T15:40:41Z' },
        { id: 'shp_1', object: 'Shipment', mode: 'test', created_at: '2022-10-18T15:40:38Z' },
      ],
      has_more: true,
    },
    found: { style: 'has-more', previous: null, next: '/v2/shipments?page_size=2&before_id=shp_1', count: null },
  },
  {
    name: 'EasyPost, last page',
    source: 'docs.easypost.com/docs/trackers, List all Trackers',
    url: '/v2/trackers?page_size=2&before_id=trk_5',
    body: { trackers: [{ id: 'trk_4', object: 'Tracker', mode: 'production' }], has_more: false },
    found: { style: 'has-more', previous: null, next: null, count: null },
  },
  {
    name: 'Discord: messages of a channel, the newest first',
    source: 'discord.com/developers/docs/resources/message, Get Channel Messages',
    url: '/api/v10/channels/290926798999357250/messages?limit=2',
    body: [
      { id: '334385199974967043', channel_id: '290926798999357250', author: { id: '53908099506183680' }, content: 'b' },
      { id: '334385199974967042', channel_id: '290926798999357250', author: { id: '53908099506183680' }, content: 'a' },
    ],
    found: {
      style: 'keyset',
      previous: null,
      next: '/api/v10/channels/290926798999357250/messages?limit=2&before=334385199974967042',
      count: null,
    },
  },
  {
    name: 'Discord: fewer messages than were asked for are the last',
    source: 'discord.com/developers/docs/resources/message, Get Channel Messages',
    url: '/api/v10/channels/290926798999357250/messages?limit=2&before=334385199974967042',
    body: [{ id: '334385199974967041', channel_id: '290926798999357250', author: { id: '53908099506183680' } }],
    found: { style: 'keyset', previous: null, next: null, count: null },
  },
  {
    name: 'Discord: members of a guild, by the ids of their users',
    source: 'discord.com/developers/docs/resources/guild, List Guild Members',
    url: '/api/v10/guilds/197038439483310086/members?limit=2',
    body: [
      { user: { id: '80351110224678912' }, roles: [], joined_at: '2015-04-26T06:26:56.936000+00:00' },
      { user: { id: '268473310986240001' }, roles: [], joined_at: '2015-04-26T06:26:56.936000+00:00' },
    ],
    found: {
      style: 'keyset',
      previous: null,
      next: '/api/v10/guilds/197038439483310086/members?limit=2&after=268473310986240001',
      count: null,
    },
  },
  {
    name: 'Discord: guilds that were asked for by an id',
    source: 'discord.com/developers/docs/resources/user, Get Current User Guilds',
    url: '/api/v10/users/@me/guilds?limit=1&after=80351110224678912',
    body: [{ id: '80351110224678913', name: '1337 Krew' }],
    found: {
      style: 'keyset',
      previous: null,
      next: '/api/v10/users/@me/guilds?limit=1&after=80351110224678913',
      count: null,
    },
  },
];
