import type { Endpoint } from '../endpoint.ts';
import { typed } from '../frame/answer.ts';
import { escapeHtml } from '../frame/html.ts';
import { refuse } from '../frame/refuse.ts';

const cloths = ['#0b5f6b', '#7a3b2e', '#33502f', '#4a3f6b', '#8a6a1f', '#2f4a6b'];

export const bookCover: Endpoint = {
  path: '/media/covers/{id}',
  methods: ['GET'],
  group: 'Media and pages',
  summary: 'The cover of a book',
  description:
    'A cover drawn from title and author as SVG, in the cloth that belongs to the number of the book. Books link to theirs.',
  tryIt: [
    { method: 'GET', path: '/media/covers/21', expect: 200, says: 'a title and a name written from right to left' },
    { method: 'GET', path: '/media/covers/9999', expect: 404, says: 'no such book' },
  ],
  handle(ask) {
    const id = ask.params['id'] ?? '';
    const book = /^\d{1,15}$/.test(id) ? ask.world.rows.find('shelf', Number(id)) : undefined;
    if (!book) return refuse(ask, { status: 404, detail: 'There is no such book.' });
    const svg = drawCover(String(book['title']), String(book['author_name']), cloths[book.id % cloths.length] ?? '#333');
    return typed(200, 'image/svg+xml', svg, [
      ['X-Content-Type-Options', 'nosniff'],
      ['Content-Security-Policy', "default-src 'none'"],
    ]);
  },
};

function drawCover(title: string, author: string, cloth: string): string {
  const lines = wrap(title, 18).slice(0, 9);
  const spans = lines.map((line, at) => `<tspan x="20" y="${64 + at * 26}">${escapeHtml(line)}</tspan>`).join('');
  return `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 240 360" width="240" height="360" role="img">
<title>${escapeHtml(`${title}, by ${author}`)}</title>
<rect width="240" height="360" fill="${cloth}"/>
<rect x="10" y="10" width="220" height="340" fill="none" stroke="#fff" stroke-opacity=".5"/>
<text fill="#fff" font-family="Georgia, serif" font-size="20">${spans}</text>
<text x="20" y="330" fill="#fff" fill-opacity=".85" font-family="Georgia, serif" font-size="14" textLength="${author.length > 26 ? '200' : ''}" lengthAdjust="spacingAndGlyphs">${escapeHtml(author)}</text>
</svg>
`.replace(' textLength="" lengthAdjust="spacingAndGlyphs"', '');
}

function wrap(text: string, width: number): string[] {
  const lines: string[] = [];
  for (const word of text.split(' ')) {
    const last = lines.at(-1);
    if (last !== undefined && last.length + 1 + word.length <= width) lines[lines.length - 1] = `${last} ${word}`;
    else lines.push(word);
  }
  return lines;
}
