import type { LessonProgress } from '../model/lesson-progress';
import type { Lesson, TrackId } from './lesson';
import { lessons } from './lessons';

/** How far a lesson is: nothing done, begun, or every probe passed at some time. */
export type Stand = 'new' | 'begun' | 'done';

/** The lessons of a track, in reading order. */
export const lessonsOf = (track: TrackId): readonly Lesson[] => lessons.filter((lesson) => lesson.track === track);

/** How many probes of a lesson have passed at some time. */
export const passedIn = ({ id, probes }: Lesson, progress: LessonProgress): number =>
  probes.filter((probe) => progress.lessons[id]?.passed[probe.id] !== undefined).length;

export function standOf(lesson: Lesson, progress: LessonProgress): Stand {
  if (passedIn(lesson, progress) === lesson.probes.length) return 'done';
  return progress.lessons[lesson.id] === undefined ? 'new' : 'begun';
}

/** What somebody has done in a track, and what of it is worth keeping in mind. */
export interface TrackSummary {
  readonly lessons: number;
  readonly done: number;
  readonly probes: number;
  readonly passed: number;
  readonly sent: number;
  /** The statuses that came in it and how often, by number. */
  readonly statuses: readonly (readonly [status: number, count: number])[];
  /** Of the lessons that are done. */
  readonly takeaways: readonly string[];
  /** Where to go on; null when all of it is done. */
  readonly next: Lesson | null;
}

/** The end of a track, or how far it is, with one's own results. */
export function summarizeTrack(track: TrackId, progress: LessonProgress): TrackSummary {
  const own = lessonsOf(track);
  const done = own.filter((lesson) => standOf(lesson, progress) === 'done');
  const sum = (count: (lesson: Lesson) => number): number => own.reduce((all, lesson) => all + count(lesson), 0);
  return {
    lessons: own.length,
    done: done.length,
    probes: sum(({ probes }) => probes.length),
    passed: sum((lesson) => passedIn(lesson, progress)),
    sent: sum(({ id }) => progress.lessons[id]?.sent ?? 0),
    statuses: statusesIn(own, progress),
    takeaways: done.map(({ takeaway }) => takeaway),
    next: own.find((lesson) => standOf(lesson, progress) !== 'done') ?? null,
  };
}

function statusesIn(own: readonly Lesson[], progress: LessonProgress): [number, number][] {
  const counts = new Map<number, number>();
  for (const { id } of own)
    for (const [status, count] of Object.entries(progress.lessons[id]?.statuses ?? {}))
      counts.set(Number(status), (counts.get(Number(status)) ?? 0) + count);
  return [...counts].toSorted(([one], [other]) => one - other);
}
