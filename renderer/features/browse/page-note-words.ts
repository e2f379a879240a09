import { headerValue } from '#shared/http/header-list';
import { formatBytes } from '#shared/http/quantities';
import { readHeader } from '#shared/http/read-header';
import type { PageModel } from '#shared/hypermedia/page';
import { type Exchange, lastHop } from '#shared/model/exchange';

/** Why there is nothing on a page besides its header; null where something is there, if only links that lead on. */
export function wordsInstead(page: PageModel, exchange: Exchange, isTooLarge: boolean): string | null {
  const { table, fields, value, embedded } = page;
  if (table !== null || fields.length > 0 || value !== null || embedded.length > 0) return null;
  const bytes = 'bodyBytes' in exchange ? exchange.bodyBytes : 0;
  if (bytes === 0) return emptySentence(exchange);
  if (isTooLarge) return `The body is too large to be read as a page: ${formatBytes(bytes)}. The Body view shows all of it.`;
  if (page.kind === 'opaque') return bodySentence(exchange);
  return page.links.some(({ place }) => place !== 'header') ? null : 'The body can be read, and holds nothing to show.';
}

function emptySentence(exchange: Exchange): string {
  const method = lastHop(exchange)?.method ?? exchange.method;
  if (method === 'HEAD') return 'A HEAD has no body by nature; what it tells stands in Head.';
  return 'No body came with this answer, so there is nothing to list.';
}

function bodySentence(exchange: Exchange): string {
  const headers = 'head' in exchange && exchange.head ? exchange.head.headers : [];
  const type = headerValue(headers, 'Content-Type');
  const words =
    type === null
      ? ''
      : readHeader('Content-Type', type, { at: 0, url: exchange.url })
          .map(({ text }) => text)
          .join('');
  if (words.startsWith('JSON'))
    return 'The body says it is JSON and cannot be read as JSON. The Body view shows where it breaks.';
  return words === ''
    ? 'The body is no JSON, so it cannot be laid out as a page.'
    : `The body is ${words}: not JSON that could be laid out as a page.`;
}
