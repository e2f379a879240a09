import { draftOfAsk } from '#shared/lessons/draft-of-ask';
import type { LessonRequest, SeenExchange } from '#shared/lessons/lesson';
import { isOver } from '#shared/model/exchange';
import { useEffect, useRef, useState } from 'react';
import { untilOver } from '../../../state/until-over';
import { useApp, useAppStore, useHost } from '../../../state/use-app';
import { lacks, type Needs, readyPractice } from '../../../state/ready-practice';

/** A request that a scene has sent, and what came of it. */
export interface Answer extends SeenExchange {
  /** The scene's own word for what it was. */
  readonly tag: string;
}

/** Resolves with null when nothing could be sent. */
export type Send = (request: LessonRequest, tag?: string) => Promise<Answer | null>;

export interface Bench {
  /** Everything sent since it was cleared, the oldest first. */
  readonly answers: readonly Answer[];
  readonly isBusy: boolean;
  /** Why nothing can be sent. */
  readonly trouble: string | null;
  /** The server runs without what the scene needs: sending starts it anew. */
  readonly restarts: boolean;
  readonly run: (work: (send: Send) => Promise<unknown>) => Promise<void>;
  readonly clear: () => void;
}

/** Sends the requests of a scene to the practice server, which is started when it does not run. Lets go of them with the scene. */
export function useBench(needs: Needs = 'nothing'): Bench {
  const store = useAppStore();
  const host = useHost();
  const restarts = useApp((state) => lacks(state.practice, needs));
  const [answers, setAnswers] = useState<readonly Answer[]>([]);
  const [isBusy, setBusy] = useState(false);
  const [trouble, setTrouble] = useState<string | null>(null);
  const held = useRef<string[]>([]);
  const isThere = useRef(true);
  useEffect(() => {
    isThere.current = true;
    return () => {
      isThere.current = false;
      store.getState().forgetAside(held.current);
    };
  }, [store]);

  async function send(request: LessonRequest, tag = ''): Promise<Answer | null> {
    const place = await readyPractice(store, needs);
    if (!place || !isThere.current) return null;
    const draft = draftOfAsk(request, { seen: [], isbn: '' }, place);
    if ('notYet' in draft) return fail(draft.notYet);
    const id = store.getState().sendAside(draft);
    held.current.push(id);
    const exchange = await untilOver(store, id);
    if (!exchange || !isOver(exchange)) return null;
    const read = exchange.bodyId === null ? null : await host.call('body.readText', { bodyId: exchange.bodyId, charset: null });
    const answer = { tag, draft, exchange, text: read?.ok ? read.value.text : null };
    setAnswers((before) => [...before, answer]);
    store.getState().seeInLesson({ ...answer, step: null });
    return answer;
  }

  function fail(words: string): null {
    setTrouble(words);
    return null;
  }

  return {
    answers,
    isBusy,
    trouble,
    restarts,
    async run(work) {
      setBusy(true);
      setTrouble(null);
      if (await readyPractice(store, needs)) await work(send);
      else fail('The practice server does not start; its page says why.');
      setBusy(false);
    },
    clear() {
      store.getState().forgetAside(held.current);
      held.current = [];
      setAnswers([]);
    },
  };
}

/** The answer that came last under a tag. */
export const lastOf = (answers: readonly Answer[], tag: string): Answer | null =>
  answers.findLast((answer) => answer.tag === tag) ?? null;

/** What the lesson has seen so far, by its steps as well as by its scene, as far as a drawing is about it. */
export function useSeenAnswers(isAbout: (seen: SeenExchange) => boolean): readonly Answer[] {
  const seen = useApp((state) => state.lessonSeen);
  return seen.filter(isAbout).map((one) => ({ ...one, tag: '' }));
}
