import { createClient as createSseClient } from 'graphql-sse';
import { createClient } from 'graphql-ws';
import { buildClientSchema, getIntrospectionQuery, printSchema, type IntrospectionQuery } from 'graphql';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { WebSocket } from 'ws';
import { aliceSendsJson, asAlice, asBert, jsonType } from '../library/examples.ts';
import { send } from '../send-raw.test-support.ts';
import { startPracticeServer, type PracticeServer } from '../server.ts';

let practice: PracticeServer;
beforeAll(async () => void (practice = await startPracticeServer()));
beforeEach(() => practice.reset());
afterAll(() => practice.stop());

interface Sent {
  readonly variables?: object;
  readonly operationName?: string;
  readonly headers?: Record<string, string>;
  readonly path?: string;
}

async function ask(query: string, { headers = {}, path = '/graphql', ...rest }: Sent = {}) {
  const answer = await send(practice, path, {
    method: 'POST',
    headers: { ...jsonType, ...headers },
    body: JSON.stringify({ query, ...rest }),
  });
  return {
    status: answer.status,
    ...(answer.json() as { data: Record<string, unknown>; errors?: { message: string; path?: unknown }[] }),
  };
}

describe('a query', () => {
  test('gives what REST gives, with variables and fragments, and nothing else', async () => {
    const query = `query One($id: ID!) { book(id: $id) { ...line author { name } } } query Two { categories { id } }
      fragment line on Book { title price inStock tags }`;
    const rest = (await send(practice, '/library/books/21/')).json() as Record<string, unknown>;
    const { data } = await ask(query, { variables: { id: '21' }, operationName: 'One' });
    expect(data).toEqual({
      book: {
        title: rest['title'],
        price: rest['price'],
        inStock: rest['in_stock'],
        tags: rest['tags'],
        author: { name: rest['author_name'] },
      },
    });
  });

  test('goes through all pages to the last, each book once', async () => {
    const ids: string[] = [];
    let after: string | null = null;
    for (let page = 0; page < 10; page += 1) {
      const query =
        'query ($after: String) { books(first: 70, after: $after, orderBy: TITLE) { edges { node { id } } pageInfo { endCursor hasNextPage } } }';
      const { data } = await ask(query, { variables: { after } });
      const { edges, pageInfo } = data['books'] as {
        edges: { node: { id: string } }[];
        pageInfo: { endCursor: string; hasNextPage: boolean };
      };
      ids.push(...edges.map(({ node }) => node.id));
      after = pageInfo.endCursor;
      if (!pageInfo.hasNextPage) break;
    }
    expect([ids.length, new Set(ids).size]).toEqual([240, 240]);
  });

  test('that fails at one field gives the rest, and says where it failed', async () => {
    const query = '{ book(id: 21) { title loans { due } } }';
    expect(await ask(query)).toMatchObject({
      status: 200,
      data: { book: { title: 'The Salt Archive', loans: null } },
      errors: [{ path: ['book', 'loans'], extensions: { code: 'UNAUTHENTICATED' } }],
    });
    expect((await ask(query, { headers: asAlice })).data).toEqual({
      book: { title: 'The Salt Archive', loans: [{ due: '2026-12-01' }] },
    });
  });

  test('finds things of several types', async () => {
    const { data } = await ask('{ search(text: "an", first: 30) { __typename ... on Book { title } ... on Author { name } } }');
    expect(new Set((data['search'] as { __typename: string }[]).map((found) => found.__typename))).toEqual(
      new Set(['Book', 'Author', 'Comment']),
    );
  });

  test.each([
    ['{ book(id: 21) { titel } }', /Cannot query field "titel"/],
    ['{ book { title } }', /"Query.book\(id:\)" of type "ID!" is required/],
    ['{ book(id: 21) { title }', /Syntax Error/],
    [`{ author(id: 1) ${'{ books { author '.repeat(7)}{ id } ${'} }'.repeat(7)} }`, /16 fields deep/],
    ['{ books(first: 101) { totalCount } }', /first is a number from 1 to 100/],
    ['{ books(after: "x") { totalCount } }', /after takes a cursor/],
    [`{ ${'a: __typename '.repeat(5000)} }`, /5000 tokens/],
    ['query A { me { name } } query B { me { name } }', /say which by operationName/],
  ])('that cannot be run is refused with a reason: %s', async (query, reason) => {
    expect((await ask(query)).errors?.[0]?.message).toMatch(reason);
  });
});

describe('a mutation', () => {
  test('changes what REST shows', async () => {
    const query = 'mutation ($input: ChangeBookInput!) { changeBook(input: $input) { title price } }';
    const { data } = await ask(query, {
      headers: aliceSendsJson,
      variables: { input: { id: 21, price: '9.5', inStock: false } },
    });
    expect(data).toEqual({ changeBook: { title: 'The Salt Archive', price: '9.50' } });
    expect((await send(practice, '/library/books/21/')).json()).toMatchObject({ price: '9.50', in_stock: false });
  });

  test('comments, borrows and gives back, each under the rules of the library', async () => {
    const made = await ask('mutation { addComment(input: { book: 1, text: " Good maps. " }) { id text author book { id } } }', {
      headers: asAlice,
    });
    expect(made.data).toEqual({ addComment: { id: '91', text: 'Good maps.', author: 'alice', book: { id: '1' } } });
    expect((await ask('mutation { removeComment(id: 91) { id } }', { headers: asBert })).errors?.[0]?.message).toMatch(
      /somebody else/,
    );
    expect((await ask('mutation { removeComment(id: 91) { book { id } } }', { headers: asAlice })).data).toEqual({
      removeComment: { book: { id: '1' } },
    });
    const due = (day: string) =>
      ask(`mutation { borrow(input: { book: 5, due: "${day}" }) { id returned } }`, { headers: asBert });
    expect((await due('2027-02-30')).errors?.[0]?.message).toMatch(/due is a day/);
    expect((await due('2027-02-28')).data).toEqual({ borrow: { id: '6', returned: null } });
    expect((await ask('mutation { giveBack(loan: 6) { id } }', { headers: asAlice })).errors?.[0]?.message).toBe(
      'There is no loan 6.',
    );
    expect((await ask('mutation { giveBack(loan: 6) { returned } }', { headers: asBert })).data).toMatchObject({
      giveBack: { returned: expect.any(String) },
    });
  });

  test('without a credential changes nothing, and by GET nothing either', async () => {
    expect(await ask('mutation { changeBook(input: { id: 21, price: "1" }) { id } }')).toMatchObject({
      data: null,
      errors: [{ path: ['changeBook'] }],
    });
    const answer = await send(practice, `/graphql?query=${encodeURIComponent('mutation { removeComment(id: 1) { id } }')}`, {
      headers: asAlice,
    });
    expect([answer.status, answer.headers.allow]).toEqual([405, 'POST']);
  });

  test('with a wrong credential is refused before it is read', async () => {
    expect((await ask('{ me { name } }', { headers: { Authorization: 'Bearer no' } })).status).toBe(401);
  });
});

describe('the schema', () => {
  test('is told whole at one path and not at the other', async () => {
    const { data } = await ask(getIntrospectionQuery({ specifiedByUrl: true, inputValueDeprecation: true, oneOf: true }));
    const schema = buildClientSchema(data as unknown as IntrospectionQuery);
    expect(printSchema(schema)).toContain('allBooks: [Book!]! @deprecated(reason: "Use books, which has pages.")');
    const closed = await ask(getIntrospectionQuery(), { path: '/graphql/closed' });
    expect(closed.errors?.[0]?.message).toMatch(/introspection has been disabled/);
    expect((await ask('{ book(id: 21) { title } }', { path: '/graphql/closed' })).data).toEqual({
      book: { title: 'The Salt Archive' },
    });
  });
});

describe('a subscription', () => {
  const countdown = 'subscription { countdown(from: 2, everyMs: 10, failAt: 1) { left word } }';
  const heard = [
    { data: { countdown: { left: 2, word: 'two' } } },
    {
      data: { countdown: { left: 1, word: null } },
      errors: [{ message: 'The word for 1 was to fail.', path: ['countdown', 'word'] }],
    },
    { data: { countdown: { left: 0, word: 'nought' } } },
  ];
  const open = (connectionParams: Record<string, unknown> = {}) =>
    createClient({
      url: `${practice.url.replace('http', 'ws')}/graphql`,
      webSocketImpl: WebSocket,
      retryAttempts: 0,
      connectionParams,
    });

  test('is understood by the client of graphql-ws', async () => {
    const client = open();
    const results: unknown[] = [];
    for await (const result of client.iterate({ query: countdown })) results.push(result);
    expect(results).toMatchObject(heard);
    await client.dispose();
  });

  test('is understood by the client of graphql-sse', async () => {
    const client = createSseClient({ url: `${practice.url}/graphql`, retryAttempts: 0 });
    const results: unknown[] = [];
    for await (const result of client.iterate({ query: countdown })) results.push(result);
    expect(results).toMatchObject(heard);
    client.dispose();
  });

  test('tells of what a mutation did, and ends when it is left', async () => {
    const client = open({ Authorization: asAlice.Authorization });
    const results = client.iterate<{ commentAdded: { text: string } }>({
      query: 'subscription { commentAdded(book: 2) { text author } }',
    });
    const first = results.next();
    // The question is on its way first, so the server follows before it changes anything.
    await client.iterate({ query: '{ __typename }' }).next();
    await ask('mutation { addComment(input: { book: 3, text: "Elsewhere." }) { id } }', { headers: asBert });
    await ask('mutation { addComment(input: { book: 2, text: "Here." }) { id } }', { headers: asBert });
    expect((await first).value).toEqual({ data: { commentAdded: { text: 'Here.', author: 'bert' } } });
    await results.return?.();
    await client.dispose();
  });

  test('that is wrong is an error, and the connection goes on', async () => {
    const client = open();
    await expect(client.iterate({ query: 'subscription { countdown { no } }' }).next()).rejects.toMatchObject([
      { message: expect.stringContaining('no') },
    ]);
    expect((await client.iterate({ query: '{ me { username } }' }).next()).value).toEqual({ data: { me: null } });
    await client.dispose();
  });

  test('over plain HTTP is told how to ask', async () => {
    expect(await ask(countdown)).toMatchObject({ status: 406 });
  });
});

describe('a breach of graphql-transport-ws has its code', () => {
  const init = { type: 'connection_init' };
  const subscribe = { type: 'subscribe', id: '1', payload: { query: 'subscription { commentAdded { id } }' } };
  const closedAfter = (messages: readonly unknown[], protocols = ['graphql-transport-ws']) =>
    new Promise<number>((resolve) => {
      const socket = new WebSocket(`${practice.url.replace('http', 'ws')}/graphql`, protocols);
      socket.on('open', () => messages.forEach((each) => socket.send(typeof each === 'string' ? each : JSON.stringify(each))));
      // The client of ws breaks off itself when none of its protocols is taken.
      socket.on('error', () => undefined);
      socket.on('close', (code) => resolve(code));
    });

  test.each([
    [4400, ['no JSON']],
    [4400, [init, { type: 'start', id: '1', payload: {} }]],
    [4401, [subscribe]],
    [4403, [{ ...init, payload: { Authorization: 'Token wrong' } }]],
    [4409, [init, subscribe, subscribe]],
    [4429, [init, init]],
  ])('%i', async (code, messages) => {
    expect(await closedAfter(messages)).toBe(code);
  });

  test('4406 for another subprotocol', async () => {
    expect(await closedAfter([], [])).toBe(4406);
    expect(await closedAfter([], ['graphql-ws'])).toBe(1006);
  });
});
