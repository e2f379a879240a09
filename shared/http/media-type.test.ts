import { describe, expect, test } from 'vitest';
import { charsetOf, readMediaType, saysJson, saysXml } from './media-type';

describe('media types', () => {
  test('are taken apart, parameters included', () => {
    expect(readMediaType('Text/HTML; Charset="utf-8"; title="a; b"; charset=latin1')).toEqual({
      type: 'text',
      subtype: 'html',
      essence: 'text/html',
      params: new Map([
        ['charset', 'utf-8'],
        ['title', 'a; b'],
      ]),
    });
  });

  test.each(['', 'json', 'a/b/c', 'a /b', '/json', 'text/', '; charset=utf-8', 'te xt/html'])('%j is none', (text) => {
    expect(readMediaType(text)).toBeNull();
  });

  test.each([
    ['application/json', true],
    ['application/problem+json; charset=utf-8', true],
    ['application/vnd.api+JSON', true],
    ['application/json-seq', false],
    ['application/jsonp', false],
    ['text/html', false],
    [null, false],
  ])('%s is JSON: %s', (contentType, expected) => {
    expect(saysJson(contentType)).toBe(expected);
  });

  test.each([
    ['application/xml; charset=utf-8', true],
    ['text/XML', true],
    ['application/atom+xml', true],
    ['application/xhtml+xml', false],
    ['image/svg+xml', false],
    ['text/html', false],
    ['application/json', false],
    [null, false],
  ])('%s is XML that holds data: %s', (contentType, expected) => {
    expect(saysXml(contentType)).toBe(expected);
  });

  test('a charset is what the parameter says, or nothing', () => {
    expect([charsetOf('text/plain; charset=ISO-8859-1'), charsetOf('text/plain'), charsetOf(null)]).toEqual([
      'ISO-8859-1',
      null,
      null,
    ]);
  });
});
