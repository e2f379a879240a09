import type { Lesson, TrackId } from '#shared/lessons/lesson';
import { lessons } from '#shared/lessons/lessons';
import { lessonsOf, type Stand, standOf } from '#shared/lessons/track-summary';
import type { LessonProgress } from '#shared/model/lesson-progress';

export const doneIn = (track: TrackId, progress: LessonProgress): number =>
  lessonsOf(track).filter((lesson) => standOf(lesson, progress) === 'done').length;

/** What comes before and after a lesson in reading order. The last of a track is followed by the summary. */
export function neighboursOf(lesson: Lesson): { readonly before: Lesson | null; readonly after: Lesson | null } {
  const at = lessons.indexOf(lesson);
  const next = lessons[at + 1] ?? null;
  return { before: lessons[at - 1] ?? null, after: next?.track === lesson.track ? next : null };
}

/** The first lesson after a track; null after the last. */
export function lessonAfter(track: TrackId): Lesson | null {
  const last = lessons.findLastIndex((lesson) => lesson.track === track);
  return lessons[last + 1] ?? null;
}

export const standWords: Readonly<Record<Stand, string>> = { new: 'not begun', begun: 'begun', done: 'done' };
