import { STATUS_CODES } from 'node:http';
import { escapeHtml, htmlPage, jsonAsHtml } from '../../frame/html.ts';
import type { Renderer } from './renderer.ts';

/** The answer as a page to look at: its name, what was asked, the head, and the values with their links. */
export const htmlRenderer: Renderer = {
  format: 'api',
  mediaType: 'text/html',
  charset: 'utf-8',
  render(value, page) {
    const { ask, name, description, status, headers, formats } = page;
    const formatLinks = formats
      .map((format) => `<a href="${escapeHtml(withFormat(ask.target, format))}">${escapeHtml(format)}</a>`)
      .join(' · ');
    const head = headers.map(([each, text]) => `${escapeHtml(each)}: ${escapeHtml(text)}`).join('\n');
    const body = `
<p class="quiet">${breadcrumbs(ask.path)}</p>
<main>
<h1>${escapeHtml(name)}</h1>
<p>${escapeHtml(description)}</p>
<p class="quiet">As ${formatLinks}</p>
<pre><strong>${escapeHtml(ask.method)}</strong> ${escapeHtml(ask.target)}</pre>
<pre><strong>HTTP ${status} ${escapeHtml(STATUS_CODES[status] ?? '')}</strong>
${head}

${value === undefined ? '' : jsonAsHtml(value)}</pre>
</main>`;
    return htmlPage({ title: `${name} · Practice server`, body });
  },
};

function breadcrumbs(path: string): string {
  const parts = path.split('/').filter((part) => part !== '');
  const crumbs = parts.map(
    (part, at) =>
      `<a href="/${parts
        .slice(0, at + 1)
        .map(escapeHtml)
        .join('/')}/">${escapeHtml(part)}</a>`,
  );
  return ['<a href="/">practice</a>', ...crumbs].join(' / ');
}

function withFormat(target: string, format: string): string {
  const [path = '', text = ''] = target.split('?', 2);
  const query = new URLSearchParams(text);
  query.set('format', format);
  return `${path}?${query.toString()}`;
}
