import { connect } from 'node:net';
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import { aliceSendsJson, asAlice, asBert, asDora, jsonType } from '../library/examples.ts';
import { send } from '../send-raw.test-support.ts';
import { startPracticeServer, type PracticeServer } from '../server.ts';

let practice: PracticeServer;
beforeAll(async () => void (practice = await startPracticeServer({ complain: () => {} })));
beforeEach(() => practice.reset());
afterAll(() => practice.stop());

type Sent = NonNullable<Parameters<typeof send>[2]> & { readonly path: string };

/** One request, or several of which the last shows the code; or bytes, where no client would send such a thing. */
interface Cause {
  readonly sends?: readonly Sent[];
  readonly bytes?: string;
  /** Headers the RFC requires with the code. */
  readonly needs?: readonly string[];
}

const book = '/strict/books/21';
const newBook = { title: 'The Borrowed Ladder', isbn: '9781234567897', author: '/library/authors/2/', price: '18.40' };
const post = (more: object, headers: Record<string, string> = {}): Sent => ({
  path: '/strict/books',
  method: 'POST',
  headers: { ...aliceSendsJson, ...headers },
  body: JSON.stringify({ ...newBook, ...more }),
});
const put = (headers: Record<string, string>): Sent => ({
  path: book,
  method: 'PUT',
  headers: { ...aliceSendsJson, ...headers },
  body: JSON.stringify({ ...newBook, isbn: '9780000000217' }),
});
const get = (path: string, headers: Record<string, string> = {}): Sent => ({ path, headers });
const times = (count: number, each: Sent): Sent[] => Array.from({ length: count }, () => each);
const flip = (name: string): Sent => ({
  path: '/practice/switches',
  method: 'PUT',
  headers: jsonType,
  body: JSON.stringify({ [name]: true }),
});

/** Every code that has a natural cause over plain HTTP/1.1, with that cause. None goes through /status/. */
const causes: Readonly<Record<number, Cause>> = {
  200: { sends: [get(book)] },
  201: { sends: [post({})], needs: ['location'] },
  202: { sends: [{ path: '/strict/reports', method: 'POST', headers: asAlice }], needs: ['location'] },
  203: { sends: [get('/strict/transformed')], needs: ['via'] },
  204: { sends: [{ path: book, method: 'DELETE', headers: { ...asDora, 'If-Match': '*' } }] },
  205: { sends: [{ path: '/strict/form', method: 'POST', body: 'a=b' }] },
  206: { sends: [get('/media/picture.png', { Range: 'bytes=0-9' })], needs: ['content-range'] },
  207: { sends: [{ path: '/strict/dav/house', method: 'PROPFIND', headers: { Depth: '1' } }] },
  226: { sends: [get('/strict/feed', { 'A-IM': 'feed', 'If-None-Match': '"feed-200"' })], needs: ['im', 'etag'] },
  300: { sends: [get('/strict/translations')], needs: ['link', 'location'] },
  301: { sends: [get('/strict/volumes')], needs: ['location'] },
  302: { sends: [get('/strict/book-of-the-day')], needs: ['location'] },
  303: { sends: [{ path: '/strict/ballots', method: 'POST' }], needs: ['location'] },
  304: { sends: [get(book, { 'If-None-Match': '"21.1-strict"' })], needs: ['etag'] },
  307: { sends: [{ path: '/strict/night-desk', method: 'POST' }], needs: ['location'] },
  308: { sends: [{ path: '/strict/old-desk', method: 'POST' }], needs: ['location'] },
  400: { sends: [{ ...post({}), body: '{"title": x}' }] },
  401: { sends: [{ ...post({}), headers: jsonType }], needs: ['www-authenticate'] },
  402: { sends: [get('/strict/books/21/text', asAlice)] },
  403: { sends: [{ path: book, method: 'DELETE', headers: { ...asAlice, 'If-Match': '*' } }] },
  404: { sends: [get('/strict/books/9999')] },
  405: { sends: [{ path: '/api/Comment', method: 'PUT', headers: asAlice }], needs: ['allow'] },
  406: { sends: [get('/media/picture', { Accept: 'image/x-unknown' })] },
  409: { sends: [post({ isbn: '9780000000019' })] },
  410: { sends: [{ path: book, method: 'DELETE', headers: { ...asDora, 'If-Match': '*' } }, get(book)] },
  411: { sends: [post({}, { 'Transfer-Encoding': 'chunked' })] },
  412: { sends: [put({ 'If-Match': '"21.9-strict"' })] },
  413: { bytes: 'PUT /strict/store/x HTTP/1.1\r\nHost: localhost\r\nContent-Length: 5000000\r\n\r\n' },
  414: { sends: [get(`/anything?${'x'.repeat(9000)}`)] },
  415: { sends: [post({}, { 'Content-Type': 'text/plain' })] },
  416: { sends: [get('/media/picture.png', { Range: 'bytes=99999-' })], needs: ['content-range'] },
  417: { bytes: 'GET / HTTP/1.1\r\nHost: localhost\r\nExpect: a-miracle\r\n\r\n' },
  418: { sends: [get('/teapot')] },
  421: { sends: [get('/', { Host: 'elsewhere.example' })] },
  422: { sends: [post({ published: '2999-01-01' })] },
  423: { sends: [{ path: book, method: 'LOCK', headers: asBert }, put({ 'If-Match': '*' })] },
  425: { sends: [post({}, { 'Early-Data': '1' })] },
  426: { bytes: 'GET /strict/modern HTTP/1.0\r\n\r\n' },
  428: { sends: [put({})] },
  429: { sends: times(6, get('/throttle/anon/')), needs: ['retry-after'] },
  431: { sends: [get('/', { 'X-Large': 'x'.repeat(17_000) })] },
  451: { sends: [get('/strict/books/13')], needs: ['link'] },
  500: { sends: [get('/strict/bug')] },
  501: { bytes: 'BREW / HTTP/1.1\r\nHost: localhost\r\n\r\n' },
  502: { sends: [get('/strict/gateway/junk')] },
  503: { sends: [flip('maintenance'), get(book)], needs: ['retry-after'] },
  504: { sends: [get('/strict/gateway/asleep')] },
  505: { bytes: 'GET / HTTP/9.9\r\nHost: localhost\r\n\r\n' },
  507: { sends: [{ path: '/strict/store/large', method: 'PUT', body: 'x'.repeat(70_000) }] },
  508: { sends: [{ path: '/strict/dav/mirror-room', method: 'PROPFIND' }] },
  509: { sends: times(3, get('/strict/bandwidth')), needs: ['retry-after'] },
  511: { sends: [flip('captivePortal'), get(book)], needs: ['link'] },
};

function statusForBytes(bytes: string): Promise<number> {
  return new Promise((resolve, reject) => {
    const socket = connect(practice.port, '127.0.0.1', () => socket.write(bytes));
    socket.setEncoding('latin1').once('data', (text: string) => {
      socket.destroy();
      resolve(Number(/^HTTP\/1\.1 (\d{3})/.exec(text)?.[1]));
    });
    socket.on('error', reject);
  });
}

test.each(Object.entries(causes))(
  '%s has its real cause, and the headers that belong to it',
  async (status, { sends = [], bytes, needs = [] }) => {
    if (bytes !== undefined) return expect(await statusForBytes(bytes)).toBe(Number(status));
    let last: Awaited<ReturnType<typeof send>> | undefined;
    for (const { path, ...more } of sends) last = await send(practice, path, more);
    expect(last?.status).toBe(Number(status));
    expect(needs.filter((name) => last?.headers[name] === undefined)).toEqual([]);
  },
);

test('208 and 424 stand within a 207', async () => {
  const bound = await send(practice, '/strict/dav/house', { method: 'PROPFIND', headers: { Depth: 'infinity', DAV: 'bind' } });
  expect([bound.status, bound.text.match(/HTTP\/1\.1 208/g)?.length]).toEqual([207, 1]);
  const batch = await send(practice, '/strict/batch', {
    method: 'POST',
    headers: aliceSendsJson,
    body: '[{"op":"price","id":9999,"price":5},{"op":"read","id":1,"after":0},{"op":"read","id":2}]',
  });
  expect((batch.json() as { responses: { status: number }[] }).responses.map(({ status }) => status)).toEqual([404, 424, 200]);
});

test('100, 102, 103 and 104 go out before the answer', async () => {
  const interim = async (path: string, more: Omit<Sent, 'path'>) => (await send(practice, path, more)).interim;
  expect(await interim('/strict/rebuild', { method: 'POST' })).toEqual([102, 102, 102]);
  expect(await interim('/strict/page', {})).toEqual([103]);
  expect(await interim('/strict/uploads', { method: 'POST', headers: { 'Upload-Complete': '?0' }, body: 'half' })).toEqual([104]);
  expect(
    await statusForBytes('PUT /strict/store/x HTTP/1.1\r\nHost: localhost\r\nContent-Length: 5\r\nExpect: 100-continue\r\n\r\n'),
  ).toBe(100);
});

test('an upload goes on where it was cut off', async () => {
  const part = (offset: string, body: string) =>
    send(practice, '/strict/uploads/1', {
      method: 'PATCH',
      headers: { 'Content-Type': 'application/partial-upload', 'Upload-Offset': offset, 'Upload-Complete': '?1' },
      body,
    });
  await send(practice, '/strict/uploads', { method: 'POST', headers: { 'Upload-Complete': '?0' }, body: 'half ' });
  const state = await send(practice, '/strict/uploads/1', { method: 'HEAD' });
  expect([state.headers['upload-offset'], state.headers['upload-complete']]).toEqual(['5', '?0']);
  expect([(await part('4', 'x')).status, (await part('5', 'and half')).status]).toEqual([409, 204]);
  expect((await send(practice, '/strict/uploads/1')).text).toBe('half and half');
});

test('a report is pending until the clock says otherwise', async () => {
  await send(practice, '/strict/reports', { method: 'POST', headers: asAlice });
  expect((await send(practice, '/strict/reports/1')).json()).toEqual({ state: 'pending' });
  await send(practice, '/practice/clock', { method: 'POST', headers: jsonType, body: '{"advance":5}' });
  expect((await send(practice, '/strict/reports/1')).status).toBe(303);
});
