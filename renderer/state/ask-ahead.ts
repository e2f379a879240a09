import type { Host } from '#shared/contract/types';
import type { PageQuestion } from '#shared/hypermedia/what-to-ask';
import type { Exchange } from '#shared/model/exchange';
import type { ExchangeEvent } from '#shared/model/exchange-event';
import type { RequestPlace } from '#shared/model/collection';
import { inUsualForm } from '#shared/model/request-options';
import type { RequestDraft } from '#shared/model/request-draft';
import { createRow } from '#shared/model/row';
import type { StoreApi } from 'zustand';
import { beginExchange } from './begin-exchange';
import { askerOf, type AskedAhead, keyOf, type Knowledge } from './knowledge';
import { exchangeIdsOf, type Tab } from './tab';
import { longestAnswer } from './told-by';

/** As whom a question is asked. */
interface Asker {
  readonly draft: RequestDraft;
  readonly place: RequestPlace | null;
  /** Whose folders name the way, where the question goes to another origin. */
  readonly wayFrom: RequestPlace | null;
}

interface State extends Knowledge {
  readonly tabs: Readonly<Record<string, Tab>>;
  readonly exchanges: Readonly<Record<string, Exchange>>;
  readonly receive: (event: ExchangeEvent) => void;
  readonly release: (exchangeIds: readonly string[]) => void;
}

/** So much is remembered; the oldest goes first. */
const mostAsked = 200;
/** A server that does not answer soon is left alone: nobody waits for it. */
const patienceMs = 15_000;

/** Sends questions that are worth asking, each once, and remembers them for a while. */
export function createAsking<S extends State>(host: Host, api: StoreApi<S>) {
  const { getState, setState } = api;
  // TypeScript cannot see that a part of S with this key is a Partial<S>.
  const keep = (askedAhead: Knowledge['askedAhead']) => setState({ askedAhead } as Partial<S>);
  const put = (asked: AskedAhead) => keep(new Map(getState().askedAhead).set(asked.key, asked));

  /** A tab that shows such an exchange keeps it. */
  function letGo(gone: readonly AskedAhead[]) {
    const shown = new Set(Object.values(getState().tabs).flatMap(exchangeIdsOf));
    getState().release(gone.map(({ exchangeId }) => exchangeId).filter((id) => !shown.has(id)));
  }

  return {
    put,

    /** The key of a question, which is sent unless its answer is known already or on its way. */
    ask(question: PageQuestion, { draft, place, wayFrom }: Asker, allow: string): string {
      const who = askerOf(draft);
      const key = keyOf(question, who, allow);
      const before = getState().askedAhead.get(key);
      if (before && !before.isStale) return key;
      const sent = { draft: withManners(draft, question.accept), place, wayFrom, isAside: true };
      const { exchangeId } = beginExchange(host, api, sent);
      put({ key, question, who, exchangeId, isOnItsWay: true, isStale: false, told: before?.told ?? null });
      if (before) letGo([before]);
      return key;
    },

    forgetOldest() {
      const all = [...getState().askedAhead];
      const gone = all.slice(0, -mostAsked);
      if (gone.length === 0) return;
      keep(new Map(all.slice(-mostAsked)));
      letGo(gone.map(([, asked]) => asked));
    },
  };
}

/** A question takes no more of anybody's time and space than it is worth. */
export function withManners(draft: RequestDraft, accept: string): RequestDraft {
  const { options } = draft;
  return {
    ...draft,
    headers: [...draft.headers.filter(({ name }) => name.trim().toLowerCase() !== 'accept'), createRow('Accept', accept)],
    options: {
      ...inUsualForm(options),
      totalTimeoutMs: patienceMs,
      limits: {
        ...options.limits,
        bodyBytes: Math.min(options.limits.bodyBytes, longestAnswer),
        decodedBytes: Math.min(options.limits.decodedBytes, longestAnswer),
      },
    },
  };
}
