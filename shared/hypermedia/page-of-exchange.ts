import { lastHop, type FinishedExchange } from '../model/exchange';
import type { PageInput } from './page-input';

/** What a page is read from, of an answer and its body as text. */
export function pageOfExchange(exchange: FinishedExchange, body: string | null): PageInput {
  const { method, url } = lastHop(exchange) ?? exchange;
  const { status, headers } = exchange.head;
  return { method, url: url || exchange.url, status, headers, requestHeaders: lastHop(exchange)?.requestHeaders ?? [], body };
}
