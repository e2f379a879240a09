import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { memorySource } from './byte-source';
import { BodySearch, type SearchQuery } from './search-body';

const plain = (query: string, matchCase = false): SearchQuery => ({ query, matchCase, regex: false });
const expression = (query: string, matchCase = false): SearchQuery => ({ query, matchCase, regex: true });

function find(text: string | Uint8Array, query: SearchQuery) {
  const search = new BodySearch(memorySource(Buffer.from(text as string)), query);
  while (!search.isDone) search.step();
  return search;
}
const found = (text: string, query: SearchQuery) => {
  const bytes = Buffer.from(text);
  const search = find(text, query);
  return search.hits(0, search.total).map((hit) => bytes.subarray(hit.offset, hit.offset + hit.bytes).toString());
};

describe('searching a body', () => {
  test('plain text is found where the text itself finds it', () => {
    const texts = fc
      .array(fc.constantFrom('a', 'b', 'é', 'AB', '😀', '\n', 'ab'), { maxLength: 40 })
      .map((parts) => parts.join(''));
    fc.assert(
      fc.property(texts, fc.constantFrom('a', 'ab', 'é', '😀', 'b\na', 'ÉA'), fc.boolean(), (text, query, matchCase) => {
        const pattern = new RegExp(
          query
            .replace(/[^\w\s]/gu, '\\$&')
            .replace('\\é', 'é')
            .replace('\\É', 'É')
            .replace('\\😀', '😀'),
          matchCase ? 'gu' : 'giu',
        );
        const offsets = [...text.matchAll(pattern)].map((match) => Buffer.byteLength(text.slice(0, match.index)));
        const search = find(text, plain(query, matchCase));
        expect(search.hits(0, 1000).map(({ offset }) => offset)).toEqual(offsets);
      }),
      { numRuns: 500 },
    );
  });

  test('hits across the ends of windows are found once', () => {
    for (const query of [
      plain('needle'),
      plain('needle', true),
      plain('nádlé'),
      expression('n.{2,4}dle'),
      expression('n[eá]+dl[eé]'),
    ]) {
      const needle = query.query === 'nádlé' ? 'nádlé' : 'needle';
      const step = 65_531;
      const text = (needle + 'é'.repeat((step - needle.length) >> 1)).repeat(80);
      expect({ query, total: find(text, query).total }).toEqual({ query, total: 80 });
    }
  });

  test('whole words are those that no letter, digit or underscore goes on from', () => {
    const text = 'ferry ferryman x_ferry Ferry. éferry ferry🙂 ferryé (ferry) ferry';
    const word = { ...plain('ferry'), wholeWord: true };
    expect(found(text, word)).toEqual(['ferry', 'Ferry', 'ferry', 'ferry', 'ferry']);
    expect(found(text, { ...word, matchCase: true })).toHaveLength(4);
    expect(found(text, { ...expression('fer+y'), wholeWord: true })).toHaveLength(5);
    expect(found('été étés ÉTÉ', { ...plain('été'), wholeWord: true })).toEqual(['été', 'ÉTÉ']);
    const step = 65_531;
    const across = ('needle' + ' '.repeat(step - 6)).repeat(80) + 'needles';
    expect(find(across, { ...plain('needle'), wholeWord: true }).total).toBe(80);
  });

  test('bytes are found by their hex digits, however they are written', () => {
    const bytes = Uint8Array.from([0, 0x0d, 0x0a, 0xff, 0x0d, 0x0a, 0x00]);
    for (const query of ['0d0a', '0D 0A', '0x0d, 0x0a', '\\x0d\\x0a', '0d:0a'])
      expect(find(bytes, { ...plain(query), bytes: 'hex' }).hits(0, 9)).toEqual([
        { offset: 1, bytes: 2 },
        { offset: 4, bytes: 2 },
      ]);
    for (const query of ['0', 'zz', '0d 0', ' '])
      expect(() => find(bytes, { ...plain(query), bytes: 'hex' })).toThrow(SyntaxError);
  });

  test('case matters when asked', () => {
    expect([found('Ferry ferry FERRY', plain('ferry')), found('Ferry ferry FERRY', plain('ferry', true))]).toEqual([
      ['Ferry', 'ferry', 'FERRY'],
      ['ferry'],
    ]);
  });

  test('a plain query is no expression', () => {
    expect(found('a.b axb (é) é', plain('a.b'))).toEqual(['a.b']);
    expect(found('a.b axb (é) é', plain('(é)'))).toEqual(['(é)']);
  });

  test('expressions know lines, groups and what stands before', () => {
    expect(found('id: 12\nid: 345\n', expression('^id: (\\d+)$'))).toEqual(['id: 12', 'id: 345']);
    expect(found('x1 y2', expression('(?<=y)\\d'))).toEqual(['2']);
    expect(found('aaa', expression('x*'))).toEqual([]);
  });

  test('an expression that cannot be read says so', () => {
    expect(() => find('', expression('('))).toThrow(new SyntaxError('Unterminated group.'));
  });

  test('offsets are right after bytes that are no UTF-8', () => {
    const bytes = Buffer.concat([Buffer.from([0xff, 0xfe, 0xc3, 0x28, 0xe2, 0x82]), Buffer.from('é needle')]);
    const search = find(bytes, expression('ne+dle'));
    expect(search.hits(0, 1)).toEqual([{ offset: bytes.indexOf('needle'), bytes: 6 }]);
  });

  test('the parts of the body that have hits are told', () => {
    expect(find(`a${'-'.repeat(298)}a`, plain('a')).marks()).toEqual([0, 299]);
    expect(find('-'.repeat(300), plain('a')).marks()).toEqual([]);
  });

  test('counting stops at a million', () => {
    const search = find('a'.repeat(1_500_000), plain('a'));
    expect([search.total, search.isCapped, search.hits(999_999, 5)]).toEqual([1_000_000, true, [{ offset: 999_999, bytes: 1 }]]);
  });
});
