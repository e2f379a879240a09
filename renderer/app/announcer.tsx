import { describeFailure } from '#shared/failure-words';
import { type Exchange, isOver } from '#shared/model/exchange';
import { VisuallyHidden } from 'react-aria-components';
import { exchangeIdsOf, tabTitle } from '../state/tab';
import type { AppState } from '../state/app-state';
import { useApp } from '../state/use-app';

/** Tells a screen reader of the answers that come in tabs behind the one in front, which speaks for itself. */
export function Announcer() {
  const words = useApp(lastAnswerBehind);
  return (
    <VisuallyHidden>
      <div aria-live="polite">{words}</div>
    </VisuallyHidden>
  );
}

function lastAnswerBehind({ tabs, activeTabId, exchanges }: AppState): string {
  let last: { readonly at: number; readonly words: string } | null = null;
  for (const tab of Object.values(tabs)) {
    const exchange = exchanges[exchangeIdsOf(tab).at(-1) ?? ''];
    if (tab.id === activeTabId || !exchange || !isOver(exchange) || (last && exchange.endedAt < last.at)) continue;
    last = { at: exchange.endedAt, words: `In another tab, ${tabTitle(tab)}: ${outcome(exchange)}` };
  }
  return last?.words ?? '';
}

function outcome(exchange: Exchange): string {
  if (exchange.phase === 'failed') return describeFailure(exchange.failure);
  return exchange.phase === 'finished' ? `${exchange.head.status} ${exchange.head.reason}` : '';
}
