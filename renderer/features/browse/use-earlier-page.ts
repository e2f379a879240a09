import { type Exchange, type FinishedExchange, lastHop } from '#shared/model/exchange';
import { useEffect } from 'react';
import { currentStep } from '../../state/tab';
import { useApp } from '../../state/use-app';
import { isRefusal } from './refusal-note';

/** The page of the same resource that a refused request has come from, as the trail has it: it stays usable. */
export function useEarlierPage(tabId: string, refused: FinishedExchange): FinishedExchange | null {
  const recall = useApp((state) => state.recall);
  const before = useApp(({ tabs }) => {
    const tab = tabs[tabId];
    return tab && currentStep(tab)?.exchangeId === refused.id ? tab.trail[tab.position - 1]?.exchangeId : undefined;
  });
  useEffect(() => {
    if (before !== undefined) void recall(before);
  }, [recall, before]);
  return useApp(({ tabs, exchanges }) => {
    const tab = tabs[tabId];
    if (!tab || !isRefusal(refused.head.status)) return null;
    const earlier = tab.trail.slice(0, tab.position).map(({ exchangeId }) => exchanges[exchangeId]);
    return earlier.findLast((one): one is FinishedExchange => one !== undefined && isPageOf(one, refused)) ?? null;
  });
}

function isPageOf(exchange: Exchange, refused: FinishedExchange): boolean {
  if (exchange.phase !== 'finished' || exchange.head.status >= 300 || exchange.bodyBytes === 0) return false;
  const hop = lastHop(exchange);
  return hop?.method === 'GET' && resourceOf(exchange) === resourceOf(refused);
}

/** The address without its query: a page of a list is the list. */
function resourceOf(exchange: Exchange): string | null {
  const url = lastHop(exchange)?.url ?? exchange.url;
  return URL.canParse(url) ? new URL(url).origin + new URL(url).pathname : null;
}
