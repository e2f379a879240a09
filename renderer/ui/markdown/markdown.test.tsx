import { expect, test, vi } from 'vitest';
import { page, userEvent } from 'vitest/browser';
import { render } from 'vitest-browser-react';
import { parseInline } from './inline-markdown';
import { Markdown } from './markdown';
import { parseMarkdown } from './parse-markdown';

test('blocks of notes are read as what they are', () => {
  const text = [
    '# Orders',
    '',
    'Takes **one** order,',
    'and no more.',
    '',
    '- a',
    '  - b',
    '- c',
    '',
    '1. one',
    '2. two',
    '',
    '> said',
    '',
    '| name | what |',
    '|---|---|',
    '| id | a \\| b |',
    '',
    '```json',
    '{"a": 1}',
    '```',
    '---',
  ].join('\n');
  expect(parseMarkdown(text)).toEqual([
    { kind: 'heading', level: 1, text: 'Orders' },
    { kind: 'paragraph', text: 'Takes **one** order,\nand no more.' },
    {
      kind: 'list',
      ordered: false,
      items: [
        [
          { kind: 'paragraph', text: 'a' },
          { kind: 'list', ordered: false, items: [[{ kind: 'paragraph', text: 'b' }]] },
        ],
        [{ kind: 'paragraph', text: 'c' }],
      ],
    },
    { kind: 'list', ordered: true, items: [[{ kind: 'paragraph', text: 'one' }], [{ kind: 'paragraph', text: 'two' }]] },
    { kind: 'quote', blocks: [{ kind: 'paragraph', text: 'said' }] },
    { kind: 'table', head: ['name', 'what'], rows: [['id', 'a | b']] },
    { kind: 'code', text: '{"a": 1}' },
    { kind: 'rule' },
  ]);
});

test('lines are read: emphasis, code, links; what is none of it stays', () => {
  expect(parseInline('a *b* **c** `d*` [e](https://f.test) snake_case_name 2 * 3 \\*x\\*')).toEqual([
    { kind: 'text', text: 'a ' },
    { kind: 'emphasis', spans: [{ kind: 'text', text: 'b' }] },
    { kind: 'text', text: ' ' },
    { kind: 'strong', spans: [{ kind: 'text', text: 'c' }] },
    { kind: 'text', text: ' ' },
    { kind: 'code', text: 'd*' },
    { kind: 'text', text: ' ' },
    { kind: 'link', href: 'https://f.test', spans: [{ kind: 'text', text: 'e' }] },
    { kind: 'text', text: ' snake_case_name 2 * 3 *x*' },
  ]);
});

test('nothing in notes runs, is fetched, or leads anywhere but to the web', async () => {
  const [onOpen, ran] = [vi.fn(), vi.fn()];
  (window as unknown as { canary: () => void }).canary = ran;
  const before = performance.getEntriesByType('resource').length;
  const hostile = [
    '<script>canary()</script>',
    '<img src=x onerror="canary()">',
    '![pixel](http://127.0.0.1:1/pixel.png)',
    '[click](javascript:canary())',
    '[data](data:text/html,<script>canary()</script>)',
    '<javascript:canary()>',
    '[file](file:///etc/passwd)',
    '<iframe src="http://127.0.0.1:1/"></iframe>',
    '<style>body { display: none }</style>',
    '<svg onload="canary()"></svg>',
  ].join('\n\n');
  const { container } = await render(<Markdown text={hostile} onOpen={onOpen} />);
  expect([...container.querySelectorAll('script, img, iframe, style, svg, object')]).toEqual([]);
  const links = [...container.querySelectorAll('a')].map((link) => link.getAttribute('href'));
  expect(links).toEqual(['http://127.0.0.1:1/pixel.png']);
  await userEvent.click(page.getByRole('link', { name: 'pixel' }));
  expect(onOpen).toHaveBeenCalledWith('http://127.0.0.1:1/pixel.png');
  expect(ran).not.toHaveBeenCalled();
  expect(
    performance
      .getEntriesByType('resource')
      .slice(before)
      .filter(({ name }) => name.includes('127.0.0.1:1/')),
  ).toEqual([]);
});

test.each([
  ['stars', '*'.repeat(50_000)],
  ['openings', '**a '.repeat(20_000)],
  ['brackets', '['.repeat(50_000)],
  ['quotes', '> '.repeat(20_000)],
  ['lists', '- '.repeat(20_000)],
  ['ticks', '`a'.repeat(40_000)],
])('notes made to take for ever do not: %s', (_what, text) => {
  const blocks = parseMarkdown(text);
  for (const block of blocks) if ('text' in block) parseInline(block.text);
  expect(blocks.length).toBeGreaterThan(0);
});
