import {
  readAllow,
  readLink,
  readRateLimit,
  readReference,
  readReset,
  readRetryAfter,
  readServerTiming,
  readStrictTransport,
  readVia,
} from './reading/answer-readers';
import { readAge, readCacheControl, readDate, readETag, readETagList, readExpires, readVary } from './reading/caching-readers';
import {
  readAcceptRanges,
  readContentEncoding,
  readContentLength,
  readContentRange,
  readContentType,
  readDisposition,
  readPreferences,
} from './reading/content-readers';
import { readAuthenticate, readAuthorization, readCookie, readCookieLine } from './reading/identity-readers';
import { type HeaderPart, readParts } from './read-parts';
import { plain, type HeaderReader, type ReadingContext, type ReadPart } from './reading/reading';

export type { ReadingContext, ReadPart } from './reading/reading';

const says =
  (words: Readonly<Record<string, string>>): HeaderReader =>
  (value) => {
    const text = words[value.toLowerCase()];
    return text === undefined ? null : plain(text);
  };

/** One reader for each field whose value is worth putting in words. */
const readers: Readonly<Record<string, HeaderReader>> = {
  accept: readPreferences,
  'accept-encoding': readPreferences,
  'accept-language': readPreferences,
  'accept-ranges': readAcceptRanges,
  'access-control-allow-origin': (value) => plain(value === '*' ? 'scripts of any site' : `scripts of ${value}`),
  age: readAge,
  allow: readAllow,
  authorization: readAuthorization,
  'cache-control': readCacheControl,
  'cdn-cache-control': readCacheControl,
  connection: says({
    'keep-alive': 'stays open for more',
    close: 'closes after this answer',
    upgrade: 'changes its protocol',
  }),
  'content-disposition': readDisposition,
  'content-encoding': readContentEncoding,
  'content-length': readContentLength,
  'content-location': readReference,
  'content-range': readContentRange,
  'content-type': readContentType,
  cookie: readCookie,
  date: readDate,
  etag: readETag,
  expires: readExpires,
  'if-match': readETagList,
  'if-modified-since': readDate,
  'if-none-match': readETagList,
  'if-unmodified-since': readDate,
  'last-modified': readDate,
  link: readLink,
  location: readReference,
  'proxy-authenticate': readAuthenticate,
  'proxy-authorization': readAuthorization,
  ratelimit: readRateLimit,
  'ratelimit-reset': readReset,
  referer: readReference,
  'retry-after': readRetryAfter,
  'server-timing': readServerTiming,
  'set-cookie': readCookieLine,
  'strict-transport-security': readStrictTransport,
  sunset: readDate,
  'transfer-encoding': says({ chunked: 'in pieces, each with its size' }),
  vary: readVary,
  via: readVia,
  'www-authenticate': readAuthenticate,
  'x-content-type-options': says({ nosniff: 'the browser must not guess' }),
  'x-frame-options': says({ deny: 'in no frame', sameorigin: 'in frames of this site' }),
  'x-ratelimit-reset': readReset,
};

/** What a field's value says, in words; empty when there is nothing to add to the value itself. Never throws. */
export function readHeader(name: string, value: string, context: ReadingContext): readonly ReadPart[] {
  const key = name.toLowerCase();
  const reader = Object.hasOwn(readers, key) ? readers[key] : undefined;
  return reader ? (reader(value.trim(), context) ?? []) : inShort(readParts(name, value, context));
}

const shortLine = 90;

/** The parts in one line where they fit, else how many there are. */
function inShort(parts: readonly HeaderPart[]): readonly ReadPart[] {
  const line = parts
    .filter((part) => !part.wrong)
    .map(({ says }) => says)
    .join(' · ');
  if (line.length <= shortLine) return line === '' ? [] : plain(line);
  return plain(`${parts.length} parts`);
}
