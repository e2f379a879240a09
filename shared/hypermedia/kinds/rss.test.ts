import { describe, expect, test } from 'vitest';
import { linksOf, pageOf } from './kinds.test-support';

const url = 'http://pod.test/feeds/one';
const feed = (text: string, at = url) => pageOf(text, { url: at, type: 'application/rss+xml' });

/** What a column says, row by row. */
function column(page: ReturnType<typeof pageOf>, name: string): unknown[] {
  const at = page.table?.columns.findIndex((one) => one.name === name) ?? -1;
  return (page.table?.rows ?? []).map(({ cells }) => {
    const cell = cells[at];
    return cell && 'text' in cell ? cell.text : cell?.kind;
  });
}

const podcast = `<?xml version="1.0"?><rss version="2.0" xmlns:itunes="http://www.itunes.com/dtds/podcast-1.0.dtd" xmlns:atom="http://www.w3.org/2005/Atom">
<channel><atom:link href="http://pod.test/feeds/one?page=2" rel="self" type="application/rss+xml"/>
<atom:link rel="first" href="/feeds/one"/><atom:link rel="next" href="/feeds/one?page=3"/><atom:link rel="last" href="/feeds/one?page=9"/>
<itunes:title>For players</itunes:title><title>A &amp; B</title><link>http://pod.test/</link>
<description><![CDATA[All <b>about</b> it]]></description>
<image><url>http://pod.test/i.png</url><title>A</title><link>http://pod.test/</link></image>
<item><itunes:title>1</itunes:title><title>One</title><link>http://pod.test/1</link><guid isPermaLink="false">g1</guid><pubDate>Fri, 10 Sep 2021 00:01:00 +0000</pubDate></item>
<item><title>Two</title><link>http://pod.test/2</link><guid>g2</guid></item></channel></rss>`;

describe('RSS 2.0', () => {
  test('is called by its own title, whatever other vocabularies say of it, and its rows by theirs', () => {
    const page = feed(podcast);
    expect([page.title, page.description]).toEqual(['A & B', 'All about it']);
    expect(column(page, 'title')).toEqual(['One', 'Two']);
    expect(column(page, 'itunes:title')).toEqual(['1', 'missing']);
  });

  test('a row leads where its item does, and an element with an attribute is what it says', () => {
    const page = feed(podcast);
    expect(page.table?.rows.map((row) => row.url)).toEqual(['http://pod.test/1', 'http://pod.test/2']);
    expect(column(page, 'guid')).toEqual(['g1', 'g2']);
  });

  test('is turned by the links of Atom in its channel (RFC 5005, 3)', () => {
    expect(feed(podcast, 'http://pod.test/feeds/one?page=2').paging).toMatchObject({
      style: 'atom',
      first: url,
      next: 'http://pod.test/feeds/one?page=3',
      last: 'http://pod.test/feeds/one?page=9',
    });
  });

  test('no link of it stands there twice', () => {
    const page = feed(podcast);
    expect(linksOf(page).filter((link) => link === 'url http://pod.test/i.png')).toHaveLength(1);
    expect(page.fields.map(({ name }) => name)).toEqual(['itunes:title', 'image']);
  });

  test('addresses written from a base lead from there (XML Base)', () => {
    const page = feed(
      '<rss version="2.0" xml:base="http://pod.test/deep/"><channel><title>T</title><item><title>A</title><link>a</link></item><item xml:base="/other/"><title>B</title><link>b</link></item></channel></rss>',
    );
    expect(page.table?.rows.map((row) => row.url)).toEqual(['http://pod.test/deep/a', 'http://pod.test/other/b']);
    expect(page.table?.columns.map(({ name }) => name)).toEqual(['title', 'link']);
  });

  test('without a channel it is any XML', () => {
    expect(feed('<rss><item><title>A</title></item></rss>').table).toBeNull();
  });
});

/** RDF Site Summary 1.0, section 4: XML.com, with one of its items. */
const rdf = (items: string) =>
  `<?xml version="1.0"?><rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#" xmlns="http://purl.org/rss/1.0/"><channel rdf:about="http://www.xml.com/xml/news.rss"><title>XML.com</title><link>http://xml.com/pub</link><description>XML.com features</description><image rdf:resource="http://xml.com/universal/images/xml_tiny.gif"/><items><rdf:Seq><rdf:li resource="http://xml.com/pub/2000/08/09/xslt/xslt.html"/></rdf:Seq></items></channel>${items}</rdf:RDF>`;
const item = (at: string) =>
  `<item rdf:about="http://xml.com/pub/${at}"><title>${at}</title><link>http://xml.com/pub/${at}</link><description>d</description></item>`;

describe('RSS 1.0, in RDF', () => {
  test('has its items beside the channel that says what it is called', () => {
    const page = feed(rdf(item('a') + item('b')));
    expect([page.title, page.description]).toEqual(['XML.com', 'XML.com features']);
    expect(page.table).toMatchObject({ pointer: '/rdf:RDF/item', rowCount: 2 });
    expect(page.table?.rows.map((row) => row.url)).toEqual(['http://xml.com/pub/a', 'http://xml.com/pub/b']);
    expect(linksOf(page)).toEqual([
      'channel http://www.xml.com/xml/news.rss',
      'link http://xml.com/pub',
      'image http://xml.com/universal/images/xml_tiny.gif',
    ]);
  });

  test('is a list also with one item', () => {
    expect(feed(rdf(item('a'))).table?.rowCount).toBe(1);
  });
});

test('a feed that is called in HTML is called by what that says (RFC 4287, 3.1.1)', () => {
  const called = (title: string) =>
    pageOf(`<feed xmlns="http://www.w3.org/2005/Atom">${title}<entry><title>A</title></entry></feed>`, { url, type: 'text/xml' })
      .title;
  expect(called('<title type="html">&lt;b&gt;Bold&lt;/b&gt; &amp;amp; more</title>')).toBe('Bold & more');
  expect(called('<title type="html">R&amp;amp;D</title>')).toBe('R&D');
  expect(called('<title>R&amp;amp;D</title>')).toBe('R&amp;D');
  expect(called('<title type="xhtml"><div xmlns="http://www.w3.org/1999/xhtml">Less <b>is</b></div></title>')).toBe('Less is');
  expect(called('<title>a &lt;b&gt; c</title>')).toBe('a <b> c');
});

test('links of an Atom feed lead from the base that is nearest, and an entry leads wherever it says', () => {
  const page = pageOf(
    `<feed xmlns="http://www.w3.org/2005/Atom" xml:base="/base/"><title>T</title><link rel="next" href="p2" xml:base="/pages/"/>
<entry xml:base="e1/"><title>A</title><link href="a"/><link rel="enclosure" href="a.mp3" xml:base="/media/"/><link rel="replies" href="r1"/><link rel="replies" href="r2"/></entry></feed>`,
    { url, type: 'application/atom+xml' },
  );
  expect(page.paging?.next).toBe('http://pod.test/pages/p2');
  expect(page.table?.rows[0]?.url).toBe('http://pod.test/base/e1/a');
  expect(column(page, 'enclosure')).toEqual(['/media/a.mp3']);
  expect(column(page, 'replies')).toEqual(['/base/e1/r1, /base/e1/r2']);
});

describe('a row without other links of its own', () => {
  const urls = (rows: readonly object[]) => pageOf(rows, { url: 'http://api.test/a' }).table?.rows.map((row) => row.url);

  test.each(['link', 'loc'])('is where its %s is, where that is a whole address', (name) => {
    expect(
      urls([
        { id: 1, [name]: 'https://b.test/1' },
        { id: 2, [name]: 'http://b.test/2' },
      ]),
    ).toEqual(['https://b.test/1', 'http://b.test/2']);
    expect(
      urls([
        { id: 1, [name]: '/files/1' },
        { id: 2, [name]: '/files/2' },
      ]),
    ).toEqual([null, null]);
    expect(
      urls([
        { id: 1, [name]: 'next.html' },
        { id: 2, [name]: '//b.test/2' },
      ]),
    ).toEqual([null, null]);
  });
});
