import { type Exchange, type FinishedExchange, lastHop } from '#shared/model/exchange';
import { headerValue } from '#shared/http/header-list';
import { saysJson, saysXml } from '#shared/http/media-type';
import { saysLines } from '#shared/hypermedia/parse-lines';
import { pageAtOnceLimit, smallBodyLimit } from '../../state/small-body';
import type { ViewName } from '../../state/tab';

/** The view an answer asks for when the user has not chosen one: a page to go on from, else the body, else what there is. */
export function pickView(exchange: Exchange): ViewName {
  if (exchange.socket !== undefined) return 'messages';
  if (exchange.phase === 'failed') return exchange.bodyBytes > 0 ? 'body' : 'wire';
  if (exchange.phase !== 'finished') return 'browse';
  if (exchange.bodyBytes === 0) return viewWithoutBody(exchange);
  return isPage(exchange) ? 'browse' : 'body';
}

function viewWithoutBody(exchange: FinishedExchange): ViewName {
  const method = lastHop(exchange)?.method ?? exchange.method;
  return method === 'HEAD' || method === 'OPTIONS' ? 'head' : 'browse';
}

/** Whether a body is a page by its type, and not too long to be read as one while somebody waits. XML takes longer than JSON. */
function isPage({ head, bodyBytes }: FinishedExchange): boolean {
  const type = headerValue(head.headers, 'Content-Type');
  return saysJson(type) || saysLines(type) ? bodyBytes <= pageAtOnceLimit : saysXml(type) && bodyBytes <= smallBodyLimit;
}
