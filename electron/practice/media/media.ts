import { createHash } from 'node:crypto';
import type { Endpoint } from '../endpoint.ts';
import { prettyJson, text, withHeaders, type HeaderPair } from '../frame/answer.ts';
import { refuse } from '../frame/refuse.ts';
import { pickLanguage, pickMediaType } from '../policies/negotiation.ts';
import { answerRanged, type Ranged } from '../policies/ranges.ts';
import { htmlDocument, pdfDocument, silentMp3 } from './documents.ts';
import { jpegPicture, webpPicture } from './encoded-pictures.ts';
import { gifPicture, pngPicture, svgPicture } from './picture.ts';

interface Medium {
  readonly contentType: string;
  make(): Buffer;
}

const pictures: Readonly<Record<string, Medium>> = {
  'picture.png': { contentType: 'image/png', make: pngPicture },
  'picture.webp': { contentType: 'image/webp', make: webpPicture },
  'picture.jpeg': { contentType: 'image/jpeg', make: jpegPicture },
  'picture.gif': { contentType: 'image/gif', make: gifPicture },
  'picture.svg': { contentType: 'image/svg+xml', make: () => Buffer.from(svgPicture()) },
};
const media: Readonly<Record<string, Medium>> = {
  ...pictures,
  'page.html': { contentType: 'text/html; charset=utf-8', make: () => Buffer.from(htmlDocument) },
  'page.pdf': { contentType: 'application/pdf', make: pdfDocument },
  'sample.mp3': { contentType: 'audio/mpeg', make: silentMp3 },
};
const names = Object.keys(media);
const madeAt = new Date(Date.UTC(2024, 0, 1));

/** Made once, as they are the same every time. */
const kept = new Map<string, Ranged>();

function ranged(name: string, medium: Medium): Ranged {
  const known = kept.get(name);
  if (known) return known;
  const { contentType } = medium;
  const bytes = medium.make();
  const etag = `"${createHash('sha1').update(bytes).digest('base64url').slice(0, 16)}"`;
  const made: Ranged = { size: bytes.length, contentType, etag, modified: madeAt, read: (from, to) => bytes.subarray(from, to) };
  kept.set(name, made);
  return made;
}

const nosniff: readonly HeaderPair[] = [['X-Content-Type-Options', 'nosniff']];

export const mediaIndex: Endpoint = {
  path: '/media/',
  methods: ['GET'],
  group: 'Media and pages',
  summary: 'Pictures, a page, a document, a sound',
  description: 'The files there are, as links. All are small, made by the server itself, and can be had in parts.',
  tryIt: [{ method: 'GET', path: '/media/', expect: 200, says: 'links' }],
  handle: (ask) =>
    prettyJson(200, Object.fromEntries([...names, 'picture', 'greeting'].map((name) => [name, `${ask.origin}/media/${name}`]))),
};

export const mediaFile: Endpoint = {
  path: '/media/{name}',
  methods: ['GET'],
  group: 'Media and pages',
  summary: 'One file',
  description: `One of ${names.join(', ')}, with ETag, Last-Modified and ranges.`,
  tryIt: [
    ...names.map((name) => ({ method: 'GET', path: `/media/${name}`, expect: 200, says: media[name]?.contentType ?? '' })),
    { method: 'GET', path: '/media/sample.mp3', headers: { Range: 'bytes=0-103' }, expect: 206, says: 'the first frame' },
    { method: 'GET', path: '/media/film.mp4', expect: 404, says: 'there is no film' },
  ],
  handle(ask) {
    const name = ask.params['name'] ?? '';
    const medium = Object.hasOwn(media, name) ? media[name] : undefined;
    if (!medium) return refuse(ask, { status: 404, detail: `There is no such file; there are ${names.join(', ')}.` });
    return answerRanged(ask, ranged(name, medium), nosniff);
  },
};

export const negotiatedPicture: Endpoint = {
  path: '/media/picture',
  methods: ['GET'],
  group: 'Media and pages',
  summary: 'One picture, in the format you like best',
  description:
    'The same picture as PNG, WebP, JPEG, GIF or SVG by Accept, with Vary and Content-Location; 406 names what there is.',
  tryIt: [
    { method: 'GET', path: '/media/picture', headers: { Accept: 'image/webp,image/png;q=0.8' }, expect: 200, says: 'WebP' },
    { method: 'GET', path: '/media/picture', headers: { Accept: 'image/svg+xml' }, expect: 200, says: 'SVG' },
    { method: 'GET', path: '/media/picture', headers: { Accept: 'image/avif' }, expect: 406, says: 'not that one' },
  ],
  handle(ask) {
    const offered = Object.values(pictures).map((each) => each.contentType);
    const type = pickMediaType(ask.headers.accept, offered);
    const found = Object.entries(pictures).find(([, each]) => each.contentType === type);
    if (!found)
      return refuse(ask, {
        status: 406,
        detail: `The picture comes as ${offered.join(', ')}.`,
        help: 'Name one of these in Accept.',
        headers: [['Vary', 'Accept']],
      });
    const [name, medium] = found;
    return answerRanged(ask, ranged(name, medium), [['Vary', 'Accept'], ['Content-Location', `/media/${name}`], ...nosniff]);
  },
};

const greetings: Readonly<Record<string, string>> = {
  en: 'Good day. The library is open.',
  de: 'Guten Tag. Die Bibliothek ist geöffnet.',
  fr: 'Bonjour. La bibliothèque est ouverte.',
  ar: 'مرحبًا. المكتبة مفتوحة.',
  ja: 'こんにちは。図書館は開いています。',
};

export const greeting: Endpoint = {
  path: '/media/greeting',
  methods: ['GET'],
  group: 'Media and pages',
  summary: 'A sentence in your language',
  description: `A greeting in ${Object.keys(greetings).join(', ')} by Accept-Language, with Content-Language and Vary. When none of yours is there it is English, because a wrong language is better than none.`,
  tryIt: [
    { method: 'GET', path: '/media/greeting', headers: { 'Accept-Language': 'de-CH, fr;q=0.5' }, expect: 200, says: 'German' },
    {
      method: 'GET',
      path: '/media/greeting',
      headers: { 'Accept-Language': 'sv' },
      expect: 200,
      says: 'English, for want of Swedish',
    },
  ],
  handle(ask) {
    const named = ask.query.get('language') ?? '';
    const wished = Object.hasOwn(greetings, named) ? named : null;
    const language = wished ?? pickLanguage(ask.headers['accept-language'], Object.keys(greetings)) ?? 'en';
    const answer = text(200, `${greetings[language]}\n`);
    return withHeaders(answer, [
      ['Content-Language', language],
      ['Vary', 'Accept-Language'],
    ]);
  },
};
