import type { Endpoint } from '../endpoint.ts';
import { empty, json, typed } from '../frame/answer.ts';
import type { Ask } from '../frame/ask.ts';
import { refuse } from '../frame/refuse.ts';
import { asAlice, asDora } from '../library/examples.ts';
import type { Drawer } from '../world/drawers.ts';
import { findBook } from './book-store.ts';
import { callersAreKnown, signedIn } from './strict-manners.ts';

const freeBelow = 5000;

export const bookText: Endpoint = {
  path: '/strict/books/{id}/text',
  access: callersAreKnown,
  methods: ['GET'],
  group: 'Strict manners',
  summary: 'The text of a book, which may cost something',
  description:
    'Books below 50.00 are free to read; the others are 402 for everybody but dora, with the price that would have to be paid.',
  tryIt: [
    { method: 'GET', path: '/strict/books/23/text', headers: asAlice, expect: 200, says: 'a cheap one' },
    { method: 'GET', path: '/strict/books/21/text', headers: asAlice, expect: 402, says: 'a dear one' },
    { method: 'GET', path: '/strict/books/21/text', headers: asDora, expect: 200, says: 'dora need not pay' },
  ],
  handle(ask) {
    const person = signedIn(ask);
    if (!person.ok) return refuse(ask, person.refusal);
    const row = findBook(ask);
    if (!row.ok) return refuse(ask, row.refusal);
    const price = Number(row.value['price']);
    if (price >= freeBelow && !person.value.isAdmin) {
      return refuse(ask, {
        status: 402,
        detail: `Reading this book costs ${(price / 100).toFixed(2)}.`,
        help: 'Books below 50.00 are free.',
      });
    }
    return typed(
      200,
      'text/plain; charset=utf-8',
      `${String(row.value['title'])}\n\nOnce there was a library in which every book was only a title.\n`,
    );
  },
};

const storeBytes = 64 * 1024;
const storeOf = (ask: Ask): Drawer<Buffer> => ask.world.drawers.open('strict store');

export const store: Endpoint = {
  path: '/strict/store/{name}',
  methods: ['GET', 'PUT', 'DELETE'],
  group: 'Strict manners',
  summary: 'A small store that can be full',
  description: `Keeps what you PUT, ${storeBytes / 1024} KiB in all. What does not fit beside the rest is 507; what would not fit into any store here is 413.`,
  tryIt: [
    {
      method: 'PUT',
      path: '/strict/store/note',
      headers: { 'Content-Type': 'text/plain' },
      body: 'five o’clock',
      expect: 201,
      says: 'kept',
    },
    { method: 'GET', path: '/strict/store/note', expect: 404, says: 'nothing of that name' },
    {
      method: 'PUT',
      path: '/strict/store/large',
      headers: { 'Content-Type': 'text/plain' },
      body: 'x'.repeat(storeBytes + 1),
      expect: 507,
      says: 'more than there is room for',
    },
  ],
  async handle(ask) {
    const kept = storeOf(ask);
    const name = ask.params['name'] ?? '';
    const before = kept.get(name);
    if (ask.method === 'PUT') return keep(ask, kept, name);
    if (!before) return refuse(ask, { status: 404, detail: 'Nothing of that name is kept.', help: 'PUT something here.' });
    if (ask.method !== 'DELETE') return typed(200, 'application/octet-stream', before);
    kept.delete(name);
    return empty(204);
  },
};

async function keep(ask: Ask, kept: Drawer<Buffer>, name: string) {
  const body = await ask.body();
  if (!body.ok) return refuse(ask, body.refusal);
  const before = kept.get(name);
  const used = kept.entries().reduce((sum, [, each]) => sum + each.length, 0) - (before?.length ?? 0);
  if (used + body.value.length > storeBytes) {
    const detail = `${body.value.length} bytes do not fit: ${used} of ${storeBytes} are taken.`;
    return refuse(ask, { status: 507, detail, help: 'DELETE something, or send less.' });
  }
  kept.set(name, body.value);
  return before ? empty(204) : empty(201, [['Location', `${ask.origin}${ask.path}`]]);
}

const capBytes = 256 * 1024;
const capSeconds = 60;

export const bandwidth: Endpoint = {
  path: '/strict/bandwidth',
  methods: ['GET'],
  group: 'Strict manners',
  summary: 'A cap on bytes',
  description: `Sends 100 KiB, and no more than ${capBytes / 1024} KiB a minute; then it is 509, a code that many hosts use and nobody registered.`,
  tryIt: [{ method: 'GET', path: '/strict/bandwidth', expect: 200, says: 'ask three times' }],
  handle(ask) {
    const now = ask.world.clock.now();
    const meter = ask.world.drawers.open<{ since: number; bytes: number }>('bandwidth');
    const known = meter.get('everybody');
    const sent = known && now - known.since <= capSeconds * 1000 ? known : { since: now, bytes: 0 };
    const size = 100 * 1024;
    if (sent.bytes + size > capBytes) {
      const seconds = Math.ceil((sent.since + capSeconds * 1000 - now) / 1000);
      return json(
        509,
        { detail: `${sent.bytes} bytes have gone out in this minute, and that is enough.`, help: `Wait ${seconds} seconds.` },
        [['Retry-After', String(seconds)]],
      );
    }
    meter.set('everybody', { ...sent, bytes: sent.bytes + size });
    return typed(200, 'application/octet-stream', Buffer.alloc(size, 'x'));
  },
};

export const bug: Endpoint = {
  path: '/strict/bug',
  methods: ['GET'],
  group: 'Strict manners',
  summary: 'A mistake of the server',
  description:
    'Reads a field of something that is not there, as servers do. The answer is 500 and says nothing of the inside; the log of the server does.',
  tryIt: [{ method: 'GET', path: '/strict/bug', expect: 500, says: 'not your fault' }],
  handle(ask) {
    const book = ask.world.rows.find('books', 0) as unknown as { title: { length: number } };
    return json(200, { letters: book.title.length });
  },
};

export const modern: Endpoint = {
  path: '/strict/modern',
  methods: ['GET'],
  group: 'Strict manners',
  summary: 'A place that wants a newer protocol',
  description: 'Answers HTTP/1.1, and tells HTTP/1.0 with 426 and Upgrade what to speak here.',
  tryIt: [{ method: 'GET', path: '/strict/modern', expect: 200, says: 'HTTP/1.1 is new enough; try curl -0' }],
  handle(ask) {
    if (ask.raw.httpVersion !== '1.0') return json(200, { httpVersion: ask.raw.httpVersion });
    return refuse(ask, {
      status: 426,
      detail: 'HTTP/1.0 is not spoken here.',
      help: 'Use HTTP/1.1.',
      headers: [
        ['Upgrade', 'HTTP/1.1'],
        ['Connection', 'Upgrade'],
      ],
    });
  },
};
