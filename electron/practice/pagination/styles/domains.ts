import { typed, withHeaders } from '../../frame/answer.ts';
import { escapeHtml } from '../../frame/html.ts';
import { refuse } from '../../frame/refuse.ts';
import { bookAddress, booksAfter, booksAt, hereWith, numberedPage, sizeFrom, wholeNumber } from '../paged-rows.ts';
import type { PagingStyle } from '../paging-style.ts';

export const odata: PagingStyle = {
  name: 'odata',
  summary: 'OData',
  description:
    'value with @odata.nextLink while there is more, @odata.count when ?$count=true asks for it, and ?$top= and ?$skip= to choose.',
  examples: [
    { query: '?%24count=true', says: 'the first page, counted' },
    { query: '?%24skip=20', says: 'the next' },
    { query: '?%24top=5&%24skip=10', says: 'five, and no more: top is what was asked for in all' },
    { query: '?%24skip=9999', says: 'past the end' },
  ],
  answer(ask) {
    const top = ask.query.get('$top');
    const skip = wholeNumber(ask.query.get('$skip'), { fallback: 0 });
    const size = sizeFrom(ask, '$top');
    const { count, books } = booksAt(ask, skip, size);
    const more = top === null && skip + size < count;
    const body = {
      '@odata.context': `${ask.origin}/pagination/odata/$metadata#books`,
      ...(ask.query.get('$count') === 'true' && { '@odata.count': count }),
      value: books,
      ...(more && { '@odata.nextLink': hereWith(ask, { $skip: skip + size }) }),
    };
    return withHeaders(typed(200, 'application/json;odata.metadata=minimal', JSON.stringify(body)), [['OData-Version', '4.0']]);
  },
};

export const fhir: PagingStyle = {
  name: 'fhir',
  summary: 'A FHIR bundle',
  description:
    'application/fhir+json: a Bundle of type searchset with total and a list of links by relation. Parameters are ?_count= and ?_offset=.',
  examples: [
    { says: 'the first page' },
    { query: '?_offset=20', says: 'the next' },
    { query: '?_offset=220', says: 'the last' },
    { query: '?_offset=9999', says: 'past the end' },
  ],
  answer(ask) {
    const size = sizeFrom(ask, '_count');
    const offset = wholeNumber(ask.query.get('_offset'), { fallback: 0 });
    const { count, books } = booksAt(ask, offset, size);
    const links = [{ relation: 'self', url: hereWith(ask, {}) }];
    if (offset > 0) links.push({ relation: 'previous', url: hereWith(ask, { _offset: Math.max(0, offset - size) }) });
    if (offset + size < count) links.push({ relation: 'next', url: hereWith(ask, { _offset: offset + size }) });
    const entry = books.map((book) => ({
      fullUrl: bookAddress(ask, book),
      resource: { resourceType: 'Basic', ...book, id: String(book.id) },
    }));
    return typed(
      200,
      'application/fhir+json',
      JSON.stringify({ resourceType: 'Bundle', type: 'searchset', total: count, link: links, entry }),
    );
  },
};

export const atom: PagingStyle = {
  name: 'atom',
  summary: 'An Atom feed',
  description: 'application/atom+xml: a paged feed (RFC 5005) with link elements to first, previous, next and last.',
  examples: [
    { says: 'the first page' },
    { query: '?page=2', says: 'the second' },
    { query: '?page=12', says: 'the last' },
    { query: '?page=99', says: 'past the end' },
  ],
  answer(ask) {
    const page = numberedPage(ask, { page: 'page', size: 'page_size' });
    const links: [string, number | null][] = [
      ['first', 1],
      ['previous', page.previous],
      ['next', page.next],
      ['last', page.pages],
    ];
    const linkLines = links.flatMap(([rel, to]) =>
      to === null ? [] : [`<link rel="${rel}" href="${escapeHtml(hereWith(ask, { page: to }))}"/>`],
    );
    const entries = page.books.map(
      (book) =>
        `<entry><title>${escapeHtml(book.title)}</title><id>urn:practice:book:${book.id}</id><updated>2024-01-01T00:00:00Z</updated><link href="${escapeHtml(bookAddress(ask, book))}"/></entry>`,
    );
    const feed = `<?xml version="1.0" encoding="utf-8"?>
<feed xmlns="http://www.w3.org/2005/Atom">
<title>Books</title><id>urn:practice:books</id><updated>2024-01-01T00:00:00Z</updated><author><name>The practice library</name></author>
<link rel="self" href="${escapeHtml(hereWith(ask, {}))}"/>
${[...linkLines, ...entries].join('\n')}
</feed>
`;
    return typed(200, 'application/atom+xml; charset=utf-8', feed);
  },
};

export const s3Xml: PagingStyle = {
  name: 's3-xml',
  summary: 'A listing as an object store gives it',
  description:
    'XML with IsTruncated and NextContinuationToken, as S3 answers ListObjectsV2. Parameters are ?max-keys= and ?continuation-token=.',
  examples: [
    { says: 'the first page, truncated' },
    { query: '?continuation-token=MjIx&max-keys=50', says: 'the next' },
    { query: '?continuation-token=MQ', says: 'past the end' },
    { query: '?continuation-token=..', expect: 400, says: 'not a token of ours' },
  ],
  answer(ask) {
    const token = ask.query.get('continuation-token');
    const after = token === null ? null : Buffer.from(token, 'base64url').toString('latin1');
    if (after !== null && !/^\d{1,15}$/.test(after)) {
      return refuse(ask, { status: 400, detail: 'The continuation token provided is incorrect.' });
    }
    const size = sizeFrom(ask, 'max-keys');
    const found = booksAfter(ask, after === null ? null : Number(after), size + 1);
    const books = found.slice(0, size);
    const last = found.length > size ? books.at(-1) : undefined;
    const contents = books.map(
      (book) =>
        `<Contents><Key>books/${book.id}</Key><Size>${Buffer.byteLength(book.title)}</Size><ETag>&quot;${book.id}&quot;</ETag></Contents>`,
    );
    const next = last
      ? `<NextContinuationToken>${Buffer.from(String(last.id)).toString('base64url')}</NextContinuationToken>`
      : '';
    const xml = `<?xml version="1.0" encoding="UTF-8"?>
<ListBucketResult xmlns="http://s3.amazonaws.com/doc/2006-03-01/"><Name>library</Name><Prefix>books/</Prefix><KeyCount>${books.length}</KeyCount><MaxKeys>${size}</MaxKeys><IsTruncated>${last !== undefined}</IsTruncated>${next}${contents.join('')}</ListBucketResult>`;
    return typed(200, 'application/xml', xml);
  },
};
