import { asAlice, json, jsonAnswer, type RuleCases } from './advice.test-support';

const html = { 'Content-Type': 'text/html; charset=utf-8' };
const many = (count: number): string => JSON.stringify(Array.from({ length: count }, (_, id) => ({ id, name: `n${id}` })));
const cursorPage = (text: string, rows: readonly object[] = [{ id: 1 }, { id: 2 }]): string =>
  JSON.stringify({
    next: `http://api.example/rows?cursor=${encodeURIComponent(Buffer.from(text).toString('base64'))}`,
    previous: null,
    results: rows,
  });

/** Cases for the rules that go by what is answered. */
export const answerCases: Readonly<Record<string, RuleCases>> = {
  'error-in-success': {
    must: [
      ['sent', 'a bad address for mail', 'POST', '/bad/api/users/create', json, '{"email_address":"nonsense"}'],
      ['sent', 'a user who is not there', 'GET', '/bad/api/users/delete?id=99999'],
      ['sent', 'a field that is not there', 'POST', '/bad/books/22/set-colour', {}, 'red'],
      ['sent', 'a book that is not there', 'GET', '/bad/book?id=9999'],
      [
        'answered',
        'an envelope as JSend has it',
        ['GET', '/a'],
        200,
        jsonAnswer,
        '{"status":"fail","data":{"title":"required"}}',
      ],
      ['answered', 'a page that says 404', ['GET', '/gone'], 200, html, '<title>404 Not Found</title>'],
      [
        'answered',
        'a GraphQL query that was refused, in an answer of its own type',
        ['POST', '/graphql', json, '{"query":"{ nope }"}'],
        200,
        { 'Content-Type': 'application/graphql-response+json' },
        '{"errors":[{"message":"Cannot query field \\"nope\\"."}]}',
      ],
      [
        'answered',
        'a search whose query is no GraphQL',
        ['POST', '/search', json, '{"query":"dune"}'],
        200,
        jsonAnswer,
        '{"errors":[{"message":"x"}]}',
      ],
      ['answered', 'a code within', ['GET', '/a'], 200, jsonAnswer, '{"code":404,"message":"no such user"}'],
    ],
    mustNot: [
      ['sent', 'success that says so', 'POST', '/bad/books/24/set-title', {}, 'Another'],
      ['sent', 'an error with its own status', 'GET', '/library/books/9999/'],
      ['sent', 'a list that is empty', 'GET', '/library/books/?search=zzzzzz'],
      ['answered', 'no errors', ['GET', '/check'], 200, jsonAnswer, '{"errors":[]}'],
      ['answered', 'an error that is null', ['GET', '/a'], 200, jsonAnswer, '{"id":5,"error":null}'],
      ['answered', 'a job that failed', ['GET', '/jobs/7'], 200, jsonAnswer, '{"id":7,"status":"failed","message":"disk full"}'],
      ['answered', 'a report on errors', ['GET', '/imports/3'], 200, jsonAnswer, '{"id":3,"rows":20,"errors":[{"row":4}]}'],
      [
        'answered',
        'GraphQL',
        ['POST', '/graphql', json, '{"query":"{ a }"}'],
        200,
        jsonAnswer,
        '{"data":{"a":null},"errors":[{"message":"x"}]}',
      ],
      [
        'answered',
        'a GraphQL query that was refused, by an older server',
        ['POST', '/graphql', json, '{"query":"query A { a }\\n","variables":{}}'],
        200,
        jsonAnswer,
        '{"errors":[{"message":"x"}]}',
      ],
      [
        'answered',
        'GraphQL in the address',
        ['GET', '/graphql?query=%7B+a+%7D'],
        200,
        jsonAnswer,
        '{"errors":[{"message":"x"}]}',
      ],
      [
        'answered',
        'GraphQL that was carried out, in an answer of its own type',
        ['POST', '/graphql', json, '{"query":"{ a }"}'],
        200,
        { 'Content-Type': 'application/graphql-response+json' },
        '{"data":null,"errors":[{"message":"x","path":["a"]}]}',
      ],
      ['answered', 'a country code', ['GET', '/a'], 200, jsonAnswer, '{"code":404,"country":"x"}'],
      ['answered', 'a member that is null by nature', ['GET', '/users/5/manager'], 200, jsonAnswer, 'null'],
    ],
  },
  'fault-for-input': {
    must: [
      ['sent', 'JSON that is none', 'POST', '/bad/api/users/create', json, 'nonsense'],
      ['sent', 'a number that is none', 'POST', '/bad/manners/traceback', json, '{"count":"ten"}'],
      [
        'answered',
        'a name that is taken',
        ['POST', '/users', json, '{"name":"a"}'],
        500,
        jsonAnswer,
        '{"error":"UNIQUE constraint failed: users.name"}',
      ],
    ],
    mustNot: [
      ['sent', 'a bug of the server', 'GET', '/strict/bug'],
      ['sent', 'the good twin', 'POST', '/library/books/', { ...asAlice, ...json }, 'nonsense'],
      [
        'answered',
        'good JSON, and a server that broke',
        ['POST', '/users', json, '{"name":"a"}'],
        500,
        jsonAnswer,
        '{"error":"disk full"}',
      ],
      [
        'answered',
        'a text that is no JSON and does not say so',
        ['POST', '/notes', { 'Content-Type': 'text/plain' }, 'nonsense'],
        500,
        jsonAnswer,
        '{}',
      ],
      ['answered', 'maintenance', ['POST', '/users', json, 'nonsense'], 503, jsonAnswer, '{}'],
      ['answered', 'nothing was sent', ['GET', '/report'], 500, jsonAnswer, '{"error":"IntegrityError"}'],
    ],
  },
  'error-as-page': {
    must: [
      ['sent', 'a page for a program', 'GET', '/bad/manners/page-for-an-error', { Accept: 'application/json' }],
      [
        'sent',
        'a refusal of a form',
        'POST',
        '/auth/session/login/',
        { 'Content-Type': 'application/x-www-form-urlencoded' },
        'a=b',
      ],
      ['answered', 'a proxy on the way', ['GET', '/api/books'], 502, html, '<h1>502 Bad Gateway</h1>'],
    ],
    mustNot: [
      ['sent', 'the good twin', 'GET', '/strict/bug'],
      ['sent', 'a page that was asked for', 'GET', '/library/books/9999/', { Accept: 'text/html' }],
      ['sent', 'a page of success', 'GET', '/index.html'],
      ['sent', 'problem details', 'GET', '/formats/error', { Accept: 'application/problem+json' }],
      ['answered', 'a page that is missing', ['GET', '/about.html'], 404, html, '<h1>404</h1>'],
      ['answered', 'no body at all', ['GET', '/api'], 412, { ...html, 'Content-Length': '0' }, ''],
    ],
  },
  'created-without-location': {
    must: [
      ['sent', 'no manners', 'POST', '/bad/manners/no-location'],
      [
        'sent',
        'a category, as DRF does without a url field',
        'POST',
        '/api/Category',
        { ...asAlice, ...json },
        '{"name":"Charts"}',
      ],
    ],
    mustNot: [
      [
        'sent',
        'a book',
        'POST',
        '/library/books/',
        { ...asAlice, ...json },
        '{"title":"The Borrowed Ladder","isbn":"9780000009990","author":"/library/authors/2/","price":"18.40"}',
      ],
      [
        'answered',
        'Content-Location',
        ['POST', '/notes', json, '{}'],
        201,
        { ...jsonAnswer, 'Content-Location': '/notes/5' },
        '{}',
      ],
      ['answered', 'what PUT made lives where it was put', ['PUT', '/notes/5', json, '{}'], 201, jsonAnswer, '{}'],
      ['answered', 'taken on, not made', ['POST', '/jobs', json, '{}'], 202, jsonAnswer, '{}'],
      ['answered', '200 for a deed', ['POST', '/orders/5/confirm'], 200, jsonAnswer, '{}'],
    ],
  },
  'body-in-no-content': {
    must: [['sent', 'a body behind it', 'DELETE', '/bad/manners/body-in-204']],
    mustNot: [
      ['sent', 'the good twin', 'DELETE', '/api/Category/3', asAlice],
      ['answered', 'a length of nought, as DRF has it', ['DELETE', '/a'], 204, { 'Content-Length': '0' }, ''],
      ['answered', 'a 200 with a body', ['DELETE', '/a'], 200, jsonAnswer, '{"deleted":true}'],
    ],
  },
  'not-allowed-without-allow': {
    must: [['sent', 'no manners', 'PUT', '/bad/manners/no-allow']],
    mustNot: [
      ['sent', 'the good twin', 'PUT', '/api/Comment', asAlice],
      ['answered', 'an Allow that is empty', ['PUT', '/a'], 405, { Allow: '' }, ''],
      ['answered', 'a method nobody knows', ['BREW', '/a'], 501, {}, ''],
    ],
  },
  'unauthorized-without-challenge': {
    must: [['sent', 'no manners', 'GET', '/bad/manners/no-challenge']],
    mustNot: [
      ['sent', 'the good twin', 'GET', '/auth/basic/'],
      ['sent', 'a session has nothing to challenge with, and says 403', 'GET', '/auth/session/'],
      ['answered', 'a proxy that asks', ['GET', '/a'], 407, { 'Proxy-Authenticate': 'Basic realm="p"' }, ''],
    ],
  },
  'unbounded-list': {
    must: [
      ['sent', 'all books, whatever is asked', 'GET', '/bad/books?page=2'],
      ['sent', 'all books in one list', 'GET', '/pagination/none/'],
      ['answered', 'a list in an envelope', ['GET', '/users'], 200, jsonAnswer, `{"users":${many(150)}}`],
    ],
    mustNot: [
      ['sent', 'the good twin', 'GET', '/library/books/'],
      ['sent', 'a hundred to a page', 'GET', '/library/books/?page_size=100'],
      ['sent', 'pages by Link', 'GET', '/pagination/link-header/?page_size=100'],
      ['answered', 'as many as were asked for', ['GET', '/users?limit=500'], 200, jsonAnswer, many(500)],
      ['answered', 'the countries of the world', ['GET', '/countries'], 200, jsonAnswer, many(249)],
      ['answered', 'a short list', ['GET', '/users'], 200, jsonAnswer, many(99)],
      [
        'answered',
        'one thing with a long track',
        ['GET', '/walks/5'],
        200,
        jsonAnswer,
        JSON.stringify({ id: 5, track: many(0), points: 400 }),
      ],
    ],
  },
  'no-validator': {
    must: [
      ['sent', 'all books', 'GET', '/pagination/none/'],
      ['sent', 'one book', 'GET', '/bad/book?id=21'],
    ],
    mustNot: [
      ['sent', 'an ETag', 'GET', '/library/books/21/'],
      ['sent', 'not to be kept at all', 'GET', '/bad/books'],
      ['sent', 'an error', 'GET', '/library/books/9999/'],
      [
        'answered',
        'Last-Modified alone',
        ['GET', '/a'],
        200,
        { ...jsonAnswer, 'Last-Modified': 'Thu, 01 Jan 2026 00:00:00 GMT' },
        '{}',
      ],
      ['answered', 'a heartbeat', ['GET', '/healthz'], 200, jsonAnswer, '{"ok":true}'],
      ['answered', 'a POST', ['POST', '/search', json, '{}'], 200, jsonAnswer, '{}'],
    ],
  },
  'no-cache-policy': {
    must: [
      ['sent', 'one book', 'GET', '/library/books/21/'],
      ['sent', 'the bad twin', 'GET', '/bad/book?id=21'],
    ],
    mustNot: [
      ['sent', 'good for a minute', 'GET', '/cache/max-age/'],
      ['sent', 'not to be kept', 'GET', '/bad/books'],
      ['sent', 'a removal', 'DELETE', '/api/Category/4', asAlice],
      ['answered', 'Expires, as of old', ['GET', '/a'], 200, { ...jsonAnswer, Expires: 'Thu, 01 Jan 2026 00:00:00 GMT' }, '{}'],
      ['answered', 'no-cache', ['GET', '/a'], 200, { ...jsonAnswer, 'Cache-Control': 'no-cache' }, '{}'],
    ],
  },
  'mislabelled-body': {
    must: [
      ['sent', 'JSON as text', 'GET', '/bad/manners/json-as-text'],
      ['sent', 'JSON as bytes', 'GET', '/contrasts/uniform/description'],
      ['answered', 'JSON that is none', ['GET', '/a'], 200, jsonAnswer, '{"id": undefined}'],
      ['answered', 'no type at all', ['GET', '/a'], 200, {}, '{"id":1}'],
    ],
    mustNot: [
      ['sent', 'the good twin', 'GET', '/contrasts/uniform/whole'],
      ['sent', 'text that is text', 'GET', '/media/greeting'],
      ['answered', 'a number is text as well', ['GET', '/count'], 200, { 'Content-Type': 'text/plain' }, '42'],
      ['answered', 'YAML may look like JSON', ['GET', '/a'], 200, { 'Content-Type': 'application/yaml' }, '{"id":1}'],
      [
        'answered',
        'a file to save',
        ['GET', '/export'],
        200,
        { 'Content-Type': 'application/octet-stream', 'Content-Disposition': 'attachment; filename="a.json"' },
        '{"id":1}',
      ],
      ['answered', 'a type of its own', ['GET', '/a'], 200, { 'Content-Type': 'application/vnd.shop+json' }, '{"id":1}'],
    ],
  },
  'unstable-cursor': {
    must: [
      ['sent', 'over fractions', 'GET', '/pagination/cursor-floats/?page_size=3'],
      ['sent', 'over a word that many share', 'GET', '/pagination/cursor-ties/?page_size=3'],
      ['sent', 'over days, some of which are missing', 'GET', '/pagination/cursor-nulls/?page_size=3'],
    ],
    mustNot: [
      ['sent', 'over the id', 'GET', '/pagination/cursor/?page_size=3'],
      ['sent', 'no cursor', 'GET', '/pagination/page-number/?page_size=3'],
      ['answered', 'over a moment', ['GET', '/rows'], 200, jsonAnswer, cursorPage('p=2024-01-01+01:00:00.123456+00:00')],
      ['answered', 'over a price and an id', ['GET', '/rows'], 200, jsonAnswer, cursorPage('{"price":9.5,"id":12}')],
      [
        'answered',
        'over names that are unique',
        ['GET', '/rows'],
        200,
        jsonAnswer,
        cursorPage('zelda', [{ name: 'yoda' }, { name: 'zelda' }]),
      ],
      ['answered', 'over seconds with a fraction', ['GET', '/rows'], 200, jsonAnswer, cursorPage('1503435956.000247')],
    ],
  },
  'no-retry-hint': {
    must: [
      ['sent', 'no manners', 'GET', '/bad/manners/no-retry'],
      ['answered', 'maintenance without an end', ['GET', '/a'], 503, {}, ''],
    ],
    mustNot: [
      ['sent', '429 with it', 'GET', '/status/429'],
      ['sent', '503 with it', 'GET', '/status/503'],
      ['answered', 'a limit that tells its reset', ['GET', '/a'], 429, { 'X-RateLimit-Reset': '1700000000' }, ''],
      ['answered', 'a 500 comes unforeseen', ['GET', '/a'], 500, {}, ''],
    ],
  },
};
