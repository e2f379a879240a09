import type { Endpoint } from '../endpoint.ts';
import { empty, json, type HeaderPair, type WholeAnswer } from '../frame/answer.ts';
import type { Ask } from '../frame/ask.ts';
import { asBook } from '../pagination/paged-rows.ts';

export const feed: Endpoint = {
  path: '/strict/feed',
  methods: ['GET'],
  group: 'Strict manners',
  summary: 'Only what is new since you last looked',
  description:
    'The newest books, with a tag. Send the tag in If-None-Match together with A-IM: feed (RFC 3229), and only what came since is sent, as 226 with IM; when nothing came it is 304. Without A-IM the whole comes again.',
  tryIt: [
    { method: 'GET', path: '/strict/feed', expect: 200, says: 'the newest twenty' },
    {
      method: 'GET',
      path: '/strict/feed',
      headers: { 'A-IM': 'feed', 'If-None-Match': '"feed-237"' },
      expect: 226,
      says: 'three since then',
    },
    {
      method: 'GET',
      path: '/strict/feed',
      headers: { 'A-IM': 'feed', 'If-None-Match': '"feed-240"' },
      expect: 304,
      says: 'nothing since',
    },
  ],
  handle(ask) {
    const newest = ask.world.rows.lastId('books');
    const tag = `"feed-${newest}"`;
    const known = Number(/"feed-(\d{1,15})"/.exec(ask.headers['if-none-match'] ?? '')?.[1] ?? 0);
    if (known > 0 && known >= newest) return empty(304, [['ETag', tag]]);
    const wantsDelta = known > 0 && /\bfeed\b/.test(String(ask.headers['a-im'] ?? ''));
    return wantsDelta ? delta(ask, tag, known) : whole(ask, tag);
  },
};

const vary: HeaderPair = ['Vary', 'A-IM, If-None-Match'];

function whole(ask: Ask, tag: string): WholeAnswer {
  const rows = ask.world.rows.select('shelf', { order: ['id desc'], limit: 20 });
  return json(200, rows.map(asBook), [['ETag', tag], vary]);
}

function delta(ask: Ask, tag: string, known: number): WholeAnswer {
  const since = ask.world.rows.select('shelf', { where: [{ sql: 'id > ?', values: [known] }], order: ['id desc'], limit: 100 });
  return json(226, since.map(asBook), [['IM', 'feed'], ['ETag', tag], ['Delta-Base', `"feed-${known}"`], vary]);
}
