import { headerValue } from '#shared/http/header-list';
import { twiceTrials } from '#shared/http/method-table/send-twice';
import type { TriggerRequest } from '#shared/http/statuses/trigger';
import { draftOfTrigger, type TriggerPlace } from '#shared/http/statuses/trigger-drafts';
import type { Host } from '#shared/contract/types';
import type { Exchange } from '#shared/model/exchange';
import { useEffect, useRef, useState } from 'react';
import type { AppStore } from '../../state/create-store';
import { untilOver } from '../../state/until-over';
import { useAppStore, useHost } from '../../state/use-app';

/** What has been seen so far; whatever has not happened yet is missing. */
export interface TwiceSeen {
  readonly there: readonly string[];
  /** Ids of the exchanges of the first and the second sending. */
  readonly sent: readonly string[];
  /** Why it could not be gone on with; null while all is well. */
  readonly trouble: string | null;
}

const nothing: TwiceSeen = { there: [], sent: [], trouble: null };

/** Sends a trial to the practice server twice, and looks before, between and after. */
export function useSendTwice(method: string, index: number) {
  const store = useAppStore();
  const host = useHost();
  const [seen, setSeen] = useState(nothing);
  const [isRunning, setRunning] = useState(false);
  const held = useRef<string[]>([]);
  useEffect(() => () => store.getState().forgetAside(held.current), [store]);

  async function run() {
    setRunning(true);
    setSeen(nothing);
    const trouble = await runTrial({ store, host, method, index, held: held.current }, setSeen);
    if (trouble !== null) setSeen((before) => ({ ...before, trouble }));
    setRunning(false);
  }
  return { seen, isRunning, run };
}

interface Trial {
  readonly store: AppStore;
  readonly host: Host;
  readonly method: string;
  readonly index: number;
  readonly held: string[];
}

type Tell = (next: (before: TwiceSeen) => TwiceSeen) => void;

/** Null when it went through to its end, else why it did not. */
async function runTrial({ store, host, method, index, held }: Trial, tell: Tell): Promise<string | null> {
  const practice = await store.getState().startPractice();
  const trial = twiceTrials(method, `Twice ${crypto.randomUUID().slice(0, 8)}`)[index];
  if (practice.phase !== 'running' || !trial) return 'The practice server could not be started.';
  const place: TriggerPlace = { origin: practice.url, accounts: practice.accounts, proxy: null };
  const send = async (request: TriggerRequest): Promise<Exchange | undefined> => {
    const id = store.getState().sendAside(draftOfTrigger(request, place));
    held.push(id);
    await untilOver(store, id);
    return store.getState().exchanges[id];
  };
  const look = async () => {
    const body = await bodyOf(host, await send(trial.look));
    tell((before) => ({ ...before, there: [...before.there, trial.tell(body)] }));
  };
  const made = trial.prepare === null ? '' : pathMade(await send(trial.prepare));
  if (made === null) return 'What the trial needs could not be made: the practice server may have been changed.';
  await look();
  for (const _time of ['first', 'second']) {
    const exchange = await send(trial.request(made));
    if (exchange?.phase !== 'finished') return 'No answer came.';
    tell((before) => ({ ...before, sent: [...before.sent, exchange.id] }));
    await look();
  }
  return null;
}

function pathMade(exchange: Exchange | undefined): string | null {
  const made = exchange?.phase === 'finished' ? headerValue(exchange.head.headers, 'Location') : null;
  return made !== null && URL.canParse(made) ? new URL(made).pathname : null;
}

async function bodyOf(host: Host, exchange: Exchange | undefined): Promise<unknown> {
  if (exchange?.phase !== 'finished' || exchange.bodyId === null) return null;
  const read = await host.call('body.readText', { bodyId: exchange.bodyId, charset: null });
  try {
    return read.ok ? JSON.parse(read.value.text) : null;
  } catch {
    return null;
  }
}
