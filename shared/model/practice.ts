import { z } from 'zod';

export const practiceAccountSchema = z.strictObject({
  username: z.string(),
  password: z.string(),
  token: z.string(),
  apiKey: z.string(),
  role: z.enum(['member', 'admin']),
});
export type PracticeAccount = z.infer<typeof practiceAccountSchema>;

/** Whether the bundled practice server runs, and where. */
export const practiceStateSchema = z.discriminatedUnion('phase', [
  z.strictObject({ phase: z.literal('stopped') }),
  z.strictObject({ phase: z.literal('starting') }),
  z.strictObject({
    phase: z.literal('running'),
    /** Origin without a slash at the end: `http://127.0.0.1:7070`. */
    url: z.string(),
    port: z.int(),
    accounts: z.array(practiceAccountSchema),
  }),
  z.strictObject({ phase: z.literal('failed'), reason: z.string() }),
]);
export type PracticeState = z.infer<typeof practiceStateSchema>;

/** One request as the practice server saw it. */
export const practiceLogLineSchema = z.strictObject({
  id: z.int(),
  at: z.number(),
  method: z.string(),
  target: z.string(),
  status: z.int(),
  durationMs: z.number(),
  bytes: z.int(),
  /** Name of the endpoint that answered, or empty. */
  endpoint: z.string(),
  /** Who asked, as the server understood it. */
  identity: z.string(),
  /** Value of the X-Request-Id the client sent, or empty. */
  requestId: z.string(),
});
export type PracticeLogLine = z.infer<typeof practiceLogLineSchema>;
