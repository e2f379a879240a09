import type { LessonPlace } from '#shared/lessons/draft-of-ask';
import type { PracticeGateway, PracticeState } from '#shared/model/practice';
import type { AppStore } from './create-store';

type Running = Extract<PracticeState, { phase: 'running' }>;

/** What a request needs the practice server to be started with. */
export type Needs = 'nothing' | 'gateway' | 'tls';

/** Whether the server that runs was started without it, so that it would have to be started anew. */
export function lacks(practice: PracticeState, needs: Needs): boolean {
  if (practice.phase !== 'running' || needs === 'nothing') return false;
  return needs === 'tls' ? practice.tls === undefined : practice.controls !== undefined && !practice.controls.gateway;
}

/** Starts the practice server where it does not run, with what is needed. Null when it cannot be had. */
export async function readyPractice(store: AppStore, needs: Needs): Promise<LessonPlace | null> {
  const { settings, practice, changePracticeStart, startPractice } = store.getState();
  const needed = needs === 'nothing' ? {} : { [needs]: true };
  if (needs !== 'nothing' && (lacks(practice, needs) || !settings.practice[needs])) await changePracticeStart(needed);
  const started = await startPractice();
  if (started.phase !== 'running') return null;
  return placeOf(needs === 'gateway' ? await untilGateway(store) : started);
}

/** The doors and people of a server that runs. */
export function placeOf(practice: Running): LessonPlace {
  return {
    doors: {
      practice: practice.url,
      balancer: practice.controls?.gateway?.url ?? null,
      secure: practice.tls?.urls['good'] ?? null,
    },
    accounts: practice.accounts,
  };
}

/** The layers in front of the server that runs; null where there are none. */
export const gatewayOf = (practice: PracticeState): PracticeGateway | null =>
  practice.phase === 'running' ? (practice.controls?.gateway ?? null) : null;

/** The balancer is told of a moment after the server itself. */
function untilGateway(store: AppStore): Promise<Running> {
  const found = (): Running | null => {
    const { practice } = store.getState();
    return practice.phase === 'running' && practice.controls ? practice : null;
  };
  return new Promise((resolve) => {
    const already = found();
    if (already) return resolve(already);
    const stop = store.subscribe(() => {
      const practice = found();
      if (!practice) return;
      stop();
      resolve(practice);
    });
  });
}
