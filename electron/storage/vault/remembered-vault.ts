import type { SecretVault } from './secret-vault.ts';

/** What many requests in a row ask of a vault. */
export type ReadableVault = Pick<SecretVault, 'list' | 'read'>;

/**
 * A vault whose answers are good for so long, for those who ask the same a thousand times a second: each question to the
 * vault itself looks at its file. Locked or changed meanwhile, it is noticed that much later.
 */
export function rememberVault(vault: ReadableVault, forMs: number): ReadableVault {
  const answers = new Map<string, { readonly until: number; readonly answer: Promise<unknown> }>();

  function ask<T>(key: string, question: () => Promise<T>): Promise<T> {
    const kept = answers.get(key);
    // Under one key the answers are of one kind.
    if (kept && performance.now() < kept.until) return kept.answer as Promise<T>;
    const answer = question();
    answers.set(key, { until: performance.now() + forMs, answer });
    answer.catch(() => answers.delete(key));
    return answer;
  }

  return {
    list: () => ask('list', () => vault.list()),
    read: (name) => ask(`read ${name}`, () => vault.read(name)),
  };
}
