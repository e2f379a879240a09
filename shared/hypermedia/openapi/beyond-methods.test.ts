import { describe, expect, test } from 'vitest';
import { parseJson } from '../parse-json';
import { readPage } from '../read-page';

const json = [['Content-Type', 'application/json']] as [string, string][];
const page = (root: object, url: string, body: unknown = {}, options?: unknown) =>
  readPage(
    { method: 'GET', url, status: 200, headers: json, body: JSON.stringify(body) },
    {
      openApi: { url: 'http://a.test/openapi.json', root: parseJson(JSON.stringify(root)) ?? null },
      options: options ? { method: 'OPTIONS', url, status: 200, headers: json, body: JSON.stringify(options) } : null,
    },
  );

const answers = (schema: object, more: object = {}) => ({
  responses: { 200: { content: { 'application/json': { schema } }, ...more } },
});
const takes = (schema: object) => ({ requestBody: { content: { 'application/json': { schema } } } });
const keyed = (type: string, name = 'id') => ({ type: 'object', properties: { [name]: { type }, name: { type: 'string' } } });

describe('what an OpenAPI document knows beyond the methods of a resource', () => {
  const book = { $ref: '#/components/schemas/Book' };
  const shop = {
    openapi: '3.0.3',
    paths: {
      '/books/': { get: answers({ type: 'array', items: book }), post: takes(book) },
      '/books/cheapest/': { get: { summary: 'The cheapest books' } },
      '/books/near/': {
        get: { parameters: [{ name: 'town', in: 'query', required: true, schema: { type: 'string' }, description: 'Where' }] },
      },
      '/books/{id}/': { get: answers(book), put: takes(book), delete: {} },
      '/books/{id}/lend/': { post: { summary: 'Lend it', ...takes(book) } },
      '/books/{id}/rate/': { get: answers({}), post: takes({ type: 'object', properties: { stars: { type: 'integer' } } }) },
      '/books/{id}/cover/': { delete: { summary: 'Take the cover away' } },
      '/books/{id}/comments/': { get: answers({}), post: takes({}) },
      '/books/{id}/comments/{comment}/': { get: answers({}) },
      '/books/{id}/pages/{number}/': { get: answers({}) },
    },
    components: { schemas: { Book: { type: 'object', properties: { title: { type: 'string' } }, required: ['title'] } } },
  };

  test('of one resource: what writes below it is an action, what is read below it a link, and a list below is only led to', () => {
    const read = page(shop, 'http://a.test/books/7/', { title: 'One' });
    expect(read.actions.map(({ method, name, title, url }) => [method, name, title, url])).toEqual([
      ['POST', 'lend', 'Lend it', 'http://a.test/books/7/lend/'],
      ['POST', 'rate', 'Rate', 'http://a.test/books/7/rate/'],
      ['DELETE', 'cover', 'Take the cover away', 'http://a.test/books/7/cover/'],
    ]);
    expect(read.actions.at(-1)?.formId).toBeNull();
    expect(read.links.filter(({ place }) => place === 'described').map(({ label, url }) => [label, url])).toEqual([
      ['Rate', 'http://a.test/books/7/rate/'],
      ['Comments', 'http://a.test/books/7/comments/'],
    ]);
  });

  test('an action that takes the resource itself begins with it, any other with nothing', () => {
    const { forms } = page(shop, 'http://a.test/books/7/', { title: 'One' });
    expect(forms.find(({ title }) => title === 'Lend it')?.initial.members).toEqual([
      { name: 'title', value: { kind: 'text', text: 'One' } },
    ]);
    expect(forms.find(({ title }) => title === 'Rate')?.initial.members).toEqual([]);
  });

  test('of a list: what is read beside its members, with gaps for what has to be said first', () => {
    const read = page(shop, 'http://a.test/books/', [{ title: 'One' }]);
    expect(read.actions).toEqual([]);
    expect(
      read.links.map(({ label, url, templated, variables }) => [label, url, templated, variables.map(({ help }) => help)]),
    ).toEqual([
      ['The cheapest books', 'http://a.test/books/cheapest/', false, []],
      ['Near', 'http://a.test/books/near/{?town}', true, ['Where']],
    ]);
  });

  test('nothing that the answer links to itself, and nothing on an error', () => {
    expect(page(shop, 'http://a.test/books/7/', { comments: '/books/7/comments/', rating: '/books/7/rate/' }).links).toHaveLength(
      2,
    );
    const root = parseJson(JSON.stringify(shop)) ?? null;
    const refused = { method: 'GET', url: 'http://a.test/books/7/', status: 404, headers: json, body: '{"detail":"Not found."}' };
    expect(readPage(refused, { openApi: { url: 'http://a.test/openapi.json', root } }).links).toEqual([]);
  });
});

describe('Link Objects', () => {
  /** The examples of OpenAPI 3.1.0, section 4.8.20, put together. */
  const linked = {
    openapi: '3.1.0',
    paths: {
      '/users/{id}': {
        get: {
          operationId: 'getUser',
          ...answers(
            { type: 'object', properties: { uuid: { type: 'string', format: 'uuid' } } },
            {
              links: {
                address: { operationId: 'getUserAddress', parameters: { userId: '$request.path.id' } },
                UserRepositories: {
                  operationRef: '#/paths/~12.0~1repositories~1{username}/get',
                  parameters: { username: '$response.body#/username' },
                },
                team: { operationId: 'getTeam', parameters: { teamId: '$response.body#/team_key' } },
                encoded: {
                  operationRef: 'http://a.test/openapi.json#/paths/~1teams~1%7BteamId%7D/get',
                  parameters: { teamId: '$response.body#/team_key' },
                },
                elsewhere: { operationRef: 'https://na2.gigantic-server.com/#/paths/~12.0~1x/get', parameters: {} },
                nothing: { operationId: 'isNotThere' },
                rename: { operationId: 'renameTeam', parameters: { teamId: '$response.body#/team_key' } },
                byHeader: { operationId: 'getTeam', parameters: { teamId: '$response.header.X-Team' } },
              },
            },
          ),
        },
        put: takes({ type: 'object', properties: { username: { type: 'string' }, team_key: { type: 'string' } } }),
      },
      '/users/{userId}/address': { get: { operationId: 'getUserAddress' } },
      '/2.0/repositories/{username}': { get: { operationId: 'getRepositoriesByOwner' } },
      '/teams': { get: { parameters: [{ name: 'q', in: 'query', schema: { type: 'string' } }] } },
      '/teams/{teamId}': {
        get: { operationId: 'getTeam', ...answers(keyed('string', 'teamId')) },
        patch: { operationId: 'renameTeam' },
      },
    },
  };
  const user = { uuid: 'x', username: 'ada/b', team_key: 't1' };
  const read = page(linked, 'http://a.test/users/7', user);

  test('lead from the values of the answer and of its address to what they describe, and nowhere else', () => {
    expect(read.links.map(({ label, url }) => [label, url])).toEqual([
      ['Address', 'http://a.test/users/7/address'],
      ['UserRepositories', 'http://a.test/2.0/repositories/ada%2Fb'],
      ['Team', 'http://a.test/teams/t1'],
      ['Encoded', 'http://a.test/teams/t1'],
    ]);
  });

  test('lead on with half of a character as any address holds it: as U+FFFD', () => {
    const { links } = page(linked, 'http://a.test/users/7', { ...user, team_key: 'a\uD83D' });
    expect(links.find(({ label }) => label === 'Team')?.url).toBe('http://a.test/teams/a%EF%BF%BD');
  });

  test('tell of which list a field holds a key', () => {
    const fields = read.forms.find(({ method }) => method === 'PUT')?.fields;
    expect(fields?.map(({ name, type, related }) => [name, type, related])).toEqual([
      ['username', 'text', null],
      [
        'team_key',
        'related',
        {
          url: 'http://a.test/teams',
          searchParam: 'q',
          value: { kind: 'member', name: 'teamId', isNumber: false },
          labelMember: null,
        },
      ],
    ]);
  });
});

describe('a field called as the members of a list', () => {
  const list = (name: string, item: object, more: object = {}) => ({
    [`/${name}`]: { get: { ...answers({ type: 'array', items: item }), ...more } },
    [`/${name}/{key}`]: { get: answers(item) },
  });
  const related = (field: object, name: string, paths: object, options?: unknown) => {
    const body = takes({ type: 'object', properties: { [name]: field } });
    const root = { openapi: '3.1.0', paths: { ...paths, '/loans': { get: answers({}), post: body } } };
    const [only] = page(root, 'http://a.test/loans', [{ [name]: 3 }], options).forms.find(
      ({ method }) => method === 'POST',
    )!.fields;
    return [only?.type, (only?.item ?? only)?.related?.url ?? null, (only?.item ?? only)?.related?.searchParam ?? null];
  };
  const integer = { type: 'integer' };
  const search = { parameters: [{ name: 'search', in: 'query', schema: { type: 'string' } }] };

  test.each<readonly [string, object, string, object, unknown]>([
    ['holds its key', integer, 'author', list('authors', keyed('integer')), ['related', 'http://a.test/authors', null]],
    ['with _id', integer, 'author_id', list('authors', keyed('integer'), search), ['related', 'http://a.test/authors', 'search']],
    [
      'with Id',
      { type: 'string' },
      'bookCopyId',
      list('book-copies', keyed('string')),
      ['related', 'http://a.test/book-copies', null],
    ],
    [
      'as UUID',
      { type: 'string', format: 'uuid' },
      'author',
      list('authors', keyed('string', 'uuid')),
      ['related', 'http://a.test/authors', null],
    ],
    [
      'in the plural of a word with an e at its end',
      integer,
      'sorting_house',
      list('sorting-houses', keyed('integer')),
      ['related', 'http://a.test/sorting-houses', null],
    ],
    [
      'or null',
      { type: ['integer', 'null'] },
      'author',
      list('authors', keyed('integer')),
      ['related', 'http://a.test/authors', null],
    ],
    [
      'or several',
      { type: 'array', items: integer },
      'categories',
      list('categories', keyed('integer')),
      ['list', 'http://a.test/categories', null],
    ],
    [
      'or several ids',
      { type: 'array', items: integer },
      'author_ids',
      list('authors', keyed('integer')),
      ['list', 'http://a.test/authors', null],
    ],
    [
      'though OPTIONS says only “field”',
      integer,
      'author',
      list('authors', keyed('integer')),
      ['related', 'http://a.test/authors', null],
    ],
  ])('%s', (_name, ...[field, name, paths, expected]) => {
    const metadata = { renders: [], parses: ['application/json'], actions: { POST: { [name]: { type: 'field' } } } };
    expect(related(field, name, paths, _name.includes('OPTIONS') ? metadata : undefined)).toEqual(expected);
  });

  test.each([
    ['a text that is not said to be a key', { type: 'string' }, 'country', list('countries', keyed('string'))],
    ['a text where the keys are numbers', { type: 'string' }, 'author_id', list('authors', keyed('integer'))],
    ['a number where the keys are texts', integer, 'author', list('authors', keyed('string'))],
    ['a list whose members cannot be asked for', integer, 'author', { '/authors': { get: answers({}) } }],
    [
      'a list that cannot be asked for as it is',
      integer,
      'author',
      list('authors', keyed('integer'), { parameters: [{ name: 'year', in: 'query', required: true, schema: {} }] }),
    ],
    [
      'members without the key they are asked for by',
      integer,
      'author',
      list('authors', { type: 'object', properties: { name: { type: 'string' } } }),
    ],
    ['one of a few numbers', { type: 'integer', enum: [1, 2, 3] }, 'author', list('authors', keyed('integer'))],
    ['something else by a like name', integer, 'authority', list('authors', keyed('integer'))],
  ])('is none: %s', (_name, field, name, paths) => expect(related(field, name, paths)[1]).toBeNull());
});

test('a choice that may be null or empty, as drf-spectacular says it, has no choice but its own and the empty one', () => {
  const enums = { Paper: { enum: ['paper', 'box'], type: 'string' }, Blank: { enum: [''] }, Null: { enum: [null] } };
  const oneOf = Object.keys(enums).map((name) => ({ $ref: `#/components/schemas/${name}` }));
  const root = {
    openapi: '3.0.3',
    paths: { '/parcels': { post: takes({ type: 'object', properties: { wrapping: { nullable: true, oneOf } } }) } },
    components: { schemas: enums },
  };
  const [field] = page(root, 'http://a.test/parcels', []).forms[0]!.fields;
  expect(field).toMatchObject({ type: 'choice', nullable: true });
  expect(field?.choices?.map(({ label }) => label)).toEqual(['paper', 'box', '']);
});
