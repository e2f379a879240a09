import type { KindExample } from './kind-example.test-support';

/** Atom, listings of object stores, and other XML. */
export const xmlKindExamples: readonly KindExample[] = [
  {
    name: 'Atom: a brief feed',
    source: 'RFC 4287, 1.1, the first example',
    url: 'http://example.org/feed',
    type: 'application/atom+xml',
    body: `<?xml version="1.0" encoding="utf-8"?>
<feed xmlns="http://www.w3.org/2005/Atom">
  <title>Example Feed</title>
  <link href="http://example.org/"/>
  <updated>2003-12-13T18:30:02Z</updated>
  <author><name>John Doe</name></author>
  <id>urn:uuid:60a76c80-d399-11d9-b93C-0003939e0af6</id>
  <entry>
    <title>Atom-Powered Robots Run Amok</title>
    <link href="http://example.org/2003/12/13/atom03"/>
    <id>urn:uuid:1225c695-cfb8-4ebb-aaaa-80da344efa6a</id>
    <updated>2003-12-13T18:30:02Z</updated>
    <summary>Some text.</summary>
  </entry>
</feed>`,
    found: {
      kind: 'atom',
      title: 'Example Feed',
      rows: 1,
      columns: ['title', 'id', 'updated', 'summary', 'href'],
      links: ['alternate http://example.org/'],
    },
  },
  {
    name: 'Atom: a member that was made',
    source: 'RFC 5023, 9.2.1, the answer to the POST',
    url: 'http://example.org/edit/first-post.atom',
    type: 'application/atom+xml;type=entry;charset="utf-8"',
    body: `<?xml version="1.0"?>
<entry xmlns="http://www.w3.org/2005/Atom">
  <title>Atom-Powered Robots Run Amok</title>
  <id>urn:uuid:1225c695-cfb8-4ebb-aaaa-80da344efa6a</id>
  <updated>2003-12-13T18:30:02Z</updated>
  <author><name>John Doe</name></author>
  <content>Some text.</content>
  <link rel="edit" href="http://example.org/edit/first-post.atom"/>
</entry>`,
    found: {
      kind: 'atom',
      title: 'Atom-Powered Robots Run Amok',
      rows: null,
      fields: ['title', 'id', 'updated', 'author', 'content'],
      links: ['edit http://example.org/edit/first-post.atom'],
    },
  },
  {
    name: 'Atom: a feed under a prefix of its own, with a base for its addresses',
    url: 'http://example.org/feed',
    body: `<atom:feed xmlns:atom="http://www.w3.org/2005/Atom" xml:base="http://example.com/blog/">
  <atom:title>dive into mark</atom:title>
  <atom:link rel="self" href="feed.atom"/>
  <atom:entry><atom:title>Atom draft-07 snapshot</atom:title><atom:link rel="alternate" href="2005/04/02/atom"/></atom:entry>
  <atom:entry><atom:title>Older</atom:title><atom:link href="2005/04/01/older"/></atom:entry>
</atom:feed>`,
    found: { kind: 'atom', title: 'dive into mark', rows: 2, links: ['self http://example.com/blog/feed.atom'] },
  },
  {
    name: 'Atom 0.3, as many feeds still are',
    source: 'gofeed 1.1.3, test data atom03_feed_entry_link_href',
    url: 'http://www.example.com/atom03',
    body: `<feed version="0.3" xmlns="http://purl.org/atom/ns#">
  <entry><link rel="alternate" type="application/xhtml+xml" href="http://www.example.com/"/></entry>
</feed>`,
    found: { kind: 'atom', rows: 1, columns: ['href'] },
  },
  {
    name: 'S3: the objects of a bucket',
    source: 'Amazon S3 API reference, ListObjectsV2, sample response',
    url: 'https://bucket.s3.amazonaws.com/?list-type=2',
    type: 'application/xml',
    body: `<?xml version="1.0" encoding="UTF-8"?>
<ListBucketResult xmlns="http://s3.amazonaws.com/doc/2006-03-01/">
  <Name>bucket</Name><Prefix/><KeyCount>205</KeyCount><MaxKeys>1000</MaxKeys><IsTruncated>false</IsTruncated>
  <Contents><Key>my-image.jpg</Key><LastModified>2009-10-12T17:50:30.000Z</LastModified><Size>434234</Size></Contents>
</ListBucketResult>`,
    found: {
      kind: 'object-listing',
      rows: 1,
      columns: ['Key', 'LastModified', 'Size'],
      fields: ['Name', 'Prefix', 'KeyCount', 'MaxKeys', 'IsTruncated'],
    },
  },
  {
    name: 'S3: the versions of objects, and what was deleted',
    source: 'Amazon S3 API reference, ListObjectVersions, sample response',
    url: 'https://bucket.s3.amazonaws.com/?versions',
    type: 'application/xml',
    body: `<?xml version="1.0" encoding="UTF-8"?>
<ListVersionsResult xmlns="http://s3.amazonaws.com/doc/2006-03-01">
  <Name>bucket</Name><Prefix>my</Prefix><KeyMarker/><VersionIdMarker/><MaxKeys>5</MaxKeys><IsTruncated>false</IsTruncated>
  <Version><Key>my-image.jpg</Key><VersionId>3/L4kqtJl40Nr8X8gdRQBpUMLUo</VersionId><IsLatest>true</IsLatest></Version>
  <DeleteMarker><Key>my-second-image.jpg</Key><VersionId>03jpff543dhffds434rfdsFDN943fdsFkdmqnh892</VersionId></DeleteMarker>
</ListVersionsResult>`,
    found: { kind: 'object-listing', rows: 2, columns: ['Key', 'VersionId', 'IsLatest'] },
  },
  {
    name: 'Azure: the blobs of a container',
    source: 'Azure Storage REST API reference, List Blobs, sample response',
    url: 'https://myaccount.blob.core.windows.net/mycontainer?restype=container&comp=list',
    type: 'application/xml',
    body: `<?xml version="1.0" encoding="utf-8"?>
<EnumerationResults ContainerName="https://myaccount.blob.core.windows.net/mycontainer">
  <MaxResults>4</MaxResults>
  <Blobs><Blob><Name>blob1.txt</Name><Properties><Content-Length>8</Content-Length></Properties></Blob></Blobs>
  <NextMarker />
</EnumerationResults>`,
    found: { kind: 'object-listing', rows: 1, fields: ['MaxResults', 'NextMarker'], next: null },
  },
  {
    name: 'XML: a catalogue of books',
    source: 'Microsoft XML documentation, Sample XML File (books.xml)',
    url: 'http://api.test/catalog',
    type: 'text/xml',
    body: '<?xml version="1.0"?><catalog><book id="bk101"><author>Gambardella, Matthew</author><title>XML Developer\'s Guide</title><price>44.95</price></book><book id="bk102"><author>Ralls, Kim</author><title>Midnight Rain</title><price>5.95</price></book></catalog>',
    found: { kind: 'plain-xml', rows: 2, columns: ['@id', 'author', 'title', 'price'] },
  },
  {
    name: 'XML: news as RSS 2.0',
    source: 'RSS 2.0 specification, sample file',
    url: 'http://liftoff.msfc.nasa.gov/rss.xml',
    type: 'application/rss+xml',
    body: '<?xml version="1.0"?><rss version="2.0"><channel><title>Liftoff News</title><link>http://liftoff.msfc.nasa.gov/</link><item><title>Star City</title><link>http://liftoff.msfc.nasa.gov/news/2003/news-starcity.asp</link></item><item><title>The Engine That Does More</title><link>http://liftoff.msfc.nasa.gov/news/2003/news-VASIMR.asp</link></item></channel></rss>',
    found: {
      kind: 'plain-xml',
      title: 'Liftoff News',
      rows: 2,
      columns: ['title', 'link'],
      fields: [],
      links: ['link http://liftoff.msfc.nasa.gov/'],
    },
  },
  {
    name: 'XML: a map of a site',
    source: 'sitemaps.org, Sample XML Sitemap',
    url: 'http://www.example.com/sitemap.xml',
    type: 'application/xml',
    body: '<?xml version="1.0" encoding="UTF-8"?><urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9"><url><loc>http://www.example.com/</loc><lastmod>2005-01-01</lastmod></url><url><loc>http://www.example.com/catalog?item=12</loc></url></urlset>',
    found: {
      kind: 'plain-xml',
      rows: 2,
      columns: ['loc', 'lastmod'],
      links: ['loc http://www.example.com/', 'loc http://www.example.com/catalog?item=12'],
    },
  },
];
