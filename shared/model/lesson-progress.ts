import { z } from 'zod';

/** Ids as lessons and probes have them. */
export const lessonIdSchema = z.string().regex(/^[a-z0-9-]{1,60}$/);

const code = z.string().regex(/^[1-5]\d\d$/);

/** How far one lesson is. */
export const lessonStandSchema = z.strictObject({
  /** When each probe passed for the first time, by its id, in milliseconds since 1970. */
  passed: z.record(lessonIdSchema, z.number()).default({}),
  /** How often each status came in it. */
  statuses: z.record(code, z.int().min(1)).default({}),
  /** Requests sent in it. */
  sent: z.int().min(0).default(0),
  startedAt: z.number(),
  /** When something was last done in it. */
  lastAt: z.number(),
});
export type LessonStand = z.infer<typeof lessonStandSchema>;

/** How far one is with the lessons, by their ids. What was never begun is not there. */
export const lessonProgressSchema = z.strictObject({ lessons: z.record(lessonIdSchema, lessonStandSchema).default({}) });
export type LessonProgress = z.infer<typeof lessonProgressSchema>;

/** Something that was done in a lesson. Nothing at all means that it was opened. */
export const lessonDoneSchema = z.strictObject({
  lessonId: lessonIdSchema,
  /** Probes that pass now. */
  passed: z.array(lessonIdSchema).max(100),
  /** The status of each exchange that is new; null where no answer came. */
  statuses: z.array(z.int().min(100).max(599).nullable()).max(1000),
});
export type LessonDone = z.infer<typeof lessonDoneSchema>;

export const noProgress: LessonProgress = { lessons: {} };

/** The progress after something was done. A probe that has passed once stays passed. */
export function afterDone(progress: LessonProgress, { lessonId, passed, statuses }: LessonDone, now: number): LessonProgress {
  const before = progress.lessons[lessonId] ?? { passed: {}, statuses: {}, sent: 0, startedAt: now, lastAt: now };
  const counts = { ...before.statuses };
  for (const status of statuses) if (status !== null) counts[String(status)] = (counts[String(status)] ?? 0) + 1;
  const times = Object.fromEntries(passed.map((id) => [id, before.passed[id] ?? now]));
  const stand: LessonStand = {
    passed: { ...before.passed, ...times },
    statuses: counts,
    sent: before.sent + statuses.length,
    startedAt: before.startedAt,
    lastAt: now,
  };
  return { lessons: { ...progress.lessons, [lessonId]: stand } };
}

/** The progress without one lesson, to begin it anew. */
export function withoutLesson({ lessons }: LessonProgress, lessonId: string): LessonProgress {
  return { lessons: Object.fromEntries(Object.entries(lessons).filter(([id]) => id !== lessonId)) };
}

/** The lesson in which something was done last; null before the first. */
export function lastLesson({ lessons }: LessonProgress): string | null {
  const byTime = Object.entries(lessons).toSorted(([, one], [, other]) => other.lastAt - one.lastAt);
  return byTime[0]?.[0] ?? null;
}
