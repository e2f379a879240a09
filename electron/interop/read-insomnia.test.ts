import { expect, test } from 'vitest';
import { readImport } from './read-import.ts';

async function read(text: string) {
  const reading = await readImport([{ name: 'file', text }]);
  if (!reading.ok) throw new Error(JSON.stringify(reading.failure));
  return reading.value;
}

const version4 = {
  _type: 'export',
  __export_format: 4,
  resources: [
    {
      _id: 'req_2',
      _type: 'request',
      parentId: 'fld_1',
      name: 'Second',
      method: 'GET',
      url: '{{ _.base_url }}/b',
      metaSortKey: 2,
    },
    {
      _id: 'req_1',
      _type: 'request',
      parentId: 'fld_1',
      name: 'First',
      method: 'POST',
      url: "{{ _['base-url'] }}/a/{% uuid 'v4' %}?x=1",
      parameters: [
        { name: 'page', value: '{{page}}' },
        { name: 'off', value: '1', disabled: true },
      ],
      headers: [
        { name: 'X-A', value: 'b' },
        { name: '', value: '' },
      ],
      body: { mimeType: 'application/json', text: '{"id": "{{ _.user.id }}"}' },
      authentication: { type: 'basic', username: 'u', password: '{{ _.pw }}' },
      settingFollowRedirects: 'off',
      metaSortKey: 1,
    },
    {
      _id: 'fld_1',
      _type: 'request_group',
      parentId: 'wrk_1',
      name: 'Folder',
      environment: { local: 1 },
      authentication: { type: 'bearer', token: 't{{ _.x }}' },
    },
    { _id: 'wrk_1', _type: 'workspace', parentId: null, name: 'Space', description: 'All' },
    {
      _id: 'env_b',
      _type: 'environment',
      parentId: 'wrk_1',
      name: 'Base',
      data: { base_url: 'http://a.test', user: { id: 7, tags: ['a'] } },
    },
    {
      _id: 'env_s',
      _type: 'environment',
      parentId: 'env_b',
      name: 'Stage',
      data: { base_url: 'http://b.test' },
      color: '#ff0000',
    },
    { _id: 'jar', _type: 'cookie_jar', parentId: 'wrk_1', cookies: [{ key: 'a' }] },
    { _id: 'greq', _type: 'grpc_request', parentId: 'wrk_1', name: 'Rpc' },
  ],
};

test('an export of version 4: folders, order, templates, credentials, environments', async () => {
  const { imported, notes } = await read(JSON.stringify(version4));
  expect(imported).toMatchObject({
    name: 'Space',
    defaults: { docs: 'All' },
    items: [
      {
        kind: 'folder',
        name: 'Folder',
        defaults: { auth: { kind: 'bearer', token: 't{{ _.x }}' }, variables: [{ name: 'local', value: '1' }] },
        items: [
          {
            name: 'First',
            draft: {
              method: 'POST',
              url: "{{base-url}}/a/{% uuid 'v4' %}?x=1&page={{page}}",
              query: [{ name: 'x' }, { name: 'page', enabled: true }, { name: 'off', enabled: false }],
              headers: [{ name: 'X-A' }],
              body: { kind: 'json', text: '{"id": "{{user.id}}"}' },
              auth: { kind: 'basic', username: 'u', password: '{{pw}}' },
              options: { followRedirects: false },
            },
          },
          { name: 'Second', draft: { url: '{{base_url}}/b', auth: { kind: 'inherit' } } },
        ],
      },
    ],
    environments: [
      {
        name: 'Base',
        extends: '',
        variables: [{ name: 'base_url' }, { name: 'user.id', value: '7' }, { name: 'user.tags', value: '["a"]' }],
      },
      { name: 'Stage', extends: 'Base', color: '#ff0000' },
    ],
  });
  expect(notes.losses.map(({ what }) => what)).toEqual([
    'the cookies of the jar',
    'something of the kind “grpc_request”',
    'the template tag “uuid”',
  ]);
});

test('a file of version 5: settings, scripts, path parameters, and what is no HTTP is told', async () => {
  const { imported, notes } = await read(`type: collection.insomnia.rest/5.0
name: Five
meta: {id: wrk_1, description: Notes}
collection:
  - name: Group
    meta: {id: fld_1, sortKey: 2}
    children:
      - url: http://a.test/:id
        name: Upload
        method: PUT
        meta: {id: req_1, sortKey: 1, description: Puts it}
        pathParameters: [{name: id, value: "5"}]
        body:
          mimeType: multipart/form-data
          params:
            - {name: f, type: file, fileName: /a.txt}
            - {name: t, value: x}
        scripts: {preRequest: before(), afterResponse: after()}
        settings: {encodeUrl: false, followRedirects: "off"}
  - url: http://a.test/graph
    name: Graph
    method: POST
    meta: {id: req_2, sortKey: 1}
    body: {mimeType: application/graphql, text: '{"query":"{ a }","variables":{"x":1.50}}'}
  - {url: "ws://a.test", name: Socket, meta: {id: ws-req_1, sortKey: 3}}
environments:
  name: Base Environment
  data: {host: a.test}
  subEnvironments: [{name: Prod, data: {host: b.test}, meta: {id: env_1}}]
`);
  expect(imported).toMatchObject({
    name: 'Five',
    items: [
      { name: 'Graph', draft: { body: { kind: 'graphql', query: '{ a }', variables: '{"x":1.50}', operationName: '' } } },
      {
        name: 'Group',
        items: [
          {
            name: 'Upload',
            draft: {
              path: [{ name: 'id', value: '5' }],
              body: {
                kind: 'multipart',
                parts: [
                  { kind: 'file', path: '/a.txt' },
                  { kind: 'text', value: 'x' },
                ],
              },
              scripts: { before: 'before()', tests: 'after()' },
              options: { encodeUrl: false, followRedirects: false },
              docs: 'Puts it',
            },
          },
        ],
      },
      { name: 'Socket', draft: { url: 'ws://a.test', socket: { kind: 'websocket' } } },
    ],
    environments: [
      { name: 'Base Environment', variables: [{ name: 'host', value: 'a.test' }] },
      { name: 'Prod', extends: 'Base Environment' },
    ],
  });
  expect(notes.losses).toEqual([]);
});

test('a WebSocket of version 4 comes with what may be said on it; Socket.IO is told', async () => {
  const resources = [
    { _id: 'w', _type: 'workspace', name: 'W' },
    { _id: 'ws-req_1', _type: 'websocket_request', parentId: 'w', name: 'Talk', url: 'wss://a.test', metaSortKey: 1 },
    {
      _id: 'ws-payload_1',
      _type: 'websocket_payload',
      parentId: 'ws-req_1',
      name: 'New',
      value: '{"a": 1}',
      mode: 'application/json',
    },
    { _id: 'ws-payload_2', _type: 'websocket_payload', parentId: 'ws-req_1', name: 'Other', value: 'bye', mode: 'text/plain' },
    { _id: 'socketio-req_1', _type: 'socketio_request', parentId: 'w', name: 'IO', url: 'http://a.test' },
  ];
  const { imported, notes } = await read(JSON.stringify({ _type: 'export', __export_format: 4, resources }));
  expect(imported.items).toMatchObject([
    {
      name: 'Talk',
      draft: {
        socket: { typed: { kind: 'json', text: '{"a": 1}' }, messages: [{ text: '{"a": 1}' }, { kind: 'text', text: 'bye' }] },
      },
    },
  ]);
  expect(notes.losses.map(({ item }) => item)).toEqual(['IO']);
});

test('a folder that is above itself is nowhere, and nothing hangs', async () => {
  const circle = [
    { _id: 'a', _type: 'request_group', parentId: 'b', name: 'A' },
    { _id: 'b', _type: 'request_group', parentId: 'a', name: 'B' },
    { _id: 'r', _type: 'request', parentId: 'w', name: 'R', url: 'http://a.test' },
    { _id: 'w', _type: 'workspace', name: 'W' },
  ];
  const { imported } = await read(JSON.stringify({ _type: 'export', resources: circle }));
  expect(imported.items.map(({ name }) => name)).toEqual(['R']);
});
