import { draftOfAsk } from '#shared/lessons/draft-of-ask';
import type { Lesson } from '#shared/lessons/lesson';
import { statusOf } from '#shared/lessons/seen';
import { useEffect, useRef } from 'react';
import type { AppStore } from '../../state/create-store';
import { placeOf } from '../../state/ready-practice';
import { untilOver } from '../../state/until-over';
import { useApp, useAppStore } from '../../state/use-app';

/** Keeps what is done in a lesson while it is shown, and puts back what it has switched on the server when it is left. */
export function useKeeping(lesson: Lesson): void {
  const store = useAppStore();
  const seen = useApp((state) => state.lessonSeen);
  const reported = useRef(store.getState().lessonSeen.length);
  // By the time the lesson is gone from the page, its exchanges are forgotten.
  const hasSent = useRef(store.getState().lessonSeen.length > 0);
  useEffect(() => {
    void store.getState().keepLesson({ lessonId: lesson.id, passed: [], statuses: [] });
    return () => {
      if (hasSent.current) putBack(store, lesson);
    };
  }, [store, lesson]);
  useEffect(() => {
    const fresh = seen.slice(reported.current);
    reported.current = seen.length;
    if (fresh.length === 0) return;
    hasSent.current = true;
    const passed = lesson.probes.filter(({ check }) => check(seen) === null).map(({ id }) => id);
    void store.getState().keepLesson({ lessonId: lesson.id, passed, statuses: fresh.map(statusOf) });
  }, [store, lesson, seen]);
}

/** Only where something was sent: opening and leaving a lesson sends nothing. */
function putBack(store: AppStore, { after = [] }: Lesson): void {
  const { practice, sendAside, forgetAside } = store.getState();
  if (practice.phase !== 'running') return;
  for (const request of after) {
    const draft = draftOfAsk(request, { seen: [], isbn: '' }, placeOf(practice));
    if ('notYet' in draft) continue;
    const id = sendAside(draft);
    void untilOver(store, id).then(() => forgetAside([id]));
  }
}
