import type { Host } from '#shared/contract/types';
import type { SeenExchange, TrackId } from '#shared/lessons/lesson';
import { lastLesson, noProgress, type LessonDone, type LessonProgress } from '#shared/model/lesson-progress';
import type { StateCreator } from 'zustand';
import type { AsideSlice } from './aside-slice';

/** What the page of the lessons shows. */
export type LessonView =
  | { readonly kind: 'contents' }
  | { readonly kind: 'glossary' }
  | { readonly kind: 'lesson'; readonly id: string }
  | { readonly kind: 'summary'; readonly track: TrackId };

/** An exchange made in a lesson, by one of its steps or by its scene. */
export interface LessonSeen extends SeenExchange {
  /** Id of the step; null for the scene. */
  readonly step: string | null;
}

export interface LessonsSlice {
  readonly lessonProgress: LessonProgress;
  /** Null until something was chosen: the page then goes on where it was left. */
  readonly lessonView: LessonView | null;
  /** The exchanges of the lesson that is open, in the order they ended. */
  readonly lessonSeen: readonly LessonSeen[];
  readonly loadLessons: () => Promise<void>;
  readonly receiveLessons: (progress: LessonProgress) => void;
  /** Lets go of the exchanges of the lesson that was open. */
  readonly showLessonView: (view: LessonView) => void;
  /** Takes in an exchange made in the lesson that is open. Nothing happens when none is. */
  readonly seeInLesson: (seen: LessonSeen) => void;
  readonly keepLesson: (done: LessonDone) => Promise<void>;
  readonly beginLessonAnew: (lessonId: string) => Promise<void>;
}

/** How far somebody is with the lessons, and what they made happen in the one that is open. */
export const createLessonsSlice =
  (host: Host): StateCreator<LessonsSlice & Pick<AsideSlice, 'forgetAside'>, [], [], LessonsSlice> =>
  (set, get) => {
    const forgetSeen = () => {
      get().forgetAside(get().lessonSeen.map(({ exchange }) => exchange.id));
      set({ lessonSeen: [] });
    };
    return {
      lessonProgress: noProgress,
      lessonView: null,
      lessonSeen: [],

      async loadLessons() {
        const read = await host.call('lessons.readProgress', null);
        if (read.ok) set({ lessonProgress: read.value });
      },
      receiveLessons: (lessonProgress) => set({ lessonProgress }),

      showLessonView(lessonView) {
        const before = get().lessonView;
        const stays = before?.kind === 'lesson' && lessonView.kind === 'lesson' && before.id === lessonView.id;
        if (!stays) forgetSeen();
        set({ lessonView });
      },
      seeInLesson(seen) {
        if (get().lessonView?.kind === 'lesson') set({ lessonSeen: [...get().lessonSeen, seen] });
      },

      async keepLesson(done) {
        const kept = await host.call('lessons.keepProgress', done);
        if (kept.ok) set({ lessonProgress: kept.value });
      },
      async beginLessonAnew(lessonId) {
        forgetSeen();
        const kept = await host.call('lessons.beginAnew', { lessonId });
        if (kept.ok) set({ lessonProgress: kept.value });
      },
    };
  };

/** Where the page stands: what was chosen, else the lesson in which something was done last, else the contents. */
export function lessonViewOf({ lessonView, lessonProgress }: Pick<LessonsSlice, 'lessonView' | 'lessonProgress'>): LessonView {
  if (lessonView) return lessonView;
  const id = lastLesson(lessonProgress);
  return id === null ? { kind: 'contents' } : { kind: 'lesson', id };
}
