import { asAlice, json, jsonAnswer, type RuleCases } from './advice.test-support';

const elsewhere = 'http://api.example';

/** Cases for the rules that go by what is asked. */
export const addressCases: Readonly<Record<string, RuleCases>> = {
  'verb-in-path': {
    must: [
      ['sent', 'a bad twin that creates', 'POST', '/bad/api/users/create', json, '{"email_address":"a@b.example"}'],
      ['sent', 'a bad twin that deletes', 'GET', '/bad/api/users/delete?id=999'],
      ['saved', 'GET', '{{base}}/getUsers'],
      ['saved', 'POST', 'https://api.example/v1/books/add-book'],
      ['saved', 'GET', 'https://api.example/users/list'],
      ['saved', 'POST', 'https://api.example/books/22/update'],
      ['saved', 'GET', 'https://api.example/fetch_orders?id=3'],
    ],
    mustNot: [
      ['sent', 'the good twin', 'GET', '/library/books/?page_size=2'],
      ['sent', 'a deed that no method says', 'POST', '/orders/1/confirm'],
      ['saved', 'GET', 'https://api.example/orders/create-date'],
      ['saved', 'GET', 'https://api.example/updates'],
      ['saved', 'GET', 'https://api.example/news'],
      ['saved', 'GET', 'https://api.example/settings/show-notices'],
      ['saved', 'GET', 'https://api.example/addresses/5'],
      ['saved', 'GET', 'https://api.example/change-requests'],
      ['saved', 'GET', 'https://api.example/shopping/list'],
      ['saved', 'GET', 'https://api.example/listings/makers'],
      ['saved', 'GET', 'https://api.example/books/22/edit-history'],
    ],
  },
  'field-endpoint': {
    must: [
      ['sent', 'a bad twin that sets a title', 'POST', '/bad/books/22/set-title', {}, 'Another'],
      ['sent', 'a bad twin that sets a price', 'POST', '/bad/books/23/set-price', {}, '12.50'],
      ['saved', 'PUT', 'https://api.example/users/{{id}}/updateEmail'],
      ['saved', 'POST', 'https://api.example/users/5/change_password'],
    ],
    mustNot: [
      ['sent', 'one PATCH for all', 'PATCH', '/library/books/22/', { ...asAlice, ...json }, '{"price":"9.00"}'],
      ['saved', 'PUT', 'https://api.example/books/22/settings'],
      ['saved', 'POST', 'https://api.example/books/22/updates'],
      ['saved', 'POST', 'https://api.example/orders/7/change-requests'],
      ['saved', 'PUT', 'https://api.example/books/22/cover'],
      ['saved', 'GET', 'https://api.example/books/22/set-title'],
    ],
  },
  'capital-in-path': {
    must: [
      ['sent', 'the category of the seeds', 'GET', '/api/Category'],
      ['sent', 'the comments beside it', 'GET', '/api/Comment'],
      ['saved', 'GET', 'https://api.example/library/bookStores/5'],
    ],
    mustNot: [
      ['sent', 'small letters', 'GET', '/library/categories/'],
      ['sent', 'capitals in the query alone', 'GET', '/library/books/?search=The+Salt&page_size=1'],
      ['sent', 'OData, by its own specification', 'GET', '/pagination/odata/?$top=2'],
      ['saved', 'GET', 'https://api.example/users/Alice'],
      ['saved', 'GET', 'https://api.example/rates/EUR'],
      ['saved', 'GET', 'https://api.example/pages/en-US'],
      ['saved', 'GET', 'https://api.example/caf%C3%A9'],
      ['saved', 'GET', 'https://api.example/docs/README.md'],
      ['saved', 'GET', 'https://API.Example/books'],
      ['saved', 'GET', 'https://api.example/files/9aF3kQ0rU7mKpYw2c'],
    ],
  },
  'key-in-address': {
    must: [
      ['sent', 'a key in the query, which works', 'GET', '/auth/api-key/?api_key=alice.Vb3xQ0rU7mKpYw2c'],
      ['saved', 'GET', 'https://api.example/books?access_token={{token}}'],
      ['saved', 'GET', 'https://alice:practice@api.example/books'],
      ['saved', 'GET', 'https://maps.example/tiles?key=AIzaSyD3x4mpl3K3y123'],
      ['saved', 'GET', 'https://api.example/login?user=alice&password=practice'],
    ],
    mustNot: [
      ['sent', 'the same key in a header', 'GET', '/auth/api-key/', { 'X-API-Key': 'alice.Vb3xQ0rU7mKpYw2c' }],
      ['sent', 'a token that names a page', 'GET', '/pagination/token/?pageToken=MjIw'],
      ['saved', 'GET', 'https://api.example/books?key=title'],
      ['saved', 'GET', 'https://api.example/books?api_key='],
      ['saved', 'GET', 'https://api.example/keys/5'],
      ['saved', 'GET', 'https://api.example/books?sort=token'],
      [
        'saved',
        'GET',
        'https://bucket.example/a.txt?X-Amz-Date=20260101T000000Z&X-Amz-Expires=60&X-Amz-Signature=abcdef0123456789',
      ],
      ['saved', 'GET', 'https://api.example/mail/alice@library.example'],
    ],
  },
  'credentials-over-http': {
    must: [
      ['sentTo', elsewhere, 'GET', '/auth/basic/', asAlice],
      ['sentTo', elsewhere, 'GET', '/auth/token/', { Authorization: 'Token 9944b09199c62bcf9418ad846dd0e4bbdfc6ee4b' }],
      ['sentTo', elsewhere, 'GET', '/auth/api-key/', { 'X-API-Key': 'alice.Vb3xQ0rU7mKpYw2c' }],
    ],
    mustNot: [
      ['sent', 'to this machine', 'GET', '/auth/basic/', asAlice],
      ['sentTo', 'https://api.example', 'GET', '/auth/basic/', asAlice],
      ['sentTo', elsewhere, 'GET', '/library/books/?page_size=1'],
      [
        'sentTo',
        elsewhere,
        'GET',
        '/library/books/1/',
        { Authorization: 'Digest username="alice", response="6629fae49393a05397450978507c4ef1"' },
      ],
      ['sentTo', elsewhere, 'GET', '/library/books/1/', { Authorization: 'Signature keyId="alice", signature="cGV0YWw="' }],
    ],
  },
  'write-on-collection': {
    must: [
      ['sent', 'every category replaced', 'PUT', '/api/Category', { ...asAlice, ...json }, '[{"name":"Prose"},{"name":"Verse"}]'],
      ['saved', 'DELETE', 'https://api.example/api/users'],
      ['saved', 'DELETE', 'https://api.example/user?id=5'],
      ['saved', 'PUT', 'https://api.example/books'],
    ],
    mustNot: [
      ['sent', 'one of them', 'DELETE', '/api/Category/2', asAlice],
      ['sent', 'one that is refused', 'PUT', '/api/Comment', asAlice],
      [
        'sent',
        'one book',
        'PUT',
        '/library/books/31/',
        { ...asAlice, ...json },
        '{"title":"A","isbn":"9780000000316","author":"/library/authors/2/","price":"18.40"}',
      ],
      ['saved', 'PUT', 'https://api.example/users/5/settings'],
      ['saved', 'PUT', 'https://api.example/settings'],
      ['saved', 'PUT', 'https://api.example/notes/5/tags'],
      ['saved', 'DELETE', 'https://api.example/session'],
      ['saved', 'POST', 'https://api.example/books'],
      ['sent', 'a container that its maker named', 'PUT', '/swift/v1/attics', asAlice],
    ],
  },
  'unsafe-get': {
    must: [
      ['sent', 'a user made by a GET', 'GET', '/bad/api/users/create?email_address=carl@library.example'],
      ['sent', 'a user removed by a link', 'GET', '/bad/api/users/delete?id=2'],
      ['saved', 'GET', 'https://api.example/items/remove?id=4'],
      ['answered', 'a GET that is answered with 201', ['GET', '/visits'], 201, jsonAnswer, '{"id":1}'],
    ],
    mustNot: [
      ['sent', 'a reading', 'GET', '/bad/books'],
      ['sent', 'a POST', 'POST', '/bad/api/users/create', json, '{"email_address":"a@b.example"}'],
      ['saved', 'GET', 'https://api.example/users/list'],
      ['saved', 'GET', 'https://api.example/books?sort=create_date'],
      ['saved', 'GET', 'https://api.example/updates'],
      ['answered', 'a page with a form on it', ['GET', '/users/5/edit'], 200, { 'Content-Type': 'text/html' }, '<form></form>'],
      ['answered', 'a GET that is refused', ['GET', '/users/delete?id=5'], 405, { Allow: 'POST' }, ''],
    ],
  },
  'write-redirected': {
    must: [
      ['sent', 'a missing slash, as Django has it', 'POST', '/library/books', { ...asAlice, ...json }, '{}'],
      ['answered', 'a PUT sent on by 302', ['PUT', '/notes/1', json, '{}'], 302, { Location: '/elsewhere/1' }, ''],
    ],
    mustNot: [
      ['answered', '308 keeps the method', ['POST', '/books', json, '{}'], 308, {}, ''],
      ['sent', '303 means a GET', 'POST', '/redirect/1?status=303', json, '{}'],
      [
        'answered',
        'a form of a page',
        ['POST', '/login', { 'Content-Type': 'application/x-www-form-urlencoded' }, 'a=b'],
        302,
        { Location: '/home' },
        '',
      ],
      ['sent', 'a GET', 'GET', '/redirect/1'],
    ],
  },
};
