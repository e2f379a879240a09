import type { StatusTrigger } from '#shared/http/statuses/trigger';
import { draftOfTrigger } from '#shared/http/statuses/trigger-drafts';
import type { Exchange } from '#shared/model/exchange';
import type { PracticeState } from '#shared/model/practice';
import type { RequestDraft } from '#shared/model/request-draft';
import { useEffect, useRef, useState } from 'react';
import type { AppStore } from '../../state/create-store';
import { untilOver } from '../../state/until-over';
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
    const practice = await startFor(store, trigger);
    if (practice.phase === 'running') {
      const { url: origin, accounts, controls } = practice;
      const place = { origin, accounts, proxy: controls?.gateway?.proxyUrl ?? null };
      if (afresh) await store.getState().resetPractice();
      for (const request of requestsOf(trigger)) setShown(await send(draftOfTrigger(request, place)));
      if (trigger.way === 'requests' && trigger.after) await send(draftOfTrigger(trigger.after, place));
    }
    setRunning(false);
  }
  return { run, isRunning, exchange };
}

const requestsOf = (trigger: StatusTrigger) =>
  trigger.way === 'requests' ? trigger.requests : [{ method: 'GET', path: trigger.path }];

/** Whether it goes through the proxy, which the practice server has only together with its gateway. */
export const needsProxy = (trigger: StatusTrigger): boolean =>
  trigger.way === 'requests' && trigger.requests.some(({ throughProxy }) => throughProxy);

async function startFor(store: AppStore, trigger: StatusTrigger): Promise<PracticeState> {
  const { startPractice, changePracticeStart, settings } = store.getState();
  if (needsProxy(trigger) && !settings.practice.gateway) await changePracticeStart({ gateway: true });
  return startPractice();
}
