import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { aliceSendsJson, asAlice, asDora, basicHeader, jsonType } from '../library/examples.ts';
import { send } from '../send-raw.test-support.ts';
import { startPracticeServer, type PracticeServer } from '../server.ts';

let practice: PracticeServer;
beforeAll(async () => void (practice = await startPracticeServer()));
beforeEach(() => practice.reset());
afterAll(() => practice.stop());

const get = (path: string, headers: Record<string, string> = {}) => send(practice, path, { headers });
const pageOf = async (path: string) =>
  (await get(path)).json() as { count: number; next: string | null; previous: string | null; results: { id: number }[] };

describe('every answer', () => {
  test('carries the headers DRF puts on it, and compact JSON without a charset', async () => {
    const { headers, text } = await get('/library/books/21/');
    expect(headers).toMatchObject({
      'content-type': 'application/json',
      vary: 'Accept',
      allow: 'GET, PUT, PATCH, DELETE, HEAD, OPTIONS',
      'x-frame-options': 'DENY',
      'x-content-type-options': 'nosniff',
      'referrer-policy': 'same-origin',
      'content-length': String(Buffer.byteLength(text)),
    });
    expect(text).toMatch(/^\{"url":"http:\/\/127\.0\.0\.1:\d+\/library\/books\/21\/","id":21,"title":"The Salt Archive"/);
    expect(text).toContain('"author_name":"نجيب محفوظ"');
  });

  test('makes its links from Host, and hands an explicit format on to them', async () => {
    const { json } = await get('/library/books/1/?format=json', { Host: 'localhost:1234' });
    expect(json()).toMatchObject({ url: 'http://localhost:1234/library/books/1/?format=json' });
  });

  test('HEAD is GET without the body and with its length', async () => {
    const [head, whole] = [await send(practice, '/library/books/2/', { method: 'HEAD' }), await get('/library/books/2/')];
    expect([head.text, head.headers['content-length']]).toEqual(['', String(whole.bytes.length)]);
  });

  test('an address without its last slash is sent on to the one with it, relative and for POST too', async () => {
    const answer = await send(practice, '/library/books?page=2', { method: 'POST' });
    expect([answer.status, answer.headers.location]).toEqual([301, '/library/books/?page=2']);
  });

  test('a path without a view is Django’s page of 179 bytes', async () => {
    const answer = await get('/library/nowhere/', { Accept: 'application/json' });
    expect([answer.status, answer.headers['content-type'], answer.bytes.length]).toEqual([404, 'text/html', 179]);
  });
});

describe('pages', () => {
  test('the first, a middle and the last page link to each other', async () => {
    const base = `${practice.url}/library/books/`;
    const [first, second, last] = [
      await pageOf('/library/books/'),
      await pageOf('/library/books/?page=2'),
      await pageOf('/library/books/?page=last'),
    ];
    expect([first.next, first.previous]).toEqual([`${base}?page=2`, null]);
    expect([second.next, second.previous]).toEqual([`${base}?page=3`, base]);
    expect([last.next, last.previous]).toEqual([null, `${base}?page=11`]);
    expect([first.count, first.results.length, last.results.at(-1)?.id]).toEqual([240, 20, 240]);
  });

  test('the other parameters are kept, sorted by name', async () => {
    const { next } = await pageOf('/library/books/?search=the&page_size=5&ordering=-price');
    expect(next).toBe(`${practice.url}/library/books/?ordering=-price&page=2&page_size=5&search=the`);
  });

  test('too large a page is cut without a word and the link keeps what was asked', async () => {
    const { next, results } = await pageOf('/library/books/?page_size=5000');
    expect([results.length, next]).toEqual([100, `${practice.url}/library/books/?page=2&page_size=5000`]);
  });

  test.each(['0', 'two', '-1', '13', '1.5'])('page=%s is no page', async (page) => {
    const answer = await get(`/library/books/?page=${page}`);
    expect([answer.status, answer.json()]).toEqual([404, { detail: 'Invalid page.' }]);
  });

  test.each(['0', 'many', '-3'])('page_size=%s means the usual size', async (size) => {
    expect((await pageOf(`/library/books/?page_size=${size}`)).results.length).toBe(20);
  });

  test('nothing found is a page too', async () => {
    expect(await pageOf('/library/books/?search=xyzzy')).toEqual({ count: 0, next: null, previous: null, results: [] });
  });
});

describe('search, order and filters', () => {
  const shelf = async (query: string) =>
    (await get(`/library/books/?page_size=100&${query}`)).json() as {
      results: { price: string; format: string; tags: string[]; in_stock: boolean; title: string; author_name: string }[];
    };

  test('every word is searched for in title and author', async () => {
    const { results } = await shelf('search=letter%20borges');
    expect(results.map(({ title }) => title)).toContain('The Quiet Letter');
    expect(results.every(({ title, author_name }) => /letter/i.test(title) && /borges/i.test(author_name))).toBe(true);
  });

  test('a percent sign is searched for as itself', async () => {
    expect((await shelf('search=%25')).results).toEqual([]);
  });

  test('prices are ordered as numbers', async () => {
    const prices = (await shelf('ordering=-price')).results.map(({ price }) => Number(price));
    expect(prices).toEqual([...prices].sort((a, b) => b - a));
  });

  test('filters narrow together', async () => {
    const { results } = await shelf('price__lte=20&price__gte=10&in_stock=true&format__in=paperback,ebook');
    expect(results.length).toBeGreaterThan(0);
    expect(
      results.every((book) => book.in_stock && Number(book.price) <= 20 && Number(book.price) >= 10 && book.format !== 'audio'),
    ).toBe(true);
  });

  test('an element of a list is found', async () => {
    const { results } = await shelf('tags=signed');
    expect(results.length).toBeGreaterThan(0);
    expect(results.every(({ tags }) => tags.includes('signed'))).toBe(true);
  });

  test('what cannot be used is 400, and what nobody knows is ignored', async () => {
    const bad = await get('/library/books/?price__lte=cheap&published__gte=soon&colour=blue');
    expect([bad.status, bad.json()]).toEqual([400, { price__lte: ['Enter a number.'], published__gte: ['Enter a valid date.'] }]);
    expect((await get('/library/books/?colour=blue')).status).toBe(200);
  });

  test('fields keeps some and expand shows links whole', async () => {
    const { json } = await get('/library/books/21/?fields=id,author&expand=author');
    expect(json()).toMatchObject({ id: 21, author: { id: 5, name: 'نجيب محفوظ' } });
    expect(Object.keys(json() as object)).toEqual(['id', 'author']);
  });
});

describe('formats', () => {
  test.each([
    ['application/json', 'application/json'],
    ['text/html', 'text/html; charset=utf-8'],
    ['text/html,application/xhtml+xml,application/xml;q=0.9,*/*;q=0.8', 'text/html; charset=utf-8'],
    ['application/xml', 'application/xml; charset=utf-8'],
    ['text/csv', 'text/csv; charset=utf-8'],
    ['application/yaml', 'application/yaml; charset=utf-8'],
    ['text/csv;q=0.1, */*', 'text/csv; charset=utf-8'],
    ['*/*', 'application/json'],
    ['text/*', 'text/html; charset=utf-8'],
  ])('Accept: %s gives %s', async (accept, contentType) => {
    expect((await get('/library/books/21/', { Accept: accept })).headers['content-type']).toBe(contentType);
  });

  test('a format nobody writes is 406, said in JSON', async () => {
    const answer = await get('/library/books/', { Accept: 'image/png' });
    expect([answer.status, answer.json()]).toEqual([406, { detail: 'Could not satisfy the request Accept header.' }]);
  });

  test('format= and Accept must agree, and an unknown name is 404', async () => {
    expect((await get('/library/books/?format=json', { Accept: 'text/html' })).status).toBe(406);
    expect((await get('/library/books/?format=hardback')).status).toBe(404);
  });

  test('XML and CSV hold the same book', async () => {
    expect((await get('/library/books/21/?format=xml')).text).toContain('<title>The Salt Archive</title>');
    const [header, first] = (await get('/library/books/?format=csv&page=2')).text.split('\r\n');
    expect([header?.split(',').slice(0, 4), first?.includes('The Salt Archive')]).toEqual([['url', 'id', 'title', 'isbn'], true]);
  });

  test('problem details come when they are asked for', async () => {
    const answer = await get('/library/books/999/', { Accept: 'application/json, application/problem+json' });
    expect([answer.headers['content-type'], answer.json()]).toMatchObject([
      'application/problem+json',
      { title: 'Not Found', status: 404, instance: '/library/books/999/' },
    ]);
  });
});

describe('who may write', () => {
  test('a stranger is challenged, a member is not', async () => {
    const stranger = await send(practice, '/library/books/1/', { method: 'DELETE' });
    expect([stranger.status, stranger.headers['www-authenticate'], stranger.json()]).toEqual([
      401,
      'Basic realm="api"',
      { detail: 'Authentication credentials were not provided.' },
    ]);
    expect((await send(practice, '/library/books/1/', { method: 'DELETE', headers: basicHeader('bert') })).status).toBe(204);
  });

  test('a wrong credential is refused even where nobody needs one', async () => {
    const answer = await get('/library/books/', basicHeader('alice', 'wrong'));
    expect([answer.status, answer.json()]).toEqual([401, { detail: 'Invalid username/password.' }]);
  });

  test('a password may hold a colon and is still the wrong one', async () => {
    expect((await get('/library/books/', basicHeader('alice', 'prac:tice'))).status).toBe(401);
  });

  test.each<Record<string, string>>([
    { 'X-API-Key': 'alice.Vb3xQ0rU7mKpYw2c' },
    { Authorization: 'Bearer 9944b09199c62bcf9418ad846dd0e4bbdfc6ee4b' },
    { Authorization: 'token 9944b09199c62bcf9418ad846dd0e4bbdfc6ee4b' },
  ])('%j opens the door', async (headers) => {
    expect((await send(practice, '/library/books/1/', { method: 'DELETE', headers })).status).toBe(204);
  });

  test('a comment belongs to whoever wrote it', async () => {
    const patch = (headers: Record<string, string>) =>
      send(practice, '/library/comments/2/', { method: 'PATCH', headers: { ...headers, ...jsonType }, body: '{"text":"x"}' });
    expect([(await patch(asAlice)).status, (await patch(basicHeader('bert'))).status, (await patch(asDora)).status]).toEqual([
      403, 200, 200,
    ]);
  });

  test('each member sees their own loans', async () => {
    const count = async (headers: Record<string, string>) =>
      ((await get('/library/loans/', headers)).json() as { count: number }).count;
    expect([await count(asAlice), await count(basicHeader('bert')), await count(asDora)]).toEqual([3, 2, 5]);
  });
});

describe('OPTIONS', () => {
  const actionsFor = async (path: string, headers: Record<string, string>) =>
    (await send(practice, path, { method: 'OPTIONS', headers })).json() as {
      name: string;
      renders: string[];
      parses: string[];
      actions?: Record<string, Record<string, object>>;
    };

  test('describes the fields to those who may write', async () => {
    const { actions, ...rest } = await actionsFor('/library/books/', asAlice);
    expect(Object.keys(actions ?? {})).toEqual(['POST']);
    expect(actions?.['POST']).toMatchObject({
      url: { type: 'field', required: false, read_only: true, label: 'Url' },
      title: { type: 'string', required: true, read_only: false, label: 'Title', max_length: 200 },
      price: { type: 'decimal', required: true, min_value: 0, help_text: 'In pounds.' },
      in_stock: { type: 'boolean', required: false },
      format: { type: 'choice', choices: [{ value: 'hardback', display_name: 'Hardback' }, {}, {}, {}] },
      tags: { type: 'list', child: { type: 'string', max_length: 30 } },
      author: { type: 'field', required: true },
      created: { type: 'datetime', read_only: true },
    });
    expect(rest).toMatchObject({
      name: 'Book List',
      renders: expect.arrayContaining(['text/csv']),
      parses: expect.arrayContaining(['multipart/form-data']),
    });
  });

  test('says nothing of actions to a stranger, nor of an object that is not there', async () => {
    expect((await actionsFor('/library/books/', {})).actions).toBeUndefined();
    expect((await actionsFor('/library/books/9999/', asAlice)).actions).toBeUndefined();
    expect(Object.keys((await actionsFor('/library/books/1/', asAlice)).actions ?? {})).toEqual(['PUT']);
    expect((await actionsFor('/library/comments/2/', asAlice)).actions).toBeUndefined();
  });
});

describe('conditions', () => {
  test('the tag spares a second copy, also as a weak one', async () => {
    const { headers } = await get('/library/books/21/');
    const again = await get('/library/books/21/', { 'If-None-Match': `W/${headers.etag}` });
    expect([again.status, again.text, again.headers.etag, again.headers.vary]).toEqual([304, '', headers.etag, 'Accept']);
    expect((await get('/library/books/21/', { 'If-Modified-Since': String(headers['last-modified']) })).status).toBe(304);
  });

  test('each format has a tag of its own', async () => {
    const tags = await Promise.all(
      ['json', 'xml', 'csv', 'yaml', 'api'].map(
        async (format) => (await get(`/library/books/21/?format=${format}`)).headers.etag,
      ),
    );
    expect(new Set(tags).size).toBe(5);
  });

  test('a change needs the latest tag, and gives a new one', async () => {
    const patch = (etag: string, price: string) =>
      send(practice, '/library/books/21/', {
        method: 'PATCH',
        headers: { ...aliceSendsJson, 'If-Match': etag },
        body: JSON.stringify({ price }),
      });
    const { headers } = await get('/library/books/21/');
    const first = await patch(String(headers.etag), '1.00');
    const second = await patch(String(headers.etag), '2.00');
    expect([first.status, second.status, second.text, second.headers.allow]).toEqual([200, 412, '', undefined]);
    expect((await get('/library/books/21/')).headers.etag).toBe(first.headers.etag);
    expect((await patch(`W/${first.headers.etag}`, '3.00')).status).toBe(412);
  });

  test('If-Match: * on what is not there is 412, and a plain DELETE 404', async () => {
    const remove = (headers: Record<string, string>) =>
      send(practice, '/library/books/999/', { method: 'DELETE', headers: { ...asAlice, ...headers } });
    expect([(await remove({ 'If-Match': '*' })).status, (await remove({})).status]).toEqual([412, 404]);
  });
});
