import type { FailedExchange, FinishedExchange } from '#shared/model/exchange';
import { EmptyNote } from '../../../ui/empty-note';

/** Says that there is no body, and why that is as it should be, where it is. */
export function EmptyBody({ exchange }: { readonly exchange: FinishedExchange | FailedExchange }) {
  return <EmptyNote title="No body.">{reasonFor(exchange)}</EmptyNote>;
}

function reasonFor(exchange: FinishedExchange | FailedExchange): string {
  const status = exchange.head?.status ?? 0;
  if (exchange.phase === 'failed') return 'Nothing of it had arrived when the exchange failed.';
  if (exchange.hops.at(-1)?.method === 'HEAD') return 'The answer to HEAD has none: it is the head alone.';
  if (status === 204 || status === 205) return `A ${status} has none.`;
  if (status === 304) return 'A 304 has none: what was kept from before still holds.';
  return 'The server sent a head and nothing after it.';
}
