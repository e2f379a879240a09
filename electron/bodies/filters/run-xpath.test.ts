import { expect, test } from 'vitest';
import { FilterRefused } from './filter-messages.ts';
import { runXPath } from './run-xpath.ts';

/** What is left of a text, or why nothing is; without the thread around it. */
function filter(text: string, path: string) {
  try {
    const { pieces, count, contentType } = runXPath(text, path);
    return { text: [...pieces].join(''), count, contentType, reason: null, at: null, detail: '' };
  } catch (thrown) {
    if (!(thrown instanceof FilterRefused)) throw thrown;
    return { text: null, count: null, contentType: null, reason: thrown.reason, at: thrown.at, detail: thrown.message };
  }
}

const shop = '<?xml version="1.0"?><shop xmlns:x="urn:x"><book id="1"><title>Sea &amp; sky</title></book><x:book id="2"/></shop>';

test('leaves elements, attributes, texts, and values', () => {
  expect(filter(shop, '//book')).toMatchObject({
    text: '<book id="1"><title>Sea &amp; sky</title></book>\n',
    count: 1,
    contentType: 'application/xml',
  });
  expect(filter(shop, '//@id').text).toBe('1\n2\n');
  expect(filter(shop, '//title/text()').text).toBe('Sea & sky\n');
  expect(filter(shop, 'count(//*[@id])').text).toBe('2\n');
  expect(filter(shop, '//x:book/@id').text).toBe('2\n');
  expect(filter(shop, 'string(//book[1]/title)').text).toBe('Sea & sky\n');
  expect(filter(shop, '//none')).toMatchObject({ text: '', count: 0 });
});

test('the namespace that needs no prefix is d', () => {
  expect(filter('<feed xmlns="urn:f"><entry>1</entry><entry>2</entry></feed>', '//d:entry[2]/text()').text).toBe('2\n');
});

test('thousands of nodes come in their order, in a moment', () => {
  const many = `<r>${Array.from({ length: 20_000 }, (_, at) => `<i n="${at}"><v>${at % 7}</v></i>`).join('')}</r>`;
  const { count, text } = filter(many, '//i[v="3"]/@n | //i[v="2"]/@n');
  expect(count).toBe(5_714);
  expect(text?.split('\n').slice(0, 4)).toEqual(['2', '3', '9', '10']);
});

test('entities are never filled in: a document type is refused', () => {
  const bomb = '<!DOCTYPE a [<!ENTITY b "bbbb"><!ENTITY c SYSTEM "file:///etc/passwd">]><a>&b;&c;</a>';
  const { reason, detail } = filter(bomb, '//a');
  expect(reason).toBe('doctype');
  expect(detail).toContain('line 1');
  expect(filter('<a>&unknown;</a>', '//a')).toMatchObject({ reason: 'notXml' });
});

test('says what is no XML and no path', () => {
  expect(filter('<a>\n<b></a>', '//a').detail).toContain('line 2');
  expect(filter('{"a":1}', '//a')).toMatchObject({ reason: 'notXml' });
  expect(filter(shop, '//book[')).toMatchObject({ reason: 'syntax' });
  expect(filter(shop, 'nothing(1)')).toMatchObject({ reason: 'failed' });
  expect(filter(shop, '//y:book')).toMatchObject({ reason: 'failed' });
  expect(filter(shop, 'document("/etc/passwd")')).toMatchObject({ reason: 'failed' });
});
