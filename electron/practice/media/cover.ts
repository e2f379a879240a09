import { hash } from 'node:crypto';
import type { Endpoint } from '../endpoint.ts';
import { empty, typed, type HeaderPair, type WholeAnswer } from '../frame/answer.ts';
import type { Ask } from '../frame/ask.ts';
import { escapeHtml } from '../frame/html.ts';
import { refuse } from '../frame/refuse.ts';
import { answerRanged } from '../policies/ranges.ts';
import { asAlice } from '../library/examples.ts';
import { anyAuthenticator, authenticate, unauthenticated } from '../policies/authentication.ts';
import type { Row } from '../world/rows.ts';
import { coversOf, readCover } from './uploaded-cover.ts';

const cloths = ['#0b5f6b', '#7a3b2e', '#33502f', '#4a3f6b', '#8a6a1f', '#2f4a6b'];

/** The smallest GIF there is. */
const dot = 'GIF89a\x01\0\x01\0\0\0\0;';
const asForm = (part: string, bytes: string) =>
  `--cut\r\nContent-Disposition: form-data; name="${part}"; filename="cover.gif"\r\nContent-Type: image/gif\r\n\r\n${bytes}\r\n--cut--\r\n`;
const form = { ...asAlice, 'Content-Type': 'multipart/form-data; boundary=cut' };

export const bookCover: Endpoint = {
  path: '/media/covers/{id}',
  methods: ['GET', 'PUT', 'POST', 'DELETE'],
  group: 'Media and pages',
  summary: 'The cover of a book',
  description:
    'A cover drawn from title and author as SVG, in the cloth that belongs to the number of the book. Books link to theirs. Members may put another in its place: POST a multipart form with a file called cover, or PUT the picture itself; DELETE brings the drawn one back. What a picture is, its first bytes say.',
  tryIt: [
    { method: 'GET', path: '/media/covers/21', expect: 200, says: 'a title and a name written from right to left' },
    { method: 'GET', path: '/media/covers/9999', expect: 404, says: 'no such book' },
    {
      method: 'POST',
      path: '/media/covers/21',
      headers: form,
      body: asForm('cover', dot),
      expect: 201,
      says: 'a picture in a form',
    },
    {
      method: 'POST',
      path: '/media/covers/21',
      headers: form,
      body: asForm('photo', dot),
      expect: 400,
      says: 'the file has another name',
    },
    {
      method: 'PUT',
      path: '/media/covers/21',
      headers: { ...asAlice, 'Content-Type': 'image/gif' },
      body: dot,
      expect: 201,
      says: 'the picture itself',
    },
    {
      method: 'PUT',
      path: '/media/covers/21',
      headers: { ...asAlice, 'Content-Type': 'image/png' },
      body: 'not one',
      expect: 415,
      says: 'a label makes no picture',
    },
    {
      method: 'PUT',
      path: '/media/covers/21',
      headers: { 'Content-Type': 'image/gif' },
      body: dot,
      expect: 401,
      says: 'not for strangers',
    },
    { method: 'DELETE', path: '/media/covers/21', headers: asAlice, expect: 204, says: 'the drawn one again' },
  ],
  handle(ask) {
    const id = ask.params['id'] ?? '';
    const book = /^\d{1,15}$/.test(id) ? ask.world.rows.find('shelf', Number(id)) : undefined;
    if (!book) return refuse(ask, { status: 404, detail: 'There is no such book.' });
    return ask.method === 'GET' || ask.method === 'HEAD' ? showCover(ask, book) : changeCover(ask, book);
  },
};

const shields: readonly HeaderPair[] = [
  ['X-Content-Type-Options', 'nosniff'],
  ['Content-Security-Policy', "default-src 'none'"],
];

function showCover(ask: Ask, book: Row): WholeAnswer {
  const uploaded = coversOf(ask.world).get(book.id);
  if (uploaded) {
    const { bytes, mediaType: contentType } = uploaded;
    const etag = `"${hash('sha1', bytes, 'base64url').slice(0, 16)}"`;
    const modified = new Date(uploaded.modified);
    return answerRanged(
      ask,
      { size: bytes.length, contentType, etag, modified, read: (from, to) => bytes.subarray(from, to) },
      shields,
    );
  }
  const svg = drawCover(String(book['title']), String(book['author_name']), cloths[book.id % cloths.length] ?? '#333');
  return typed(200, 'image/svg+xml', svg, shields);
}

async function changeCover(ask: Ask, book: Row): Promise<WholeAnswer> {
  const person = authenticate(ask, anyAuthenticator);
  if (!person.ok) return refuse(ask, person.refusal);
  if (!person.value) return refuse(ask, unauthenticated(anyAuthenticator));
  const covers = coversOf(ask.world);
  if (ask.method === 'DELETE') {
    covers.delete(book.id);
    return empty(204);
  }
  const cover = await readCover(ask);
  if (!cover.ok) return refuse(ask, cover.refusal);
  const isNew = !covers.has(book.id);
  covers.set(book.id, cover.value);
  return empty(isNew ? 201 : 204, isNew ? [['Location', `${ask.origin}/media/covers/${book.id}`]] : []);
}

function drawCover(title: string, author: string, cloth: string): string {
  const lines = wrap(title, 18).slice(0, 9);
  const spans = lines.map((line, at) => `<tspan x="20" y="${64 + at * 26}">${escapeHtml(line)}</tspan>`).join('');
  return `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 240 360" width="240" height="360" role="img">
<title>${escapeHtml(`${title}, by ${author}`)}</title>
<rect width="240" height="360" fill="${cloth}"/>
<rect x="10" y="10" width="220" height="340" fill="none" stroke="#fff" stroke-opacity=".5"/>
<text fill="#fff" font-family="Georgia, serif" font-size="20">${spans}</text>
<text x="20" y="330" fill="#fff" fill-opacity=".85" font-family="Georgia, serif" font-size="14" textLength="${author.length > 26 ? '200' : ''}" lengthAdjust="spacingAndGlyphs">${escapeHtml(author)}</text>
</svg>
`.replace(' textLength="" lengthAdjust="spacingAndGlyphs"', '');
}

function wrap(text: string, width: number): string[] {
  const lines: string[] = [];
  for (const word of text.split(' ')) {
    const last = lines.at(-1);
    if (last !== undefined && last.length + 1 + word.length <= width) lines[lines.length - 1] = `${last} ${word}`;
    else lines.push(word);
  }
  return lines;
}
