import { z } from 'zod';
import { lessonDoneSchema, lessonIdSchema, lessonProgressSchema } from '../model/lesson-progress';
import { metStatusesSchema } from '../model/met-statuses';
import { call } from './define';

/** The part of the contract about learning. The texts and probes of lessons are in `shared/lessons`. */
export const learningCalls = {
  /** Which statuses came in one's own exchanges, and what was learned of them. */
  'statuses.describe': call({ input: z.null(), output: metStatusesSchema }),
  /** One answer of the quiz. */
  'statuses.answer': call({
    input: z.strictObject({ status: z.int().min(100).max(599), isRight: z.boolean() }),
    output: metStatusesSchema,
  }),

  /** How far one is with the lessons. */
  'lessons.readProgress': call({ input: z.null(), output: lessonProgressSchema }),
  /** Adds what was done in a lesson; a probe that has passed once stays passed. */
  'lessons.keepProgress': call({ input: lessonDoneSchema, output: lessonProgressSchema }),
  /** Forgets what was done in a lesson. */
  'lessons.beginAnew': call({ input: z.strictObject({ lessonId: lessonIdSchema }), output: lessonProgressSchema }),
};
