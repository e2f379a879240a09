import type { StatusCode } from './status-code';
import type { StatusTrigger, TriggerRequest } from './trigger';

const json = { 'Content-Type': 'application/json' };
const book = '/strict/books/21';
const newBook = { title: 'The Borrowed Ladder', isbn: '9781234567897', author: '/library/authors/2/', price: '18.40' };

type More = Omit<TriggerRequest, 'method' | 'path'>;

const one = (says: string, method: string, path: string, more: More = {}): StatusTrigger => ({
  way: 'requests',
  requests: [{ method, path, ...more }],
  shows: 'answer',
  says,
});
const several = (says: string, requests: readonly TriggerRequest[]): StatusTrigger => ({
  way: 'requests',
  requests,
  shows: 'answer',
  says,
});
const interim = (says: string, method: string, path: string, more: More = {}): StatusTrigger => ({
  way: 'requests',
  requests: [{ method, path, ...more }],
  shows: 'interim',
  says,
});
const addBook = (says: string, change: object = {}, headers: Readonly<Record<string, string>> = {}): StatusTrigger =>
  one(says, 'POST', '/strict/books', {
    as: 'alice',
    headers: { ...json, ...headers },
    body: JSON.stringify({ ...newBook, ...change }),
  });
const putBook = (headers: Readonly<Record<string, string>>): TriggerRequest => ({
  method: 'PUT',
  path: book,
  as: 'alice',
  headers: { ...json, ...headers },
  body: JSON.stringify({ ...newBook, isbn: '9780000000217' }),
});
/** Books of their own, so that nothing that is shown afterwards depends on what became of them. */
const doomedBook = '/strict/books/41';
const lockedBook = '/strict/books/43';
const removeBook: TriggerRequest = { method: 'DELETE', path: doomedBook, as: 'dora', headers: { 'If-Match': '*' } };
const switched = (name: string, on: boolean): TriggerRequest => ({
  method: 'PUT',
  path: '/practice/switches',
  headers: json,
  body: JSON.stringify({ [name]: on }),
});
const times = (count: number, path: string): readonly TriggerRequest[] =>
  Array.from({ length: count }, () => ({ method: 'GET', path }));

/** How each code is brought about on the practice server. A code without a way does not compile. */
export const statusTriggers: { readonly [C in StatusCode]: StatusTrigger } = {
  100: interim('ask before sending a large body', 'PUT', '/strict/store/x', {
    headers: { Expect: '100-continue' },
    body: 'a note',
  }),
  101: one('ask for a WebSocket over this connection', 'GET', '/stream/websocket/echo', {
    headers: {
      Connection: 'Upgrade',
      Upgrade: 'websocket',
      'Sec-WebSocket-Version': '13',
      'Sec-WebSocket-Key': 'dGhlIHNhbXBsZSBub25jZQ==',
    },
  }),
  102: interim('start a rebuild that takes its time', 'POST', '/strict/rebuild'),
  103: interim('ask for a page that needs a style sheet', 'GET', '/strict/page'),
  104: interim('begin an upload that can be resumed', 'POST', '/strict/uploads', {
    headers: { 'Upload-Complete': '?0' },
    body: 'half',
  }),
  200: one('read a book', 'GET', book),
  201: addBook('add a book'),
  202: one('order a report', 'POST', '/strict/reports', { as: 'alice' }),
  203: one('ask through a gateway that changes the answer', 'GET', '/strict/transformed'),
  204: several('remove a book', [removeBook]),
  205: one('send a form that may be emptied', 'POST', '/strict/form', {
    headers: { 'Content-Type': 'application/x-www-form-urlencoded' },
    body: 'name=Fido',
  }),
  206: one('ask for ten bytes of a picture', 'GET', '/media/picture.png', { headers: { Range: 'bytes=0-9' } }),
  207: one('ask a folder for its properties, and those of what is in it', 'PROPFIND', '/strict/dav/house', {
    headers: { Depth: '1' },
  }),
  208: {
    way: 'requests',
    requests: [{ method: 'PROPFIND', path: '/strict/dav/house', headers: { Depth: 'infinity', DAV: 'bind' } }],
    shows: 'part',
    says: 'ask a folder that holds the same thing twice for everything',
  },
  226: one('ask for what is new in a feed', 'GET', '/strict/feed', {
    headers: { 'A-IM': 'feed', 'If-None-Match': '"feed-200"' },
  }),
  300: one('ask for a text that is there in several languages', 'GET', '/strict/translations'),
  301: one('ask at an address that has moved for good', 'GET', '/strict/volumes'),
  302: one('ask for the book of the day', 'GET', '/strict/book-of-the-day'),
  303: one('cast a vote, and be sent to the count', 'POST', '/strict/ballots'),
  304: one('ask again for a version you have', 'GET', book, { headers: { 'If-None-Match': '"21.1-strict"' } }),
  305: { way: 'labelled', path: '/status/305', says: 'deprecated: no client obeys it any more' },
  306: { way: 'labelled', path: '/status/306', says: 'reserved: an early draft used it' },
  307: one('post to a desk that is elsewhere tonight', 'POST', '/strict/night-desk'),
  308: one('post to a desk that has moved for good', 'POST', '/strict/old-desk'),
  400: one('send a body that is not the JSON it says', 'POST', '/strict/books', {
    as: 'alice',
    headers: json,
    body: '{"title": x}',
  }),
  401: one('add a book as nobody', 'POST', '/strict/books', { headers: json, body: JSON.stringify(newBook) }),
  402: one('ask for a text that is to be paid for', 'GET', '/strict/books/21/text', { as: 'alice' }),
  403: one('remove a book without being the admin', 'DELETE', book, { as: 'alice', headers: { 'If-Match': '*' } }),
  404: one('ask for a book that is not there', 'GET', '/strict/books/9999'),
  405: one('replace all comments at once', 'PUT', '/api/Comment', { as: 'alice' }),
  406: one('ask for a picture in a format that nobody draws', 'GET', '/media/picture', {
    headers: { Accept: 'image/x-unknown' },
  }),
  407: one('ask through the proxy without its credentials', 'GET', '/whoami', { throughProxy: true }),
  408: one('promise a body to a hurried desk, and keep it back', 'POST', '/strict/hurried-desk', {
    body: 'It is a long story.',
    wire: { bodyDelayMs: 10_000 },
  }),
  409: addBook('add a book whose ISBN is taken', { isbn: '9780000000019' }),
  410: several('ask for a book after it was removed', [removeBook, { method: 'GET', path: doomedBook }]),
  411: one('send a body in chunks where its length is wanted', 'POST', '/strict/books', {
    as: 'alice',
    headers: json,
    body: JSON.stringify(newBook),
    wire: { bodyFraming: 'chunked' },
  }),
  412: several('replace a version that is no longer the current one', [putBook({ 'If-Match': '"21.9-strict"' })]),
  413: one('send more than the store takes', 'PUT', '/strict/store/x', { filled: { place: 'body', bytes: 5_000_000 } }),
  414: one('ask with an address of nine thousand characters', 'GET', '/anything', { filled: { place: 'query', bytes: 9_000 } }),
  415: addBook('send a book as plain text', {}, { 'Content-Type': 'text/plain' }),
  416: one('ask for bytes beyond the end', 'GET', '/media/picture.png', { headers: { Range: 'bytes=99999-' } }),
  417: one('expect a miracle', 'GET', '/', { headers: { Expect: 'a-miracle' } }),
  418: one('ask a teapot', 'GET', '/teapot'),
  421: one('ask for another host over this connection', 'GET', '/', { headers: { Host: 'elsewhere.example' } }),
  422: addBook('add a book that will appear in the year 2999', { published: '2999-01-01' }),
  423: several('replace a book that bert has locked', [
    { method: 'LOCK', path: lockedBook, as: 'bert' },
    { ...putBook({ 'If-Match': '*' }), path: lockedBook },
  ]),
  424: {
    way: 'requests',
    requests: [
      {
        method: 'POST',
        path: '/strict/batch',
        as: 'alice',
        headers: json,
        body: '[{"op":"price","id":9999,"price":5},{"op":"read","id":1,"after":0},{"op":"read","id":2}]',
      },
    ],
    shows: 'part',
    says: 'send a batch whose first step fails',
  },
  425: addBook('add a book as early data', {}, { 'Early-Data': '1' }),
  426: one('ask for a WebSocket without asking for the switch', 'GET', '/stream/websocket/echo'),
  428: several('replace a book without naming a version', [putBook({})]),
  429: several('ask six times where five a minute are allowed', times(6, '/throttle/anon/')),
  431: one('send a header of seventeen thousand bytes', 'GET', '/', { filled: { place: 'header', bytes: 17_000 } }),
  451: one('ask for a book that a court has withheld', 'GET', '/strict/books/13'),
  500: one('run into a bug', 'GET', '/strict/bug'),
  501: one('use a method that nobody knows', 'BREW', '/'),
  502: one('ask a gateway whose server answers junk', 'GET', '/strict/gateway/junk'),
  503: {
    way: 'requests',
    requests: [switched('maintenance', true), { method: 'GET', path: book }],
    shows: 'answer',
    says: 'ask while the server is being worked on',
    after: switched('maintenance', false),
  },
  504: one('ask a gateway whose server is asleep', 'GET', '/strict/gateway/asleep'),
  505: one('speak HTTP/9.9', 'GET', '/', { wire: { versionText: 'HTTP/9.9' } }),
  506: { way: 'labelled', path: '/status/506', says: 'only a server that was set up wrongly brings it about' },
  507: one('store more than there is room for', 'PUT', '/strict/store/large', { filled: { place: 'body', bytes: 70_000 } }),
  508: one('ask a room of mirrors for everything in it', 'PROPFIND', '/strict/dav/mirror-room'),
  509: several('take more than your share of bandwidth', times(3, '/strict/bandwidth')),
  510: { way: 'labelled', path: '/status/510', says: 'obsolete: the extension it speaks of was an experiment' },
  511: {
    way: 'requests',
    requests: [switched('captivePortal', true), { method: 'GET', path: book }],
    shows: 'answer',
    says: 'ask on a network that wants a login first',
    after: switched('captivePortal', false),
  },
};
