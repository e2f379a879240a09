import { type Exchange, type FinishedExchange, lastHop } from '#shared/model/exchange';
import { headerValue } from '#shared/http/header-list';
import { saysJson } from '#shared/http/media-type';
import { smallBodyLimit } from '../../state/small-body';
import type { ViewName } from '../../state/tab';

/** The view an answer asks for when the user has not chosen one: a page to go on from, else the body, else what there is. */
export function pickView(exchange: Exchange): ViewName {
  if (exchange.phase === 'failed') return exchange.bodyBytes > 0 ? 'body' : 'wire';
  if (exchange.phase !== 'finished') return 'browse';
  if (exchange.bodyBytes === 0) return viewWithoutBody(exchange);
  return saysJson(headerValue(exchange.head.headers, 'Content-Type')) && exchange.bodyBytes <= smallBodyLimit ? 'browse' : 'body';
}

function viewWithoutBody(exchange: FinishedExchange): ViewName {
  const method = lastHop(exchange)?.method ?? exchange.method;
  return method === 'HEAD' || method === 'OPTIONS' ? 'head' : 'browse';
}
