import { describe, expect, test } from 'vitest';
import { headerDictionary } from './header-dictionary';
import { methods } from './methods';
import { specAddress, specParts } from './spec-links';
import { statusCatalog } from './status-catalog';

describe('where a specification can be read', () => {
  test.each([
    ['RFC 9110, 15.5.5', 'https://www.rfc-editor.org/rfc/rfc9110.html#section-15.5.5'],
    ['RFC 8288', 'https://www.rfc-editor.org/rfc/rfc8288.html'],
    ['RFC 9112, B.1', 'https://www.rfc-editor.org/rfc/rfc9112.html#appendix-B.1'],
    ['RFC 2774, 7 (historic)', 'https://www.rfc-editor.org/rfc/rfc2774.html#section-7'],
    ['draft-ietf-httpbis-resumable-upload', 'https://datatracker.ietf.org/doc/html/draft-ietf-httpbis-resumable-upload'],
    ['W3C CSP 3', 'https://www.w3.org/TR/CSP3/'],
    ['Fetch, 3.3.3', 'https://fetch.spec.whatwg.org/'],
    ['de facto', null],
    ['Django', null],
  ])('%s: %s', (spec, address) => {
    expect(specAddress(spec)).toBe(address);
  });

  test('two documents are two links, with the words between them', () => {
    expect(specParts('RFC 2324, 2.3.2; kept unused by RFC 9110, 15.5.19')).toEqual([
      { text: 'RFC 2324, 2.3.2', href: 'https://www.rfc-editor.org/rfc/rfc2324.html#section-2.3.2' },
      { text: '; kept unused by ' },
      { text: 'RFC 9110, 15.5.19', href: 'https://www.rfc-editor.org/rfc/rfc9110.html#section-15.5.19' },
    ]);
  });

  test('everything that names a document leads to it, and nothing is lost of the name', () => {
    const specs = [...headerDictionary, ...statusCatalog, ...methods].map(({ spec }) => spec);
    for (const spec of specs)
      expect(
        specParts(spec)
          .map(({ text }) => text)
          .join(''),
      ).toBe(spec);
    const unlinked = [...new Set(specs.filter((spec) => specAddress(spec) === null))].sort();
    expect(unlinked).toEqual([
      'AWS Signature 4',
      'Cloudflare',
      'Django',
      'an earlier rate limit draft',
      'de facto',
      'none: a habit of hosting panels (Apache, cPanel)',
    ]);
  });
});
