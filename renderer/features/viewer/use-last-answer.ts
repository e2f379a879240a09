import { type Exchange, isOver } from '#shared/model/exchange';
import type { RequestDraft } from '#shared/model/request-draft';
import { useState } from 'react';

interface Answer {
  readonly exchange: Exchange;
  readonly draft: RequestDraft;
}

/** The exchange to show in full: the current one when it is over, and until then the last one that was, as an earlier one. */
export function useLastAnswer(
  tabId: string,
  exchange: Exchange,
  draft: RequestDraft,
): { readonly shown: Answer | null; readonly isEarlier: boolean } {
  const [last, setLast] = useState<(Answer & { readonly tabId: string }) | null>(null);
  if (isOver(exchange) && last?.exchange !== exchange) setLast({ tabId, exchange, draft });
  // What stays open is shown while it does.
  if (isOver(exchange) || exchange.socket !== undefined) return { shown: { exchange, draft }, isEarlier: false };
  return { shown: last?.tabId === tabId ? last : null, isEarlier: true };
}
