import { json } from '../../frame/answer.ts';
import type { Ask } from '../../frame/ask.ts';
import { refuse } from '../../frame/refuse.ts';
import { jsonType } from '../../library/examples.ts';
import { booksAfter, hereWith, sizeFrom, wholeNumber, usualSize, largestSize } from '../paged-rows.ts';
import type { PagingStyle } from '../paging-style.ts';

/** A token that stands for a place after an id. */
export const tokenFor = (id: number): string => Buffer.from(`after:${id}`).toString('base64url');

/** The id in a token of ours; undefined where the token is not ours. */
export function idIn(token: string): number | undefined {
  const id = /^after:(\d{1,15})$/.exec(Buffer.from(token, 'base64url').toString('latin1'))?.[1];
  return id === undefined ? undefined : Number(id);
}

/** A page and whether there is more, found by asking for one row too many. */
export function pageAfter(ask: Ask, id: number | null, size: number) {
  const found = booksAfter(ask, id, size + 1);
  const books = found.slice(0, size);
  return { books, hasMore: found.length > size, last: books.at(-1)?.id };
}

/** Google's style: a token for the next page, and nothing else. */
export const token: PagingStyle = {
  name: 'token',
  summary: 'A token for the next page',
  description:
    'nextPageToken is there while there is more; send it back as ?pageToken=. It goes forwards only and says nothing of how much is left.',
  examples: [
    { says: 'the first page' },
    { query: `?pageToken=${tokenFor(221)}&pageSize=50`, says: 'the next, larger' },
    { query: `?pageToken=${tokenFor(1)}`, says: 'past the end: empty, and no token' },
    { query: '?pageToken=made-up', expect: 400, says: 'not a token of ours' },
  ],
  answer(ask) {
    const sent = ask.query.get('pageToken') ?? '';
    const after = sent === '' ? null : idIn(sent);
    if (after === undefined) return refuse(ask, { status: 400, detail: 'The pageToken is not one that was given out here.' });
    const page = pageAfter(ask, after, sizeFrom(ask, 'pageSize'));
    return json(200, {
      books: page.books,
      ...(page.hasMore && page.last !== undefined && { nextPageToken: tokenFor(page.last) }),
    });
  },
};

/** Stripe's style: the last id seen, and whether there is more. */
export const hasMore: PagingStyle = {
  name: 'has-more',
  summary: 'Whether there is more',
  description:
    'data and has_more. The next page is ?starting_after= with the last id of this one, so the client makes the address from what it has seen.',
  examples: [
    { says: 'the first page' },
    { query: '?starting_after=221&limit=10', says: 'ten after id 221' },
    { query: '?starting_after=1', says: 'past the end' },
  ],
  answer(ask) {
    const after = wholeNumber(ask.query.get('starting_after'), { fallback: 0 });
    const page = pageAfter(ask, after === 0 ? null : after, sizeFrom(ask, 'limit'));
    return json(200, { object: 'list', url: ask.path, has_more: page.hasMore, data: page.books });
  },
};

/** The honest form of a cursor: a link that names the column it compares. */
export const keyset: PagingStyle = {
  name: 'keyset',
  summary: 'After this id',
  description:
    'next is a link with ?after_id=: a cursor that hides nothing. It is as fast on the last page as on the first, because the database goes straight to the place.',
  examples: [
    { says: 'the first page' },
    { query: '?after_id=221', says: 'older than id 221' },
    { query: '?after_id=1', says: 'past the end' },
  ],
  answer(ask) {
    const after = wholeNumber(ask.query.get('after_id'), { fallback: 0 });
    const page = pageAfter(ask, after === 0 ? null : after, sizeFrom(ask, 'page_size'));
    return json(200, {
      next: page.hasMore && page.last !== undefined ? hereWith(ask, { after_id: page.last }) : null,
      results: page.books,
    });
  },
};

/** The cursor goes in the body of a POST. */
export const postCursor: PagingStyle = {
  name: 'post-cursor',
  summary: 'A cursor in the body of a POST',
  description:
    'Send {"cursor": …, "limit": …} and get books with next_cursor. Queries too large for an address are asked so, at the price that nothing can be linked to, nor kept by a cache.',
  method: 'POST',
  examples: [
    { headers: jsonType, body: '{}', says: 'the first page' },
    { headers: jsonType, body: `{"cursor":"${tokenFor(221)}","limit":50}`, says: 'the next, larger' },
    { headers: jsonType, body: '{"cursor":"made-up"}', expect: 400, says: 'not a cursor of ours' },
    { headers: jsonType, body: 'cursor', expect: 400, says: 'not JSON' },
  ],
  async answer(ask) {
    const sent = await readSent(ask);
    if (!sent) return refuse(ask, { status: 400, detail: 'Send a JSON object with cursor and limit, both optional.' });
    const after = sent.cursor === null ? null : idIn(sent.cursor);
    if (after === undefined) return refuse(ask, { status: 400, detail: 'The cursor is not one that was given out here.' });
    const page = pageAfter(ask, after, sent.limit);
    return json(200, { books: page.books, next_cursor: page.hasMore && page.last !== undefined ? tokenFor(page.last) : null });
  },
};

async function readSent(ask: Ask): Promise<{ cursor: string | null; limit: number } | null> {
  const body = await ask.body();
  if (!body.ok) return null;
  try {
    const { cursor = null, limit } = JSON.parse(body.value.toString('utf8') || '{}') as { cursor?: unknown; limit?: unknown };
    const size = wholeNumber(String(limit), { fallback: usualSize, min: 1, max: largestSize });
    return typeof cursor === 'string' || cursor === null ? { cursor, limit: size } : null;
  } catch {
    return null;
  }
}
