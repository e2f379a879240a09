import type { Exchange } from '#shared/model/exchange';
import { isOver } from '#shared/model/exchange';
import type { RequestDraft } from '#shared/model/request-draft';
import { useEffect, useRef, useState } from 'react';
import { useApp, useHost } from '../../state/use-app';

export interface Aside {
  readonly exchange: Exchange | null;
  /** The body as text once it is here; null before, and for what is no text. */
  readonly body: string | null;
  readonly send: (draft: RequestDraft) => void;
}

/** One request of an experiment: sent, watched, and forgotten with the page. */
export function useAside(): Aside {
  const [exchangeId, setExchangeId] = useState<string | null>(null);
  const [body, setBody] = useState<{ readonly of: string; readonly text: string } | null>(null);
  const exchange = useApp((state) => (exchangeId === null ? null : (state.exchanges[exchangeId] ?? null)));
  const sendAside = useApp((state) => state.sendAside);
  const release = useApp((state) => state.forgetAside);
  const host = useHost();
  const held = useRef<string | null>(null);
  useEffect(() => () => void (held.current !== null && release([held.current])), [release]);
  const bodyId = exchange && isOver(exchange) ? exchange.bodyId : null;
  useEffect(() => {
    if (bodyId === null) return;
    void host.call('body.readText', { bodyId, charset: null }).then((read) => {
      if (read.ok) setBody({ of: bodyId, text: read.value.text });
    });
  }, [bodyId, host]);
  return {
    exchange,
    body: body !== null && body.of === bodyId ? body.text : null,
    send(draft) {
      const before = held.current;
      held.current = sendAside(draft);
      setExchangeId(held.current);
      if (before !== null) release([before]);
    },
  };
}
