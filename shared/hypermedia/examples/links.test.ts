import { describe, expect, test } from 'vitest';
import { expandTemplate } from '../expand-template';
import { readPage } from '../read-page';
import { pageOf } from '../kinds/kinds.test-support';
import { templateVariables } from '../template-variables';

const url = 'http://example.com/TheBook/chapter3';

/** Links in the head as specifications and public APIs send them: the field, and relation, address and label of each link. */
const published: readonly (readonly [source: string, lines: readonly string[], found: readonly string[]])[] = [
  [
    'RFC 8288, 3.5, first example',
    ['<http://example.com/TheBook/chapter2>; rel="previous"; title="previous chapter"'],
    ['previous http://example.com/TheBook/chapter2 previous chapter'],
  ],
  [
    'RFC 8288, 3.5, a relation that is an address',
    ['</>; rel="http://example.net/foo"'],
    ['http://example.net/foo http://example.com/ Foo'],
  ],
  [
    'RFC 8288, 3.5, of a part of the answer',
    ['</terms>; rel="copyright"; anchor="#foo"'],
    ['copyright http://example.com/terms Copyright'],
  ],
  [
    'RFC 8288, 3.5, titles in German',
    [
      '</TheBook/chapter2>; rel="previous"; title*=UTF-8\'de\'letztes%20Kapitel, </TheBook/chapter4>; rel="next"; title*=UTF-8\'de\'n%c3%a4chstes%20Kapitel',
    ],
    ['previous http://example.com/TheBook/chapter2 letztes Kapitel', 'next http://example.com/TheBook/chapter4 nächstes Kapitel'],
  ],
  [
    'RFC 8288, 3.5, two relations in one',
    ['<http://example.org/>; rel="start http://example.net/relation/other"'],
    ['start http://example.org/ Start', 'http://example.net/relation/other http://example.org/ Other'],
  ],
  [
    'RFC 8288, 3.5, two links in one field',
    ['<https://example.org/>; rel="start", <https://example.org/index>; rel="index"'],
    ['start https://example.org/ Start', 'index https://example.org/index Index'],
  ],
  [
    'GitHub (@octokit/fixtures 23.1.2, paginate-issues)',
    [
      '<https://api.github.com/repositories/1000/issues?per_page=3&page=2>; rel="next", <https://api.github.com/repositories/1000/issues?per_page=3&page=5>; rel="last"',
    ],
    [
      'next https://api.github.com/repositories/1000/issues?per_page=3&page=2 Next',
      'last https://api.github.com/repositories/1000/issues?per_page=3&page=5 Last',
    ],
  ],
  [
    'WordPress REST API handbook, Discovery',
    ['<http://example.com/wp-json/>; rel="https://api.w.org/"'],
    ['https://api.w.org/ http://example.com/wp-json/ https://api.w.org/'],
  ],
  [
    'Preload, W3C Recommendation: a parameter without a value hides no link behind it',
    ['</app/style.css>; rel=preload; as=style; nopush, </2>; rel=next'],
    ['preload http://example.com/app/style.css Preload', 'next http://example.com/2 Next'],
  ],
  [
    'RFC 9110, 5.6.1, empty elements of a list',
    [', </2>; rel=next,, </1>; rel=prev ,'],
    ['next http://example.com/2 Next', 'prev http://example.com/1 Prev'],
  ],
];

test.each(published)('%s', (_source, lines, found) => {
  const page = pageOf([{ id: 1 }], { url, headers: lines.map((line) => ['Link', line]) });
  expect(page.links.map(({ rel, url: address, label }) => `${rel} ${address} ${label}`.trim())).toEqual(found);
  expect(page.links.every(({ place, pointer }) => place === 'header' && pointer === 'Link')).toBe(true);
});

test.each([
  ['a link without a relation', '</2>'],
  ['a relation in the other direction', '</2>; rev="next"'],
  ['a link of something else', '</2>; rel="next"; anchor="http://example.com/other"'],
  ['another scheme', '<javascript:alert(1)>; rel="next", <data:text/html,x>; rel="help"'],
  ['an address that never ends', '</2; rel="next"'],
  ['no address at all', 'rel="next"'],
])('no link of the answer: %s', (_name, line) => {
  expect(pageOf([{ id: 1 }], { url, headers: [['Link', line]] }).links).toEqual([]);
});

/** The values that RFC 6570 fills its examples with (3.2). */
const values = {
  count: ['one', 'two', 'three'],
  dub: 'me/too',
  hello: 'Hello World!',
  half: '50%',
  var: 'value',
  who: 'fred',
  base: 'http://example.com/home/',
  path: '/foo/bar',
  list: ['red', 'green', 'blue'],
  v: '6',
  x: '1024',
  y: '768',
};

describe('RFC 6570', () => {
  test.each([
    ['1.2, level 1', '/{var}', '/value'],
    ['1.2, level 1', '/{hello}', '/Hello%20World%21'],
    ['1.2, level 2', '{+path}/here', '/foo/bar/here'],
    ['1.2, level 2', '/here?ref={+path}', '/here?ref=/foo/bar'],
    ['1.2, level 2', '/X{#hello}', '/X#Hello%20World!'],
    ['1.2, level 3', '/map?{x,y}', '/map?1024,768'],
    ['1.2, level 3', '{/var,x}/here', '/value/1024/here'],
    ['1.2, level 3', '/{;x,y}', '/;x=1024;y=768'],
    ['1.2, level 3', '/fixed?x=1{&x,y}', '/fixed?x=1&x=1024&y=768'],
    ['1.2, level 4', '/{var:3}', '/val'],
    ['1.2, level 4', '{/list*}', '/red/green/blue'],
    ['3.2.4', '/{#path,x}here', '/#/foo/bar,1024here'],
    ['3.2.5', '/X{.list*}', '/X.red.green.blue'],
    ['3.2.6', '{/who,dub}', '/fred/me%2Ftoo'],
    ['3.2.7', '/{;count*}', '/;count=one;count=two;count=three'],
    ['3.2.8', '/{?x,y,undef}', '/?x=1024&y=768'],
    ['3.2.9', '/?fixed=yes{&list}', '/?fixed=yes&list=red,green,blue'],
  ])('%s: %s makes %s', (_section, template, address) => {
    expect(expandTemplate(template, values, 'http://example.com/')).toBe(`http://example.com${address}`);
  });

  test('templates in the head are links with gaps, each relation one; those of something else are not (RFC 9652)', () => {
    const lines = [
      '"/{username}"; rel="https://example.org/rel/user author", "/books{?q}"; rel="search"; title="Find books"',
      '"/elsewhere/{id}"; rel="item"; anchor="/other", "javascript:{x}"; rel="bad", "/plain"; rel="up"',
    ];
    const headers = lines.map((line): [string, string] => ['Link-Template', line]);
    const { links } = readPage({ method: 'GET', url: 'http://api.test/widgets', status: 200, headers, body: '{"a":1}' });
    expect(
      links.map(({ rel, url: address, label, variables }) => [rel, address, label, variables.map(({ name }) => name)]),
    ).toEqual([
      ['https://example.org/rel/user', '/{username}', 'User', ['username']],
      ['author', '/{username}', 'Author', ['username']],
      ['search', '/books{?q}', 'Find books', ['q']],
      ['up', 'http://api.test/plain', 'Up', []],
    ]);
  });

  test('a set of links is links, by context and relation (RFC 9264)', () => {
    const linkset = [
      { anchor: 'http://example.net/bar', next: [{ href: '/foo' }] },
      {
        anchor: '/a',
        item: [
          { href: '/i1', title: 'One' },
          { href: '/i2', 'title*': [{ value: 'Zwei', language: 'de' }] },
          { href: 'ftp://a.test/' },
        ],
      },
    ];
    expect(
      pageOf({ linkset }, { url: 'http://api.test/links' })
        .links.filter(({ place }) => place === 'container')
        .map(({ rel, url: address, label, pointer }) => `${rel} ${address} ${label} ${pointer}`),
    ).toEqual([
      'next http://api.test/foo Next /linkset/0/next/0',
      'item http://api.test/i1 One /linkset/1/item/0',
      'item http://api.test/i2 Zwei /linkset/1/item/1',
    ]);
    expect(pageOf({ linkset: 3 }).links).toEqual([]);
  });

  test('templates in places for links, and among the values, become links with a small form', () => {
    const page = pageOf(
      {
        archive_url: 'http://api.test/repos/octocat/Hello-World/{archive_format}{/ref}',
        starred_url: '/user/starred{/owner}{/repo}',
        _links: { find: { href: '/orders{?id,tags*}', templated: true } },
      },
      { url: 'http://api.test/' },
    );
    const templates = page.links.filter(({ templated }) => templated);
    expect(templates.map(({ rel, variables }) => [rel, variables.map(({ name, type }) => `${name}:${type}`)])).toEqual([
      ['find', ['id:text', 'tags:list']],
      ['archive_url', ['archive_format:text', 'ref:text']],
      ['starred_url', ['owner:text', 'repo:text']],
    ]);
    expect(templates.map(({ pointer, place, label }) => [pointer, place, label])).toEqual([
      ['/_links/find', 'container', 'Find'],
      ['/archive_url', 'container', 'Archive'],
      ['/starred_url', 'container', 'Starred'],
    ]);
  });

  test.each([
    ['the tiles of a map, which a program fills in', { tiles: 'http://a.test/{z}/{x}/{y}.png' }],
    ['a sentence with an address', { url: 'see http://a.test/{id} for more' }],
    ['a gap of another language', { url: 'http://a.test/${id}', href: 'http://a.test/{{id}}', link: 'http://a.test/{id' }],
    ['a host to fill in', { url: 'https://{tenant}.a.test/', href: 'https://a{b}.test/' }],
    ['another scheme', { url: 'javascript:alert({id})', href: 'ftp://a.test/{id}', link: '//a.test/{id}' }],
  ])('is not %s', (_name, body) => {
    expect(pageOf(body).links.filter(({ templated }) => templated)).toEqual([]);
  });

  test('the gaps of GitHub’s templates are its variables', () => {
    const template = 'https://api.github.com/search/code?q={query}{&page,per_page,sort,order}';
    expect(templateVariables(template).map(({ name }) => name)).toEqual(['query', 'page', 'per_page', 'sort', 'order']);
    expect(expandTemplate(template, { query: 'addClass in:file', page: '2' }, url)).toBe(
      'https://api.github.com/search/code?q=addClass%20in%3Afile&page=2',
    );
  });
});
