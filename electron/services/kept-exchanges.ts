import { keepExchange, type BegunExchange, type KeptExchange } from './kept-exchange';

/** The exchanges the host remembers, in the order they began. */
export interface KeptExchanges {
  get(exchangeId: string): KeptExchange | undefined;
  /** All of them, the latest first. */
  latest(): KeptExchange[];
  /** Remembers an exchange that `run` brings to its end, and forgets the oldest ones when there are too many. */
  begin(begun: BegunExchange, run: (exchange: KeptExchange) => Promise<void>): Promise<void>;
  /** Lets an exchange that is over do something more, unless it is at it; resolves when that is done. */
  goOn(exchange: KeptExchange, run: () => Promise<void>): Promise<void>;
  /** Remembers an exchange that somebody else runs. */
  adopt(begun: BegunExchange): void;
  /** Stops exchanges that still run, then forgets them. */
  release(exchangeIds: readonly string[]): Promise<void>;
  releaseWhere(isMeant: (exchange: KeptExchange) => boolean): Promise<void>;
}

/** Forgets wire logs and bodies. */
export type Forget = (exchangeIds: readonly string[], bodyIds: readonly string[]) => Promise<void>;

export function createKeptExchanges(forget: Forget, keepAtMost: number): KeptExchanges {
  const kept = new Map<string, KeptExchange>();
  const running = new Map<string, Promise<void>>();

  return {
    get: (exchangeId) => kept.get(exchangeId),
    latest: () => [...kept.values()].reverse(),
    async begin(begun, run) {
      const exchange = keepExchange(begun);
      kept.set(begun.id, exchange);
      running.set(
        begun.id,
        run(exchange).finally(() => running.delete(begun.id)),
      );
      const tooMany = kept.size - keepAtMost;
      if (tooMany > 0) await release(idsWhere(({ isOver }) => isOver).slice(0, tooMany));
    },
    async goOn(exchange, run) {
      const { id } = exchange;
      if (!running.has(id)) {
        exchange.abort = new AbortController();
        running.set(
          id,
          run().finally(() => running.delete(id)),
        );
      }
      await running.get(id);
    },
    adopt(begun) {
      kept.set(begun.id, keepExchange(begun));
    },
    release,
    releaseWhere: (isMeant) => release(idsWhere(isMeant)),
  };

  function idsWhere(isMeant: (exchange: KeptExchange) => boolean): string[] {
    return [...kept.values()].filter(isMeant).map(({ id }) => id);
  }

  async function release(exchangeIds: readonly string[]) {
    const leaving = exchangeIds.flatMap((id) => kept.get(id) ?? []);
    for (const { id, abort } of leaving) {
      kept.delete(id);
      abort.abort();
    }
    // Until the engine has let go, a body may still come into being.
    await Promise.all(leaving.flatMap(({ id }) => running.get(id) ?? []));
    const bodyIds = leaving.flatMap((exchange) => exchange.bodyIds());
    await forget(exchangeIds, bodyIds);
  }
}
