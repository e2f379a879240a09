/** What covers a line: something of this project by its kind and name, which a test looks up. */
export type Cover = `${'lesson' | 'scene' | 'term' | 'rule' | 'panel' | 'endpoint' | 'explain' | 'file'}:${string}`;

/** One thing that courses on REST name, in our words. */
export interface CourseLine {
  readonly says: string;
  /** Often told more simply than it is: a lesson that covers it must carry a note. */
  readonly isClaim?: true;
  /** What lets a person see or do it. */
  readonly shows: readonly Cover[];
  /** What the practice server has for it; none where there is nothing to serve. */
  readonly serves: readonly Cover[];
}

const line = (says: string, shows: string, serves = ''): CourseLine => ({ says, shows: covers(shows), serves: covers(serves) });
const claim = (says: string, shows: string, serves = ''): CourseLine => ({ ...line(says, shows, serves), isClaim: true });

/** Names are parted by blanks; a slash at the beginning is an endpoint. */
const covers = (names: string): readonly Cover[] =>
  names.split(' ').flatMap((name) => (name === '' ? [] : [(name.startsWith('/') ? `endpoint:${name}` : name) as Cover]));

const theDrawing: readonly CourseLine[] = [
  line('what REST is', 'lesson:first-request term:rest', '/ /library/'),
  line('a browser, a GET, a web site', 'lesson:type-a-name scene:cycle', '/library/books/ /index.html'),
  claim('GET gives a list', 'lesson:first-request', '/library/books/ /library/books/{id}/'),
  line('POST makes one', 'lesson:add-something panel:browse/form', '/library/books/ /strict/books'),
  line('PUT renews the whole', 'lesson:replace-or-change lesson:a-lost-update', '/library/books/{id}/ /strict/books/{id}'),
  line('PATCH renews a part', 'lesson:replace-or-change', '/library/books/{id}/'),
  line('DELETE removes', 'lesson:delete-twice', '/strict/books/{id} /library/books/{id}/'),
  line('no memory between requests', 'lesson:no-memory term:stateless', '/contrasts/memory/{kind}'),
  line('the state is with the client', 'scene:client-state lesson:session-and-csrf', '/contrasts/memory/{kind} /cookies/'),
  line(
    'many servers behind a balancer with a cache',
    'scene:balancer lesson:three-servers panel:practice/flow-drawing',
    '/gateway/ /gateway/replicas/{n}/{action}',
  ),
  line('a framework for APIs in Django', 'lesson:drf-at-first-sight term:drf', '/library/books/'),
  line(
    'from formats through serializers to objects and tables',
    'scene:write-pipeline lesson:stages-of-a-write',
    '/library/books/ /roundtrip',
  ),
  line('writing an object down', 'lesson:five-formats term:serialization', '/formats/book'),
  claim('building it again', 'lesson:stages-of-a-write term:deserialization', '/roundtrip /library/books/'),
  line('mapping objects to tables', 'lesson:behind-the-answer term:orm', '/queries/books/{way}'),
  line('an API with pages for people', 'lesson:type-a-name panel:browse', '/library/books/'),
  line(
    'security: who is it',
    'lesson:who-and-may lesson:digest term:authentication',
    '/auth/basic/ /auth/bearer/ /auth/api-key/ /auth/digest/ /auth/session/ /auth/oauth2/',
  ),
  line(
    'security: may they',
    'lesson:four-permissions lesson:whose-is-it scene:permission-matrix panel:auth-lab/matrix-lab',
    '/permissions/is-admin-user/ /library/comments/{id}/',
  ),
  line('security: OAuth', 'lesson:oauth-with-a-person scene:oauth-sequence', '/oauth/authorize /oauth/token'),
  line('documentation', 'lesson:the-contract term:openapi', '/openapi.json /'),
  line(
    'status codes by their constants',
    'panel:status-atlas lesson:rare-and-renamed lesson:before-the-answer',
    '/status/{code}',
  ),
  claim('a list of codes without redirections', 'lesson:five-classes lesson:elsewhere', '/redirect/{n} /strict/volumes'),
];

const aFirstApi: readonly CourseLine[] = [
  line('a first API with Python and Flask', 'lesson:four-frameworks', '/pages/snippets/{name}'),
  claim('a RESTful API is a RESTful web service', 'lesson:the-contract term:web-service term:restful term:rest'),
  claim('REST takes less bandwidth than SOAP', 'lesson:soap-or-rest scene:soap-or-rest', '/soap /library/books/{id}/'),
  claim('GraphQL, another style beside REST', 'lesson:ask-for-fields term:graphql', '/graphql /graphql/closed'),
  claim(
    'subscriptions, and queries by their names',
    'lesson:answers-that-go-on term:subscription',
    '/graphql /graphql/trusted /graphql/stream',
  ),
  line('an API lets programs ask each other for services', 'lesson:the-contract term:api', '/openapi.json'),
  line('a transaction as a series of small modules', 'lesson:small-steps term:module', '/orders/ /orders/{id}/confirm'),
  line(
    'modules give freedom and are hard to design',
    'lesson:small-steps lesson:nouns-not-verbs',
    '/api/users /bad/api/users/create',
  ),
  line('Amazon S3 as a model', 'lesson:objects-files-blocks lesson:signed-requests', '/s3/ /s3/{bucket}'),
  line('CDMI as a model', 'lesson:objects-files-blocks', '/cdmi/{container}/{object*}'),
  line('OpenStack Swift as a model', 'lesson:objects-files-blocks', '/swift/v1/{container}/{object*} /swift/auth/v1.0'),
  claim('HTTP as RFC 2616 defines it', 'lesson:rare-and-renamed', '/status/{code}'),
  claim(
    'the resource is an object, a file or a block',
    'lesson:objects-files-blocks lesson:parts-and-copies',
    '/strict/store/{name} /blocks/{n}',
  ),
  claim('seven layers', 'lesson:seven-layers scene:osi-layers panel:viewer/time-by-layer', '/whoami/connection'),
  line('the application layer: a name goes out, a page comes back', 'lesson:type-a-name term:http', '/index.html /pages/{name}'),
  line('FTP, TFTP, SMTP, TELNET, DNS', 'lesson:other-protocols', '/pages/transcripts/{name}'),
  line('constraint: client and server', 'lesson:client-and-server', '/contrasts/behind /contrasts/behind/authors/{id}'),
  line('constraint: stateless', 'lesson:no-memory lesson:cart-in-a-token', '/contrasts/memory/{kind} /cart'),
  line(
    'constraint: cacheable',
    'lesson:marked-cacheable lesson:how-long-it-keeps scene:cache-freshness',
    '/cache/max-age/ /cache/no-store/ /cache/private/',
  ),
  claim('constraint: uniform interface', 'lesson:uniform-interface term:uniform-interface', '/contrasts/uniform/{name}'),
  line('constraint: layered system', 'lesson:layers term:layered-system', '/gateway/ /orders/{id}'),
  claim('constraint: code on demand', 'lesson:code-on-demand scene:code-on-demand', '/forms/signup /forms/signup.js'),
  claim('a code with its phrase', 'lesson:parts-of-a-response term:reason-phrase', '/status/{code}'),
];

const fromRestToDrf: readonly CourseLine[] = [
  line(
    'a lesson to read offline, in order, and to take up again',
    'file:electron/storage/lesson-progress-file.ts lesson:first-request',
  ),
  line(
    'seven aims',
    'lesson:first-request lesson:no-memory lesson:seven-methods lesson:basic lesson:five-classes lesson:nouns-not-verbs lesson:throttle-burst',
    '/',
  ),
  line(
    'clients, servers, and a book as a resource',
    'lesson:addresses term:resource panel:tour',
    '/library/books/ /library/authors/ /library/loans/ /library/members/',
  ),
  line('addresses of resources, answered in JSON', 'lesson:addresses term:uri', '/library/books/{id}/'),
  claim('a style with guidelines, not a standard', 'lesson:uniform-interface term:restful'),
  line('a request names its resource', 'lesson:uniform-interface lesson:addresses', '/library/books/ /contrasts/uniform/{name}'),
  line('a representation holds what it takes to change it', 'lesson:uniform-interface', '/contrasts/uniform/{name}'),
  line('a message describes itself', 'lesson:uniform-interface', '/contrasts/uniform/{name}'),
  line(
    'a client can find out what it may do',
    'lesson:seven-methods panel:browse/method-bar.tsx term:hateoas',
    '/contrasts/uniform/{name}',
  ),
  line('requests in any order', 'lesson:no-memory', '/contrasts/memory/{kind}'),
  line('proxies, gateways and services of others', 'lesson:layers', '/orders/services /strict/gateway/{service}'),
  line(
    'marked as cacheable or not, and faster the second time',
    'lesson:marked-cacheable panel:viewer/time-view.tsx',
    '/cache/max-age/ /cache/page/',
  ),
  claim('optional code, such as the checks of a form', 'lesson:code-on-demand', '/forms/signup.js'),
  line(
    'what it buys: scale, flexibility, independence',
    'lesson:what-it-buys term:versioning',
    '/v1/books/{id} /v2/books/{id} /practice/figures',
  ),
  claim('from client to server and back in four stops', 'lesson:four-stops', '/library/books/{id}/'),
  claim(
    'what each method is for',
    'lesson:seven-methods lesson:the-head-alone panel:composer/method-picker.tsx',
    '/library/books/',
  ),
  claim('Basic wants HTTPS', 'lesson:basic panel:auth-lab/basic-lab.tsx term:base64', '/auth/basic/'),
  claim('a bearer token is encrypted', 'lesson:signed-not-sealed panel:auth-lab/bearer-lab.tsx', '/auth/bearer/ /auth/jwt/'),
  claim(
    'an API key for each client, which can be stolen',
    'lesson:api-keys panel:auth-lab/stolen-key-lab.tsx rule:key-in-address',
    '/auth/keys/ /auth/keys/{id}/rotate/ /auth/keys/{id}/usage/',
  ),
  claim('OAuth combines passwords and tokens', 'lesson:oauth-for-a-program lesson:oauth-with-a-person', '/oauth/token'),
  line('five ranges of codes', 'lesson:five-classes panel:status-atlas', '/status/{code}'),
  line(
    'the codes one meets, with their reasons',
    'lesson:your-move lesson:good-news lesson:not-your-fault explain:explain-status',
    '/status/{code} /strict/books',
  ),
  line(
    'body and headers of a response',
    'lesson:parts-of-a-response panel:viewer/head-view.tsx',
    '/stream/encoding/{name} /formats/charset/{name}',
  ),
  claim(
    'a toolkit with logins, serializers and documentation',
    'lesson:drf-at-first-sight lesson:behind-the-answer',
    '/library/statistics/ /oauth1/request-token',
  ),
  line(
    'no verbs in addresses',
    'lesson:nouns-not-verbs scene:good-and-bad-twins rule:verb-in-path',
    '/api/users /bad/api/users/create /bad/api/users/delete',
  ),
  line('one name for one kind of resource', 'lesson:one-name rule:plural-drift', '/bad/book /bad/books'),
  line('one name for one field', 'lesson:one-name rule:id-drift rule:email-drift', '/bad/book /bad/api/users/create'),
  claim(
    'errors that help: no success that hides a failure',
    'lesson:errors-worth-reading rule:error-in-success rule:fault-for-input term:problem-details',
    '/formats/error /bad/api/users/create',
  ),
  line('tokens by installed apps and authentication classes', 'lesson:token-for-a-password', '/api-token-auth/ /auth/token/'),
  line(
    'four permission classes',
    'lesson:four-permissions scene:permission-matrix',
    '/permissions/allow-any/ /permissions/is-authenticated/ /permissions/is-admin-user/ /permissions/is-authenticated-or-read-only/',
  ),
  line('why lists come in pages', 'lesson:why-pages rule:unbounded-list', '/pagination/none/ /pagination/page-number/'),
  line('pages by number', 'lesson:numbers-and-offsets panel:browse/paging', '/pagination/page-number/'),
  line('pages by limit and offset', 'lesson:numbers-and-offsets', '/pagination/limit-offset/'),
  line(
    'pages by cursor, stable while rows arrive',
    'lesson:while-you-page scene:cursor-or-page term:cursor',
    '/pagination/cursor/ /pagination/insert',
  ),
  claim(
    'what a cursor’s order must be',
    'lesson:what-a-cursor-needs rule:unstable-cursor',
    '/pagination/cursor-ties/ /pagination/cursor-nulls/ /pagination/cursor-floats/',
  ),
  line('pages in one’s own shape', 'lesson:pages-of-your-own', '/pagination/nested-links/ /pagination/link-header/'),
  claim(
    'throttling is rate control and no security',
    'lesson:throttle-burst scene:throttle-burst explain:explain-waiting',
    '/throttle/anon/',
  ),
  line(
    'throttles by address, by user, by purpose',
    'lesson:three-throttles panel:practice/rate-meter.tsx',
    '/throttle/anon/ /throttle/user/ /throttle/scoped/',
  ),
  line('set for all, or for one view', 'lesson:three-throttles', '/throttle/config'),
  line(
    'a hundred a day, and a thousand',
    'lesson:three-throttles panel:practice/practice-clock.tsx',
    '/throttle/config /practice/clock',
  ),
  line('six places for copies', 'lesson:where-copies-lie', '/cache/page/'),
  line(
    'the whole application, one view, or by header and cookie',
    'lesson:where-copies-lie lesson:one-copy-for-each term:vary',
    '/cache/mode/{mode}/{page} /cache/kept/{by} /cache/vary/language/',
  ),
  line('what to take away', 'lesson:what-it-buys file:shared/lessons/track-summary.ts'),
  claim(
    'one PATCH rather than an address for each field',
    'lesson:one-patch rule:field-endpoint',
    '/library/books/{id}/ /bad/books/{id}/{field}',
  ),
  claim('a standard for caching with Redis', 'lesson:where-copies-lie', '/cache/page/'),
  claim('a cookbook for it all', 'lesson:one-patch', '/library/books/{id}/'),
];

const notesInPython: readonly CourseLine[] = [
  line('REST in Python', 'lesson:four-frameworks lesson:drf-at-first-sight', '/pages/snippets/{name}'),
  line('client and server apart', 'lesson:client-and-server', '/contrasts/behind'),
  line('each request as if it were the first', 'lesson:no-memory', '/contrasts/memory/{kind}'),
  line('tokens: no memory, and yet a cart', 'lesson:cart-in-a-token scene:stateless-or-session', '/cart /cart/session'),
  line(
    'a copy in place of another request',
    'lesson:marked-cacheable lesson:is-my-copy-good term:cache',
    '/cache/max-age/ /cache/notes/strong',
  ),
  line('one interface for phone, desk and server', 'lesson:one-server-many-clients', '/library/books/'),
  line('server A asks the others', 'lesson:layers', '/orders/{id}'),
  claim('JavaScript on demand', 'lesson:code-on-demand', '/forms/signup.js'),
  claim('a request is head, blank line and body', 'lesson:parts-of-a-request panel:viewer/wire-view.tsx', '/anything'),
  claim('the request line, and how its version is written', 'lesson:parts-of-a-request term:request-line', '/index.html'),
  line(
    'Accept with pictures, Accept-Language',
    'lesson:what-you-can-read panel:composer/headers-part.tsx',
    '/media/picture /media/greeting',
  ),
  claim('a body that holds who you are', 'lesson:session-and-csrf lesson:plus-and-percent', '/auth/session/login/'),
  line('a form with a plus in it', 'lesson:plus-and-percent', '/puppies'),
  claim(
    'a response is a status line, fields, a blank line and a body',
    'lesson:parts-of-a-response term:status-line',
    '/media/{name}',
  ),
  line(
    'a body that is a sound, a picture, a page',
    'lesson:parts-of-a-response panel:viewer/body-views',
    '/media/ /media/{name} /pages/{name}',
  ),
];

const notesOnBackends: readonly CourseLine[] = [
  line('a backend is a server', 'lesson:one-server-many-clients term:server panel:practice', '/practice/log'),
  line('devices and browsers that use it', 'lesson:one-server-many-clients term:client', '/library/books/{id}/'),
  line('requests and responses in turn', 'lesson:type-a-name scene:cycle', '/index.html'),
  claim('method, identifier, perhaps data; status, perhaps data', 'lesson:four-stops', '/anything'),
  line('head and body', 'lesson:parts-of-a-response term:head term:body', '/anything'),
  line('a GET that takes anything', 'lesson:parts-of-a-request', '/anything'),
  line('a POST that says what it sends', 'lesson:parts-of-a-request', '/anything'),
  line('seven methods in a word each', 'lesson:seven-methods term:method', '/library/books/'),
  claim('sixty-two codes by class', 'lesson:five-classes panel:status-atlas', '/status/{code}'),
  claim('451 exists and 450 does not', 'lesson:five-classes panel:status-atlas', '/status/{code} /strict/books/{id}'),
  line('nobody knows all of them', 'panel:status-atlas lesson:five-classes'),
  line('the most frequent ones', 'panel:status-atlas lesson:good-news lesson:your-move lesson:elsewhere', '/status/{code}'),
  line('phones, watches, computers, embedded things', 'lesson:one-server-many-clients', '/library/books/{id}/'),
  line('Django before others', 'lesson:drf-at-first-sight', '/library/books/'),
  line('resource, method, data: views are the heart', 'lesson:four-stops term:view', '/library/books/{id}/'),
  claim('HTTP speaks in strings', 'lesson:bytes-not-letters term:charset', '/formats/charset/{name}'),
  line('memory: blocks, rows, trees, graphs', 'lesson:there-and-back term:tree term:graph', '/tree /graph /graph/{id}'),
  line('a serial format from which it can be rebuilt', 'lesson:there-and-back term:round-trip', '/roundtrip'),
  line('markup: XML and HTML', 'lesson:five-formats term:markup term:xml term:html', '/formats/book'),
  line('data interchange: JSON and YAML', 'lesson:five-formats term:json term:yaml', '/formats/book'),
  claim(
    'HTML for display, JSON because of JavaScript',
    'lesson:five-formats scene:representations',
    '/formats/book /library/books/',
  ),
  line('Python, PHP, JavaScript, Ruby', 'lesson:four-frameworks', '/pages/snippets/{name}'),
  line(
    'Django, Rails, Laravel, Express',
    'lesson:four-frameworks term:framework',
    '/formats/error /contrasts/frameworks/{name}/form',
  ),
  claim('large sites that use it', 'lesson:one-server-many-clients'),
  line('the letters of REST', 'term:rest lesson:first-request'),
  line(
    '/api/Category with four methods',
    'lesson:category-and-comment rule:write-on-collection rule:capital-in-path',
    '/api/Category /api/Category/{id}',
  ),
  line('/api/Comment with two', 'lesson:category-and-comment', '/api/Comment'),
];

/** Every line, course by course in the order of each. */
export const courseLines: readonly CourseLine[] = [
  ...theDrawing,
  ...aFirstApi,
  ...fromRestToDrf,
  ...notesInPython,
  ...notesOnBackends,
];
