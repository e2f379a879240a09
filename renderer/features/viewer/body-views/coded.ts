import { headerValues } from '#shared/http/header-list';
import type { FailedExchange, FinishedExchange } from '#shared/model/exchange';
import { codingsLeft } from './save-as';

/** How a body is encoded. */
export interface Coded {
  /** The body as it was received, where that is kept beside it; and in which codings that is, outermost first. */
  readonly received: { readonly bodyId: string; readonly codings: readonly string[] } | null;
  /** The codings that were not undone. */
  readonly left: readonly string[];
}

export const plain: Coded = { received: null, left: [] };

/** How the body of an exchange is encoded. */
export function codedOf(exchange: FinishedExchange | FailedExchange): Coded {
  const { receivedId = null } = exchange;
  const named = headerValues(exchange.head?.headers ?? [], 'Content-Encoding').join(',');
  const codings = codingsLeft(named, []);
  if (receivedId !== null) return { received: { bodyId: receivedId, codings }, left: leftOf(exchange, named, []) };
  return { received: null, left: leftOf(exchange, named, codings) };
}

const leftOf = (exchange: FinishedExchange | FailedExchange, named: string, ofFailed: readonly string[]): readonly string[] =>
  exchange.phase === 'finished' ? codingsLeft(named, exchange.decoded) : ofFailed;
