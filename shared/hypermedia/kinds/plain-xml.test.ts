import { describe, expect, test } from 'vitest';
import { formsOf, linksOf, pageOf } from './kinds.test-support';

const xml = (text: string, url = 'http://api.test/things/1', status = 200) =>
  pageOf(text, { url, type: 'application/xml', status });

describe('XML of no particular kind', () => {
  test('the catalogue of books that Microsoft’s XML documentation begins with', () => {
    const page = xml(
      '<?xml version="1.0"?><catalog><book id="bk101"><author>Gambardella, Matthew</author><title>XML Developer\'s Guide</title><price>44.95</price></book><book id="bk102"><author>Ralls, Kim</author><title>Midnight Rain</title><price>5.95</price></book></catalog>',
    );
    expect(page).toMatchObject({
      kind: 'plain-xml',
      table: {
        pointer: '/catalog/book',
        rowCount: 2,
        columns: [{ name: '@id' }, { name: 'author' }, { name: 'title' }, { name: 'price', kind: 'number' }],
      },
      fields: [],
    });
  });

  test('RSS 2.0, whose items lie in a channel', () => {
    const page = xml(
      '<rss version="2.0"><channel><title>NASA</title><link>http://www.nasa.gov/</link><item><title>A</title><link>http://www.nasa.gov/a</link></item><item><title>B</title><link>http://www.nasa.gov/b</link></item></channel></rss>',
    );
    expect(page.table).toMatchObject({ pointer: '/rss/channel/item', rowCount: 2 });
    expect(linksOf(page)).toContain('link http://www.nasa.gov/');
  });

  test('a site map (sitemaps.org)', () => {
    const page = xml(
      '<urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9"><url><loc>http://www.example.com/</loc><lastmod>2005-01-01</lastmod></url><url><loc>http://www.example.com/catalog?item=12</loc></url></urlset>',
    );
    expect(page.table?.rowCount).toBe(2);
    expect(linksOf(page)).toEqual(['loc http://www.example.com/', 'loc http://www.example.com/catalog?item=12']);
  });

  test('a resource with addresses in its attributes, relative ones included', () => {
    const page = xml(
      '<order id="7"><customer href="/customers/3">Ada</customer><items xlink:href="items" xmlns:xlink="http://www.w3.org/1999/xlink"/><total>12.50</total></order>',
    );
    expect(linksOf(page)).toEqual(['customer http://api.test/customers/3', 'items http://api.test/things/items']);
    expect(page.fields.map(({ name }) => name)).toEqual(['@id', 'customer', 'items', 'total']);
    expect(page.forms).toMatchObject([
      {
        method: 'PUT',
        contentTypes: ['application/xml'],
        fields: [
          { name: 'customer', type: 'object' },
          { name: 'items' },
          { name: 'total', type: 'number', place: '/order/total' },
        ],
      },
    ]);
  });

  test('one row in an element that is called by its plural', () => {
    expect(xml('<books><book><title>A</title></book></books>').table?.rowCount).toBe(1);
    expect(xml('<shop><book><title>A</title></book></shop>').table).toBeNull();
    // sitemaps.org; .NET; NCBI.
    expect(xml('<urlset><url><loc>http://api.test/a</loc></url></urlset>').table?.rows).toMatchObject([
      { url: 'http://api.test/a' },
    ]);
    expect(xml('<ArrayOfBook><Book><Title>A</Title></Book></ArrayOfBook>').table?.rowCount).toBe(1);
    expect(xml('<bookshelf><book><title>A</title></book></bookshelf>').table).toBeNull();
  });

  test('texts in an element that is called by their plural', () => {
    expect(xml('<colors><color>red</color><color>blue</color></colors>').table).toMatchObject({
      rowCount: 2,
      pointer: '/colors/color',
    });
    expect(xml('<address><line>a</line><line>b</line></address>').table).toBeNull();
    expect(xml('<colors><color>red</color><color>blue</color><total>2</total></colors>').table).toBeNull();
  });

  test('relative addresses lead from the base around them (XML Base)', () => {
    const page = xml('<a xml:base="http://api.test/x/"><b href="c"/><d xml:base="y/"><e href="f"/></d></a>');
    expect(linksOf(page)).toEqual([
      'a http://api.test/x/',
      'b http://api.test/x/c',
      'd http://api.test/x/y/',
      'e http://api.test/x/y/f',
    ]);
  });

  test.each([
    ['a page for browsers', '<html><body><a href="/x">x</a></body></html>'],
    ['a page that is cut off', '<a><b>'],
    ['text', 'not < xml'],
  ])('is not %s', (_name, text) => expect(xml(text).kind).toBe('opaque'));

  test('a service of AtomPub: its collections by their titles (RFC 5023, 8.2)', () => {
    const page = xml(
      '<service xmlns="http://www.w3.org/2007/app" xmlns:atom="http://www.w3.org/2005/Atom"><workspace><atom:title>Main Site</atom:title><collection href="/main"><atom:title>My Blog Entries</atom:title></collection><collection href="/pic"><atom:title>Pictures</atom:title></collection></workspace></service>',
    );
    expect(page.links.map(({ label }) => label)).toEqual(['My Blog Entries', 'Pictures']);
  });

  test('a link of an Atom entry stands beside a child that is called as it is', () => {
    const page = xml(
      '<feed xmlns="http://www.w3.org/2005/Atom"><entry><title>A</title><author><name>Ada</name></author><link href="/1"/><link rel="author" href="/ada"/><link rel="replies" href="/1/replies"/></entry></feed>',
      'http://api.test/feed',
    );
    expect(page.table?.columns.map(({ name }) => name)).toEqual(['title', 'author', 'href', 'author link', 'replies']);
    expect(page.table?.rows[0]?.cells.map((cell) => ('text' in cell ? cell.text : cell.kind)).slice(3)).toEqual([
      '/ada',
      '/1/replies',
    ]);
  });

  test('an entry of Atom leads to its page, else to where it can be changed, and has all its categories and the text of its content', () => {
    const page = xml(
      '<feed xmlns="http://www.w3.org/2005/Atom"><entry><title>A</title><link rel="edit" href="/edit/1"/><link href="/1"/><category term="a"/><category term="b" label="Bees"/></entry><entry><title>B</title><link rel="edit" href="/edit/2"/><category term="c"/><content type="xhtml"><div xmlns="http://www.w3.org/1999/xhtml"><p>Hi <b>you</b></p></div></content></entry><entry><title>C</title><content type="image/png" src="http://api.test/c.png"/></entry></feed>',
      'http://api.test/feed',
    );
    expect(page.table?.rows.map(({ url }) => url)).toEqual(['http://api.test/1', 'http://api.test/edit/2', null]);
    const column = (name: string) => {
      const at = page.table?.columns.findIndex((one) => one.name === name) ?? -1;
      return page.table?.rows.map(({ cells }) => cells[at]);
    };
    expect(column('category')).toMatchObject([{ kind: 'list', text: 'a, Bees' }, { text: 'c' }, { kind: 'missing' }]);
    expect(column('content')).toMatchObject([
      { kind: 'missing' },
      { text: 'Hi you' },
      { kind: 'link', url: 'http://api.test/c.png' },
    ]);
  });

  test('a row is where an attribute of it says', () => {
    const rows = (name: string) =>
      xml(
        `<books xmlns:xlink="http://www.w3.org/1999/xlink"><book ${name}="/books/1"><t>A</t></book><book ${name}="/books/2"><t>B</t></book></books>`,
      ).table?.rows.map(({ url }) => url?.replace(/^https?:\/\/[^/]*/, ''));
    expect([rows('href'), rows('xlink:href'), rows('class')]).toEqual([
      ['/books/1', '/books/2'],
      ['/books/1', '/books/2'],
      [undefined, undefined],
    ]);
  });

  test('of very many elements, of one name or each of its own, none is looked for among all others', () => {
    const many = 60_000;
    const names = Array.from({ length: many }, (_, at) => `<n${at}/>`).join('');
    const feed = xml(`<feed xmlns="http://www.w3.org/2005/Atom"><entry>${names}</entry></feed>`);
    expect([feed.kind, xml(`<r>${names}</r>`).fields.length]).toEqual(['atom', many]);
    expect(xml(`<rss><channel><title>T</title>${'<item><a/></item>'.repeat(many)}</channel></rss>`).table?.rowCount).toBe(many);
  });

  test('links of a channel of RSS stand where they are in the document', () => {
    const page = xml(
      '<rss version="2.0"><channel><title>T</title><link>http://api.test/</link><item><a/></item></channel></rss>',
    );
    expect(page.links.map(({ pointer }) => pointer)).toEqual(['/rss/channel/link']);
  });

  test('text beside elements is text of theirs', () => {
    const page = xml('<note lang="en">Hello <b>you</b> there</note>');
    expect(page.fields.map(({ name, cell }) => [name, 'text' in cell && cell.text])).toEqual([
      ['@lang', 'en'],
      ['b', 'you'],
      ['#text', 'Hello  there'],
    ]);
  });

  test('in the listing of an object store, what keys begin with alike leads to those keys (Amazon S3, ListObjectsV2; Azure, List Blobs)', () => {
    const s3 = xml(
      '<ListBucketResult><Name>b</Name><Prefix></Prefix><Delimiter>/</Delimiter><Contents><Key>sample.jpg</Key></Contents><CommonPrefixes><Prefix>photos/</Prefix></CommonPrefixes><CommonPrefixes><Prefix>a b/</Prefix></CommonPrefixes></ListBucketResult>',
      'http://api.test/b?list-type=2&delimiter=%2F&continuation-token=x',
    );
    expect(s3.links.map(({ label, url }) => [label, url])).toEqual([
      ['photos/', 'http://api.test/b?list-type=2&delimiter=%2F&prefix=photos%2F'],
      ['a b/', 'http://api.test/b?list-type=2&delimiter=%2F&prefix=a%20b%2F'],
    ]);
    const azure = xml(
      '<EnumerationResults><Blobs><Blob><Name>a</Name></Blob><BlobPrefix><Name>my/</Name></BlobPrefix></Blobs></EnumerationResults>',
      'http://api.test/c?comp=list&delimiter=/',
    );
    expect(linksOf(azure)).toEqual(['prefix http://api.test/c?comp=list&delimiter=/&prefix=my%2F']);
  });

  test('a feed is Atom, and no other scheme is ever a link', () => {
    expect(xml('<feed xmlns="http://www.w3.org/2005/Atom"><title>T</title><entry><title>E</title></entry></feed>').kind).toBe(
      'atom',
    );
    expect(linksOf(xml('<a href="javascript:alert(1)"><b href="ftp://x/"/><c url="data:text/html,x"/></a>'))).toEqual([]);
  });
});

test('a new one of a list of elements has the elements of those there are, but for what the server makes', () => {
  const text =
    '<lamps total="2"><lamp id="1"><name>A</name><price>1.5</price><created>2024-01-01</created></lamp><lamp id="2"><name>B</name></lamp></lamps>';
  const page = xml(text, 'http://api.test/lamps');
  expect(formsOf(page)).toEqual(['POST http://api.test/lamps name:text price:number']);
  expect(page.forms[0]).toMatchObject({
    contentTypes: ['application/xml'],
    fields: [{ place: '/lamp/name' }, { place: '/lamp/price' }],
  });
  const readOnly = pageOf(text, { url: 'http://api.test/lamps', type: 'application/xml', headers: [['Allow', 'GET']] });
  expect(readOnly.forms).toEqual([]);
});
