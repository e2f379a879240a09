import { describe, expect, test } from 'vitest';
import { readStatus, statusCatalog, statusClass } from './status-catalog';
import { statusTriggers } from './statuses/triggers';

/** The IANA registry as it is published (code, description, reference), typed in by hand so that the catalogue is checked against something else than itself. */
const published = `
100 Continue [RFC9110, 15.2.1]
101 Switching Protocols [RFC9110, 15.2.2]
102 Processing [RFC2518]
103 Early Hints [RFC8297]
200 OK [RFC9110, 15.3.1]
201 Created [RFC9110, 15.3.2]
202 Accepted [RFC9110, 15.3.3]
203 Non-Authoritative Information [RFC9110, 15.3.4]
204 No Content [RFC9110, 15.3.5]
205 Reset Content [RFC9110, 15.3.6]
206 Partial Content [RFC9110, 15.3.7]
207 Multi-Status [RFC4918]
208 Already Reported [RFC5842]
226 IM Used [RFC3229]
300 Multiple Choices [RFC9110, 15.4.1]
301 Moved Permanently [RFC9110, 15.4.2]
302 Found [RFC9110, 15.4.3]
303 See Other [RFC9110, 15.4.4]
304 Not Modified [RFC9110, 15.4.5]
305 Use Proxy [RFC9110, 15.4.6]
306 (Unused) [RFC9110, 15.4.7]
307 Temporary Redirect [RFC9110, 15.4.8]
308 Permanent Redirect [RFC9110, 15.4.9]
400 Bad Request [RFC9110, 15.5.1]
401 Unauthorized [RFC9110, 15.5.2]
402 Payment Required [RFC9110, 15.5.3]
403 Forbidden [RFC9110, 15.5.4]
404 Not Found [RFC9110, 15.5.5]
405 Method Not Allowed [RFC9110, 15.5.6]
406 Not Acceptable [RFC9110, 15.5.7]
407 Proxy Authentication Required [RFC9110, 15.5.8]
408 Request Timeout [RFC9110, 15.5.9]
409 Conflict [RFC9110, 15.5.10]
410 Gone [RFC9110, 15.5.11]
411 Length Required [RFC9110, 15.5.12]
412 Precondition Failed [RFC9110, 15.5.13]
413 Content Too Large [RFC9110, 15.5.14]
414 URI Too Long [RFC9110, 15.5.15]
415 Unsupported Media Type [RFC9110, 15.5.16]
416 Range Not Satisfiable [RFC9110, 15.5.17]
417 Expectation Failed [RFC9110, 15.5.18]
421 Misdirected Request [RFC9110, 15.5.20]
422 Unprocessable Content [RFC9110, 15.5.21]
423 Locked [RFC4918]
424 Failed Dependency [RFC4918]
425 Too Early [RFC8470]
426 Upgrade Required [RFC9110, 15.5.22]
428 Precondition Required [RFC6585]
429 Too Many Requests [RFC6585]
431 Request Header Fields Too Large [RFC6585]
451 Unavailable For Legal Reasons [RFC7725]
500 Internal Server Error [RFC9110, 15.6.1]
501 Not Implemented [RFC9110, 15.6.2]
502 Bad Gateway [RFC9110, 15.6.3]
503 Service Unavailable [RFC9110, 15.6.4]
504 Gateway Timeout [RFC9110, 15.6.5]
505 HTTP Version Not Supported [RFC9110, 15.6.6]
506 Variant Also Negotiates [RFC2295]
507 Insufficient Storage [RFC4918]
508 Loop Detected [RFC5842]
510 Not Extended [RFC2774]
511 Network Authentication Required [RFC6585]
`
  .trim()
  .split('\n')
  .map((line) => /^(\d{3}) (.*) \[RFC(\d+)(?:, ([\d.]+))?\]$/.exec(line) ?? [])
  .map(([, code, phrase, rfc, section]) => ({ code: Number(code), phrase, rfc, section }));
const registry = published.map(({ code }) => code);

describe('the status catalogue', () => {
  test('holds the 62 codes of the registry, and 104, 418 and 509 beside them, in order', () => {
    const codes = statusCatalog.map((entry) => entry.code);
    expect(codes).toEqual([...registry, 104, 418, 509].sort((a, b) => a - b));
    expect([1, 2, 3, 4, 5].map((group) => registry.filter((code) => statusClass(code) === group).length)).toEqual([
      4, 10, 9, 28, 11,
    ]);
  });

  test('has the phrase and the document that the registry names for each', () => {
    for (const { code, phrase, rfc, section } of published) {
      const { entry } = readStatus(code);
      expect(entry?.phrase, String(code)).toBe(phrase);
      expect(entry?.spec, String(code)).toMatch(
        new RegExp(`^RFC ${rfc}, ${section?.replaceAll('.', '\\.') ?? '[\\d.]+'}(?! *\\d)`),
      );
    }
  });

  test('leaves no part of an entry empty', () => {
    for (const entry of statusCatalog) {
      const { code, meaning, paragraph, causes, client, server, retry, spec } = entry;
      for (const text of [meaning, paragraph, client, server, retry, spec, ...causes])
        expect(text.length, `${code}: ${text}`).toBeGreaterThan(5);
      expect(paragraph.length, String(code)).toBeGreaterThan(150);
      expect(paragraph, String(code)).not.toContain(meaning);
      expect(statusTriggers[code].says, String(code)).not.toBe('');
      expect(code === 306 || entry.lookAlikes.length > 0, String(code)).toBe(true);
      for (const { difference } of entry.lookAlikes) expect(difference.split(' ').length, difference).toBeGreaterThan(3);
    }
  });

  test('marks what is not an ordinary registration', () => {
    const odd = statusCatalog.filter((entry) => entry.standing !== 'registered').map(({ code, standing }) => [code, standing]);
    expect(odd).toEqual([
      [104, 'temporary'],
      [306, 'reserved'],
      [418, 'unregistered'],
      [509, 'unregistered'],
    ]);
  });

  test('says something of its own for each code', () => {
    for (const part of ['meaning', 'client', 'constant', 'phrase'] as const) {
      const texts = statusCatalog.map((entry) => entry[part]);
      expect(new Set(texts).size, part).toBe(texts.length);
    }
    for (const entry of statusCatalog) {
      expect(entry.constant.startsWith(`HTTP_${entry.code}_`), String(entry.code)).toBe(true);
      expect(entry.meaning.length, String(entry.code)).toBeGreaterThan(30);
      expect(entry.causes.length, String(entry.code)).toBeGreaterThan(0);
    }
  });

  test('points look-alikes only at codes it knows, and never at the same one', () => {
    for (const { code, lookAlikes } of statusCatalog)
      for (const other of lookAlikes) {
        expect(readStatus(other.code).assigned, `${code} → ${other.code}`).toBe(true);
        expect(other.code).not.toBe(code);
      }
  });

  test('knows which codes are cacheable by default (RFC 9110, 15.1)', () => {
    const cacheable = statusCatalog.filter((entry) => entry.cacheable).map((entry) => entry.code);
    expect(cacheable).toEqual([200, 203, 204, 206, 300, 301, 308, 404, 405, 410, 414, 451, 501]);
  });
});

describe('reading a status', () => {
  test.each([
    [450, 400],
    [299, 200],
    [199, 100],
    [599, 500],
  ])('%i is unassigned and is read as %i', (code, as) => {
    expect(readStatus(code)).toMatchObject({ assigned: false, entry: { code: as } });
  });

  test('a number outside the five classes is nothing', () => {
    expect([0, 99, 600, 999].map((code) => readStatus(code))).toEqual(Array(4).fill({ assigned: false, entry: null }));
    expect(statusClass(600)).toBeNull();
  });
});
