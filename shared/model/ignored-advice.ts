import { z } from 'zod';

/** Advice that its user does not want to hear again. */
export const ignoredAdviceSchema = z.strictObject({
  /** Id of the rule. */
  rule: z.string().min(1).max(100),
  /** What the remark was about, as advice names it; empty: wherever the rule is raised. */
  at: z.string().max(1_000),
});
export type IgnoredAdvice = z.infer<typeof ignoredAdviceSchema>;

const isSame = (one: IgnoredAdvice, other: IgnoredAdvice): boolean => one.rule === other.rule && one.at === other.at;

/** With one more ignored. What ignores a rule altogether stands for its places. */
export const withIgnored = (before: readonly IgnoredAdvice[], entry: IgnoredAdvice): IgnoredAdvice[] => [
  ...before.filter((one) => !isSame(one, entry) && (entry.at !== '' || one.rule !== entry.rule)),
  entry,
];

/** With one heeded again. */
export const withoutIgnored = (before: readonly IgnoredAdvice[], entry: IgnoredAdvice): IgnoredAdvice[] =>
  before.filter((one) => !isSame(one, entry));
