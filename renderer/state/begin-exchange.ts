import type { Host } from '#shared/contract/types';
import type { Failure } from '#shared/failure';
import { advance, type Exchange } from '#shared/model/exchange';
import type { ExchangeEvent } from '#shared/model/exchange-event';
import type { RequestPlace } from '#shared/model/collection';
import type { RequestDraft } from '#shared/model/request-draft';
import { ok } from '#shared/result';
import type { StoreApi } from 'zustand';
import { withWayAlong } from './way-along';

interface State {
  readonly exchanges: Readonly<Record<string, Exchange>>;
  readonly receive: (event: ExchangeEvent) => void;
}

const untimed = { dnsMs: null, tcpMs: null, proxyMs: null, tlsMs: null, sendMs: null, waitMs: null, receiveMs: null };

export interface Begun {
  readonly exchangeId: string;
  /** Resolves when the host has it, or has refused it. */
  readonly handed: Promise<void>;
}

/** What is to be sent, and on whose behalf. */
interface Asked {
  readonly draft: RequestDraft;
  /** The saved request whose folders it inherits from. */
  readonly place: RequestPlace | null;
  /** The one whose folders name no more than the way, since it leads to another origin. */
  readonly wayFrom?: RequestPlace | null;
  /** Asked by the page for its own sake: it is not kept in the history. */
  readonly isAside?: boolean;
  readonly scripts?: 'run' | 'leaveOut';
}

/** Shows at once that a draft is under way, and hands it to the host. */
export function beginExchange<S extends State>(
  host: Host,
  { getState, setState }: StoreApi<S>,
  { draft, place, wayFrom = null, isAside = false, scripts = 'run' }: Asked,
): Begun {
  const exchangeId = crypto.randomUUID();
  const { method, url } = draft;
  const begun = advance(undefined, { type: 'started', exchangeId, at: Date.now(), method, url });
  // TypeScript cannot see that a part of S with the key `exchanges` is a Partial<S>.
  if (begun) setState({ exchanges: { ...getState().exchanges, [exchangeId]: begun } } as Partial<S>);
  const how = { ...(isAside && { isAside }), ...(scripts !== 'run' && { scripts }) };
  const send = (sent: RequestDraft) => host.call('exchange.send', { exchangeId, draft: sent, place, ...how });
  const sendAlong = async (from: RequestPlace) => {
    const way = await withWayAlong(host, from, draft);
    if (!way.ok) return way;
    // Whoever asked may have gone meanwhile: nobody waits for an answer.
    return exchangeId in getState().exchanges ? send(way.value) : ok(null);
  };
  const sent = wayFrom === null ? send(draft) : sendAlong(wayFrom);
  const handed = sent.then((taken) => {
    if (!taken.ok) getState().receive(neverSent(exchangeId, taken.failure));
  });
  return { exchangeId, handed };
}

function neverSent(exchangeId: string, failure: Failure): ExchangeEvent {
  const timings = { ...untimed, totalMs: 0, reused: false };
  return { type: 'failed', exchangeId, at: Date.now(), failure, bodyId: null, wireBytes: 0, bodyBytes: 0, timings };
}
