import { z } from 'zod';
import { checkResultSchema } from '../checks/run-checks';

/** When a script runs: before its request is sent, after the answer came, or then to test it. */
export const scriptPhaseSchema = z.enum(['before', 'after', 'tests']);
export type ScriptPhase = z.infer<typeof scriptPhaseSchema>;

/** A phase as a part of a sentence. */
export const phaseWords: Readonly<Record<ScriptPhase, string>> = {
  before: 'before the request',
  after: 'after the response',
  tests: 'tests',
};

export const consoleLevelSchema = z.enum(['log', 'info', 'debug', 'warn', 'error']);

/** Something a script said, and which one. */
export const consoleLineSchema = z.strictObject({
  level: consoleLevelSchema,
  text: z.string(),
  phase: scriptPhaseSchema,
  /** Whose script it is, in words: “this request”, “folder Orders”, “collection Shop”. */
  where: z.string(),
});
export type ConsoleLine = z.infer<typeof consoleLineSchema>;

/** What scripts said and found out around one exchange. */
export const scriptReportSchema = z.strictObject({
  tests: z.array(checkResultSchema),
  console: z.array(consoleLineSchema),
});
export type ScriptReport = z.infer<typeof scriptReportSchema>;

/** A script and where it stands, for whoever is to judge it. */
export const scriptSourceSchema = z.strictObject({
  phase: scriptPhaseSchema,
  where: z.string(),
  /** The file it is in, relative to the collection; empty for a request that is saved nowhere. */
  path: z.string(),
  code: z.string(),
});
export type ScriptSource = z.infer<typeof scriptSourceSchema>;
