import { expect, test } from 'vitest';
import { htmlText } from './html-text';

test.each([
  ['<p>All <b>about</b> it</p><p>And&nbsp;more &amp; more&#8230;</p>', 'All about it\nAnd more & more…'],
  ['one<br/>two <a href="/x">three</a>', 'one\ntwo three'],
  ['a < b and c > d', 'a < b and c > d'],
  ['no &amp; mark', 'no &amp; mark'],
  ['<p>&lt;b&gt; &bogus; &#0;</p>', '<b> &bogus; &#0;'],
])('%s says %s', (html, text) => expect(htmlText(html)).toBe(text));

test('what is known to be HTML has its entities read also without a mark', () => {
  expect(htmlText('R&amp;D &#8211; a < b', true)).toBe('R&D – a < b');
});

test('a hostile text is read in time that grows with its length', () => {
  const before = performance.now();
  for (const text of ['<a '.repeat(100_000), '</p'.repeat(100_000), `<p>${' '.repeat(200_000)}x`, `<p>${'\n '.repeat(100_000)}`])
    htmlText(text);
  expect(performance.now() - before).toBeLessThan(1_500);
});
