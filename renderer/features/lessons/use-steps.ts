import { headerValue } from '#shared/http/header-list';
import { charsetOf } from '#shared/http/media-type';
import { draftOfAsk } from '#shared/lessons/draft-of-ask';
import type { LessonGround, LessonRequest, LessonStep } from '#shared/lessons/lesson';
import { probedTextBytes } from '#shared/lessons/lesson';
import { isOver } from '#shared/model/exchange';
import type { RequestDraft } from '#shared/model/request-draft';
import { useState } from 'react';
import { type Needs, readyPractice } from '../../state/ready-practice';
import type { LessonSeen } from '../../state/slices/lessons-slice';
import { untilOver } from '../../state/until-over';
import { useApp, useAppStore, useHost } from '../../state/use-app';

export interface Steps {
  readonly ground: LessonGround;
  /** The step that is under way. */
  readonly sending: string | null;
  /** Why a step could not be sent, by its id. */
  readonly troubles: Readonly<Record<string, string>>;
  readonly send: (step: LessonStep) => Promise<void>;
}

/** Thirteen digits that no other book has: its last ten are the time. */
const newIsbn = (): string => `979${String(Date.now()).slice(-10)}`;

const needsOf = { practice: 'nothing', balancer: 'gateway', secure: 'tls' } as const;

/** What a request of a lesson needs the practice server to be started with. */
export const needsOfStep = (step: LessonStep, ground: LessonGround): Needs =>
  needsOf[requestOf(step, ground)?.door ?? 'practice'];

/** Sends the steps of the lesson that is open, each made from what came before. The server is started when it does not run. */
export function useSteps(): Steps {
  const store = useAppStore();
  const host = useHost();
  const seen = useApp((state) => state.lessonSeen);
  const [isbn] = useState(newIsbn);
  const [sending, setSending] = useState<string | null>(null);
  const [troubles, setTroubles] = useState<Readonly<Record<string, string>>>({});
  const ground = { seen, isbn };

  async function receive(draft: RequestDraft, step: string): Promise<LessonSeen | null> {
    const exchange = await untilOver(store, store.getState().sendAside(draft));
    if (!exchange || !isOver(exchange)) return null;
    const { bodyId } = exchange;
    const charset = charsetOf(headerValue(exchange.head?.headers ?? [], 'Content-Type'));
    const read = bodyId === null ? null : await host.call('body.readText', { bodyId, charset });
    const text = read?.ok && read.value.text.length <= probedTextBytes ? read.value.text : null;
    return { exchange, draft, text, step };
  }

  async function attempt(step: LessonStep): Promise<string | null> {
    const place = await readyPractice(store, needsOfStep(step, ground));
    if (!place) return 'The practice server does not start; its page says why.';
    const draft = draftOfAsk(step.ask, ground, place);
    if ('notYet' in draft) return draft.notYet;
    const one = await receive(draft, step.id);
    if (one) store.getState().seeInLesson(one);
    return null;
  }

  return {
    ground,
    sending,
    troubles,
    async send(step) {
      setSending(step.id);
      const trouble = await attempt(step);
      setTroubles(({ [step.id]: _before, ...others }) => (trouble === null ? others : { ...others, [step.id]: trouble }));
      setSending(null);
    },
  };
}

/** What a step would send now; null while something has to be there first. */
export function requestOf({ ask }: LessonStep, ground: LessonGround): LessonRequest | null {
  const request = typeof ask === 'function' ? ask(ground) : ask;
  return 'notYet' in request ? null : request;
}
