import type { Endpoint } from '../endpoint.ts';
import { json, type WholeAnswer } from '../frame/answer.ts';
import type { Ask } from '../frame/ask.ts';
import { jsonType } from '../library/examples.ts';

interface Twin {
  readonly path: string;
  readonly methods: Endpoint['methods'];
  readonly summary: string;
  readonly description: string;
  readonly tryIt: Endpoint['tryIt'];
  answer(ask: Ask): WholeAnswer | Promise<WholeAnswer>;
}

const failure = (message: string): WholeAnswer => json(200, { success: false, error: message });

async function sentObject(ask: Ask): Promise<Record<string, unknown>> {
  const body = await ask.body();
  // Throws on what is not JSON, and nobody catches it: that is the 500 this twin is here to show.
  return JSON.parse(body.ok ? body.value.toString('utf8') : '') as Record<string, unknown>;
}

/** An API as one often meets it, each address wrong in ways that its description names. */
const twins: readonly Twin[] = [
  {
    path: '/bad/api/users/create',
    methods: ['GET', 'POST'],
    summary: 'Users, made by a verb in the address',
    description:
      'Wrong on purpose: the address says create, so GET makes a user as well, and a crawler would make many; the id is called uid here and id elsewhere; a bad field is 200 with an error in it, and JSON that is none is 500. Compare POST /api/users.',
    tryIt: [
      {
        method: 'GET',
        path: '/bad/api/users/create?email_address=carl@library.example',
        expect: 200,
        says: 'a GET that changes something',
      },
      {
        method: 'POST',
        path: '/bad/api/users/create',
        headers: jsonType,
        body: '{"email_address":"nonsense"}',
        expect: 200,
        says: 'an error that looks like success',
      },
      {
        method: 'POST',
        path: '/bad/api/users/create',
        headers: jsonType,
        body: 'nonsense',
        expect: 500,
        says: 'your mistake, said to be the server’s',
      },
    ],
    async answer(ask) {
      const sent = ask.method === 'POST' ? await sentObject(ask) : Object.fromEntries(ask.query);
      const address = sent['email_address'];
      if (typeof address !== 'string' || !address.includes('@')) return failure('bad email');
      const uid = 1000 + ask.world.drawers.open<string>('bad users').add(address);
      return json(200, { success: true, uid, email_address: address });
    },
  },
  {
    path: '/bad/api/users/delete',
    methods: ['GET', 'POST'],
    summary: 'Users, removed by following a link',
    description:
      'Wrong on purpose: GET removes, which a browser may do in advance; removing what is not there is 200 with an error. Compare DELETE /api/users/{id}.',
    tryIt: [{ method: 'GET', path: '/bad/api/users/delete?id=2', expect: 200, says: 'a link that deletes' }],
    answer(ask) {
      const id = Number(ask.query.get('id'));
      const removed = Number.isInteger(id) ? ask.world.rows.remove('users', { sql: 'id = ?', values: [id] }) : 0;
      return removed > 0 ? json(200, { success: true, deleted: id }) : failure('no user');
    },
  },
  {
    path: '/bad/book',
    methods: ['GET', 'POST'],
    summary: 'One book, by a parameter',
    description:
      'Wrong on purpose: the singular beside /bad/books for the plural; the author is author_id here and a name there; a book that is not there is 200 and null. Compare /library/books/{id}/.',
    tryIt: [
      { method: 'GET', path: '/bad/book?id=21', expect: 200, says: 'no links, and a price as a float' },
      { method: 'GET', path: '/bad/book?id=9999', expect: 200, says: 'nothing found, and 200' },
    ],
    answer(ask) {
      const row = ask.world.rows.find('shelf', Number(ask.query.get('id')));
      if (!row) return json(200, null);
      return json(200, {
        id: row.id,
        Title: row['title'],
        author_id: row['author_id'],
        price: Number(row['price']) / 100,
        in_stock: row['in_stock'],
      });
    },
  },
  {
    path: '/bad/books',
    methods: ['GET'],
    summary: 'All books, whatever you ask',
    description:
      'Wrong on purpose: 240 books at once, without pages, links or validators, with no-cache on everything, and field names that differ from /bad/book. Compare /library/books/.',
    tryIt: [{ method: 'GET', path: '/bad/books?page=2', expect: 200, says: 'the page is ignored' }],
    answer: (ask) =>
      json(
        200,
        ask.world.rows.select('shelf').map((row) => ({
          bookId: row.id,
          name: row['title'],
          author: row['author_name'],
          cost: `£${(Number(row['price']) / 100).toFixed(2)}`,
        })),
        [['Cache-Control', 'no-cache, no-store']],
      ),
  },
  {
    path: '/bad/books/{id}/{field}',
    methods: ['POST'],
    summary: 'A book, changed by an address for each field',
    description:
      'Wrong on purpose: set-title and set-price are addresses of their own, so two changes are two requests, of which one may fail, and every new field is a new address. Compare PATCH /library/books/{id}/, which is one for all.',
    tryIt: [
      { method: 'POST', path: '/bad/books/22/set-title', body: 'Another', expect: 200, says: 'the title, and nothing else' },
      { method: 'POST', path: '/bad/books/22/set-colour', body: 'red', expect: 200, says: 'no such field, and 200' },
    ],
    async answer(ask) {
      const column = { 'set-title': 'title', 'set-price': 'price' }[ask.params['field'] ?? ''];
      const book = ask.world.rows.find('books', Number(ask.params['id']));
      const body = await ask.body();
      if (column === undefined || !book || !body.ok) return failure('cannot do that');
      const text = body.value.toString('utf8').slice(0, 200);
      ask.world.rows.update('books', book.id, { [column]: column === 'price' ? Math.round(Number(text) * 100) || 0 : text });
      return json(200, { success: true });
    },
  },
];

export const badTwins: readonly Endpoint[] = twins.map((twin) => ({
  path: twin.path,
  methods: twin.methods,
  group: 'Bad twins',
  summary: twin.summary,
  description: twin.description,
  tryIt: twin.tryIt,
  handle: (ask) => twin.answer(ask),
}));
