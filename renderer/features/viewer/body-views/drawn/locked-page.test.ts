import { hostileDocuments } from '#shared/hostile-documents.test-support';
import { afterEach, expect, test } from 'vitest';
import { lockedPage } from './locked-page';
import { pageOfMarkdown } from './markdown-view';

/** An origin on which nothing listens: what would be fetched from there is watched by the story of hostile bodies. */
const canary = 'http://127.0.0.1:9';
const documents = hostileDocuments(canary);

afterEach(() => {
  for (const frame of document.querySelectorAll('iframe')) frame.remove();
  around.name = '';
});

/** What hostile code speaks to: the window around all others. */
const around = window.top ?? window;

/** Shows a page as the view does; resolves when it has loaded and could have done its worst. */
async function show(html: string, sandbox: string): Promise<readonly unknown[]> {
  const heard: unknown[] = [];
  const listen = ({ data }: MessageEvent) => void (String(data).startsWith('ran') && heard.push(data));
  around.addEventListener('message', listen);
  const frame = document.createElement('iframe');
  frame.setAttribute('sandbox', sandbox);
  frame.srcdoc = html;
  const loaded = new Promise((resolve) => frame.addEventListener('load', resolve));
  document.body.append(frame);
  await loaded;
  // What the frame said while it loaded is heard before what is said now.
  await new Promise((resolve) => {
    around.addEventListener('message', ({ data }) => data === 'now' && resolve(null));
    around.postMessage('now', '*');
  });
  around.removeEventListener('message', listen);
  if (around.name.startsWith('ran')) heard.push(around.name);
  return heard;
}

/** Frames are shown side by side: one after the other would take minutes. */
const atOnce = 24;
const inGroups = <T>(all: readonly T[]): readonly (readonly T[])[] =>
  Array.from({ length: Math.ceil(all.length / atOnce) }, (_, at) => all.slice(at * atOnce, (at + 1) * atOnce));

const pages = documents.filter(({ mediaType }) => mediaType === 'text/html' || mediaType === 'application/xhtml+xml');

test('the documents are many, and no two are the same', () => {
  expect(pages.length).toBeGreaterThanOrEqual(250);
  expect(new Set(documents.map(({ text }) => text)).size).toBe(documents.length);
  expect(new Set(documents.map(({ name }) => name)).size).toBe(documents.length);
});

test.each(inGroups(pages))('nothing runs in a locked page: $name and those after it', async (...some) => {
  const heard = await Promise.all(some.map(({ text }) => show(lockedPage(text).html, '')));
  expect(heard.flat()).toEqual([]);
});

test.each(inGroups(documents.filter(({ mediaType }) => mediaType === 'text/markdown')))(
  'nothing runs in a page of Markdown: $name and those after it',
  async (...some) => {
    const heard = await Promise.all(some.map(async ({ text }) => show((await pageOfMarkdown(text)).html, '')));
    expect(heard.flat()).toEqual([]);
  },
);

test.each(inGroups(pages))(
  'even in a frame that would let it, the policy and what is left out stop: $name and those after it',
  async (...some) => {
    const heard = await Promise.all(some.map(({ text }) => show(lockedPage(text).html, 'allow-scripts')));
    expect(heard.flat()).toEqual([]);
  },
);

test('an address that would be moved into a link stays out', () => {
  const { html } = lockedPage(
    '<svg><a><animate attributeName="xlink:href" to="x"/><set attributeName="HREF" to="x"/><animate attributeName="r"/></a></svg>',
  );
  expect(html).toContain('<svg><a><animate attributeName="r"></animate></a></svg>');
});

test('what a page says of itself stays: words, styles, language, direction, and tables', () => {
  const { html, leftOut } = lockedPage(
    '<html lang="ar" dir="rtl"><head><style>p{color:red}</style><link rel="stylesheet" href="a.css"></head><body class="b"><p>مرحبا<script>1</script></body></html>',
  );
  expect(leftOut).toBe(2);
  expect(html).toContain('<html lang="ar" dir="rtl">');
  expect(html).toContain('<style>p{color:red}</style>');
  expect(html).toContain('<body class="b"><p>مرحبا</p></body>');
  expect(html).not.toMatch(/<script|<link/);
});

test('a link says where it would lead, and leads nowhere', () => {
  const { html } = lockedPage('<a href="http://a.test/b">b</a><a href="#c">c</a><svg><a xlink:href="javascript:d">d</a></svg>');
  expect(html).toContain('<a title="http://a.test/b">b</a><a title="#c">c</a><svg><a>d</a></svg>');
});

test('the policy stands before anything of the page', () => {
  const { html } = lockedPage('<!-- x --><!doctype html><meta http-equiv="refresh" content="0"><title>t</title>');
  expect(html.indexOf('Content-Security-Policy')).toBeLessThan(html.indexOf('<title>'));
  expect(html).not.toContain('refresh');
});

test('Markdown is drawn with its tables and code, and its HTML is cleaned', async () => {
  const { html } = await pageOfMarkdown(
    '# Title\n\n| a | b |\n|---|---|\n| 1 | 2 |\n\n```js\nx < y\n```\n\n<b onclick="x">bold</b>',
  );
  expect(html).toContain('<h1>Title</h1>');
  expect(html).toContain('<td>1</td>');
  expect(html).toContain('x &lt; y');
  expect(html).toContain('<b>bold</b>');
});

// The last one: what these say late is no one's else.
test('the documents are hostile: without any lock they do run', async () => {
  const scripts = documents.filter(({ name }) => name === 'script' || name === 'handlers that need no click');
  for (const { text } of scripts) expect((await show(text, 'allow-scripts')).length).toBeGreaterThan(0);
});
