import { z } from 'zod';

const code = z.string().regex(/^[1-5]\d\d$/);

/** Statuses that came in the user's own exchanges, and what was learned of them. */
export const metStatusesSchema = z.strictObject({
  /** How often each came, by code. */
  met: z.record(code, z.int().min(1)).default({}),
  /** Questions about each: how well it is known, from 0, and when it is asked again, in milliseconds since 1970. */
  learned: z.record(code, z.strictObject({ box: z.int().min(0).max(5), dueAt: z.number() })).default({}),
});
export type MetStatuses = z.infer<typeof metStatusesSchema>;

export const noStatuses: MetStatuses = { met: {}, learned: {} };

const day = 86_400_000;
/** Days until a question comes again, by how often it was answered rightly in a row. */
const pauses = [0, 1, 3, 7, 14, 30];

/** What is known after one more answer: right moves it on and asks later, wrong begins anew. */
export function afterAnswer(statuses: MetStatuses, status: number, isRight: boolean, now: number): MetStatuses {
  const before = statuses.learned[String(status)]?.box ?? 0;
  const box = isRight ? Math.min(5, before + 1) : 0;
  return { ...statuses, learned: { ...statuses.learned, [String(status)]: { box, dueAt: now + (pauses[box] ?? 0) * day } } };
}
