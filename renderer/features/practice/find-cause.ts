import type { Exchange } from '#shared/model/exchange';
import type { PracticeLogLine } from '#shared/model/practice';

/** How far the two may differ on when a request was sent: both read the same clock, at other moments. */
const slackMs = 250;

/** Where an exchange stands in a tab. */
export interface Place {
  readonly tabId: string;
  readonly position: number;
}

interface Tabs {
  readonly tabOrder: readonly string[];
  readonly tabs: Readonly<Record<string, { readonly trail: readonly { readonly exchangeId: string }[] }>>;
  readonly exchanges: Readonly<Record<string, Exchange>>;
}

/**
 * The exchange that a line of the server's log is most likely about: same method and target, at the
 * server's origin, and at that time. Nothing when none fits or when several do.
 */
export function findCause({ tabOrder, tabs, exchanges }: Tabs, line: PracticeLogLine, origin: string): Place | null {
  const places = tabOrder.flatMap((tabId) =>
    (tabs[tabId]?.trail ?? []).flatMap(({ exchangeId }, position) => {
      const exchange = exchanges[exchangeId];
      return exchange && isAbout(line, exchange, origin) ? [{ tabId, position }] : [];
    }),
  );
  return places.length === 1 ? (places[0] ?? null) : null;
}

function isAbout(line: PracticeLogLine, exchange: Exchange, origin: string): boolean {
  const sentAt = line.at - line.durationMs;
  const endedAt = 'endedAt' in exchange ? exchange.endedAt : Number.POSITIVE_INFINITY;
  if (sentAt < exchange.startedAt - slackMs || sentAt > endedAt + slackMs) return false;
  return exchange.hops.some(
    ({ method, url, target }) => method === line.method && target === line.target && url.startsWith(`${origin}/`),
  );
}
