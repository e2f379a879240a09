import type { StatusTrigger } from '#shared/http/statuses/trigger';
import { draftOfTrigger } from '#shared/http/statuses/trigger-drafts';
import { isOver, type Exchange } from '#shared/model/exchange';
import type { RequestDraft } from '#shared/model/request-draft';
import { useEffect, useRef, useState } from 'react';
import type { AppStore } from '../../state/create-store';
import { useApp, useAppStore } from '../../state/use-app';

interface Running {
  /** With `afresh` the practice server's data are put back first: what was changed there would change the outcome. */
  readonly run: (afresh?: boolean) => Promise<void>;
  readonly isRunning: boolean;
  /** The exchange that shows the code, once it was sent. */
  readonly exchange: Exchange | null;
}

/** Starts the practice server where it does not run, and sends what brings a status about, one request after the other. */
export function useTrigger(trigger: StatusTrigger): Running {
  const store = useAppStore();
  const [shown, setShown] = useState<string | null>(null);
  const [isRunning, setRunning] = useState(false);
  const exchange = useApp((state) => (shown === null ? null : (state.exchanges[shown] ?? null)));
  const held = useRef<string[]>([]);
  useEffect(() => () => store.getState().forgetAside(held.current), [store]);

  async function send(draft: RequestDraft): Promise<string> {
    const id = store.getState().sendAside(draft);
    held.current.push(id);
    await untilOver(store, id);
    return id;
  }

  async function run(afresh = false) {
    setRunning(true);
    const practice = await store.getState().startPractice();
    if (practice.phase === 'running') {
      const place = { origin: practice.url, accounts: practice.accounts };
      if (afresh) await store.getState().resetPractice();
      const requests =
        trigger.way === 'requests' ? trigger.requests : 'path' in trigger ? [{ method: 'GET', path: trigger.path }] : [];
      for (const request of requests) setShown(await send(draftOfTrigger(request, place)));
      if (trigger.way === 'requests' && trigger.after) await send(draftOfTrigger(trigger.after, place));
    }
    setRunning(false);
  }
  return { run, isRunning, exchange };
}

function untilOver(store: AppStore, id: string): Promise<void> {
  const isDone = () => {
    const exchange = store.getState().exchanges[id];
    return !exchange || isOver(exchange);
  };
  if (isDone()) return Promise.resolve();
  return new Promise((resolve) => {
    const stop = store.subscribe(() => {
      if (!isDone()) return;
      stop();
      resolve();
    });
  });
}
