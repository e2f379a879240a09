import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { byName, childOf, childText, parseXml } from './parse-xml';

describe('an XML document', () => {
  test('is read without prefixes, comments and instructions, with its entities', () => {
    const element = parseXml(`\ufeff<?xml version="1.0"?>
<!-- a comment with <tags> --><a:feed xmlns:a="urn:x" title='1 &lt; 2'>
  <a:name>Tom &amp; &#74;erry &#x2019; &unknown;</a:name><![CDATA[<raw>&amp;]]><empty at="a>b"/>
</a:feed>`);
    expect(element).toMatchObject({ name: 'feed', children: [{ name: 'name' }, { name: 'empty' }] });
    expect(element?.attributes.get('title')).toBe('1 < 2');
    expect(element && childText(element, 'name')).toBe('Tom & Jerry ’ &unknown;');
    expect(element && childOf(element, 'empty')?.attributes.get('at')).toBe('a>b');
    expect(element?.text.trim()).toBe('<raw>&amp;');
  });

  test.each([
    ['a tag that is not closed', '<a><b></a>'],
    ['two outermost elements', '<a/><b/>'],
    ['text around it', 'x<a/>'],
    ['a document type that declares entities', '<!DOCTYPE a [<!ENTITY b "c">]><a>&b;</a>'],
    ['an end before the end', '<a b="c'],
    ['HTML with bare attributes', '<html><input disabled></html>'],
    ['nothing', ''],
    ['depth without end', '<a>'.repeat(5_000) + '</a>'.repeat(5_000)],
  ])('is refused: %s', (_name, text) => {
    expect(parseXml(text)).toBeUndefined();
  });

  test('with a document type that only says where its definition is, reads as without (NCBI, E-utilities)', () => {
    const type = '<!DOCTYPE eSearchResult PUBLIC "-//NLM//DTD esearch 20060628//EN" "https://ncbi.test/esearch.dtd">';
    const element = parseXml(`<?xml version="1.0"?>\n${type}<eSearchResult><Count>2</Count></eSearchResult>`);
    expect(element && childText(element, 'Count')).toBe('2');
  });

  test('keeps two things apart that one name stands for in two vocabularies', () => {
    const item = parseXml('<item><itunes:title>a</itunes:title><title>b</title><dc:date>c</dc:date></item>');
    expect(item && childText(item, 'title')).toBe('b');
    expect([...(item ? byName(item, item.children).keys() : [])]).toEqual(['itunes:title', 'title', 'date']);
    const prefixed = parseXml('<a:entry><m:title>c</m:title><a:title>b</a:title></a:entry>');
    expect(prefixed && [...byName(prefixed, prefixed.children).keys()]).toEqual(['m:title', 'title']);
  });

  test('what was written is what is read', () => {
    const text = fc.string({ unit: 'grapheme' }).map((one) => one.replaceAll(/[\r\n]/g, ' '));
    const escape = (value: string) => value.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('"', '&quot;');
    fc.assert(
      fc.property(text, text, (value, inner) => {
        const element = parseXml(`<a b="${escape(value)}">${escape(inner)}</a>`);
        expect([element?.attributes.get('b'), element?.text]).toEqual([value, inner]);
      }),
    );
  });

  test('a hostile text is refused in time that grows with its length', () => {
    for (const text of [
      '<a '.repeat(50_000),
      `<a${' b="c"'.repeat(50_000)}`,
      `<!--${'-'.repeat(200_000)}`,
      '<![CDATA['.repeat(20_000),
    ]) {
      const before = performance.now();
      expect(parseXml(text)).toBeUndefined();
      expect(performance.now() - before).toBeLessThan(1_000);
    }
  });
});
