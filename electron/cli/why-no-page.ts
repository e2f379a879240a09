import { headerValue } from '#shared/http/header-list';
import { readMediaType } from '#shared/http/media-type';
import type { PageModel } from '#shared/hypermedia/page';
import type { FinishedExchange } from '#shared/model/exchange';

/** What an answer is instead of a page, and where it can be seen, in one sentence; null where it is a page, or a HEAD. */
export function whyNoPage({ kind }: Pick<PageModel, 'kind'>, exchange: FinishedExchange): string | null {
  if (kind !== 'opaque' || exchange.method === 'HEAD') return null;
  if (exchange.bodyBytes === 0) return 'No body came with this answer, so there is nothing to list.';
  const type = readMediaType(headerValue(exchange.head.headers, 'Content-Type') ?? '')?.essence ?? null;
  if (type !== null && /[/+]json$/.test(type))
    return 'The body says it is JSON and cannot be read as JSON. cairn send prints it.';
  return `The body is ${type ?? 'of a type that is not said'}: no JSON or XML that could be laid out as a page. cairn send prints it.`;
}
