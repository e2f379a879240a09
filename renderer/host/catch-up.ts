import type { CallName, EventName } from '#shared/contract/types';
import type { ExchangeEvent } from '#shared/model/exchange-event';
import { fail, type Result } from '#shared/result';

type Call = (name: CallName, input: unknown) => Promise<Result<unknown>>;
type Tell = (name: EventName, payload: unknown) => void;

/** State that is told as a whole: asking for it again is as good as having heard every change. */
const wholeStates: readonly { readonly call: CallName; readonly event: EventName }[] = [
  { call: 'settings.read', event: 'settings.changed' },
  { call: 'practice.describe', event: 'practice.changed' },
  { call: 'collection.list', event: 'collection.changed' },
];

export interface CatchUp {
  /** Notes an exchange that this page has begun. */
  readonly expect: (exchangeId: string) => void;
  /** Passes an event on unless a replay has told it already. */
  readonly hear: (name: string, payload: unknown) => void;
  /** Tells everything that happened while nobody listened. */
  readonly mend: () => Promise<void>;
}

/** Remembers how much of each running exchange the page has heard, so that a gap can be filled without telling anything twice. */
export function createCatchUp(call: Call, tell: Tell): CatchUp {
  const heardSteps = new Map<string, number>();
  const replayed = new Map<string, Set<string>>();

  return { expect: (exchangeId) => void heardSteps.set(exchangeId, 0), hear, mend };

  function hear(name: string, payload: unknown) {
    if (name !== 'exchange.event') return tell(name as EventName, payload);
    const event = payload as ExchangeEvent;
    if (replayed.get(event.exchangeId)?.delete(JSON.stringify(event))) return;
    pass(event);
  }

  function pass(event: ExchangeEvent) {
    const { exchangeId } = event;
    const steps = heardSteps.get(exchangeId);
    if (steps !== undefined && event.type !== 'progress') heardSteps.set(exchangeId, steps + 1);
    if (event.type === 'finished' || event.type === 'failed') heardSteps.delete(exchangeId);
    tell('exchange.event', event);
  }

  async function mend() {
    replayed.clear();
    for (const { call: name, event } of wholeStates) {
      const state = await call(name, null);
      if (state.ok) tell(event, state.value);
    }
    for (const [exchangeId, steps] of new Map(heardSteps)) await mendExchange(exchangeId, steps);
  }

  async function mendExchange(exchangeId: string, steps: number) {
    const replay = await call('exchange.replay', { exchangeId });
    if (!replay.ok && replay.failure.kind === 'hostGone') return;
    if (!replay.ok) return pass(lostForGood(exchangeId));
    // Steps keep their number; only reports of progress are left out of a replay when newer ones came.
    const all = replay.value as ExchangeEvent[];
    let step = 0;
    const missed = all.filter((event) => event.type === 'progress' || ++step > steps);
    replayed.set(exchangeId, new Set(missed.map((event) => JSON.stringify(event))));
    missed.forEach(pass);
  }
}

/** The host was started anew and knows nothing of this exchange: it will never end otherwise. */
function lostForGood(exchangeId: string): ExchangeEvent {
  const untimed = { dnsMs: null, tcpMs: null, proxyMs: null, tlsMs: null, sendMs: null, waitMs: null, receiveMs: null };
  return {
    type: 'failed',
    exchangeId,
    at: Date.now(),
    failure: gone('The program behind this window was restarted while the exchange ran.'),
    bodyId: null,
    wireBytes: 0,
    bodyBytes: 0,
    timings: { ...untimed, totalMs: 0, reused: false },
  };
}

const gone = (reason: string) => ({ kind: 'hostGone', reason }) as const;

/** The answer of a host that cannot be reached. */
export const failGone = (reason: string): Result<never> => fail(gone(reason));
