import type { CheckResult } from '#shared/checks/run-checks';
import type { RequestResult } from '#shared/model/run-result';

/** A check, and the folder or collection that wants it. */
export const nameIn = ({ name, from }: CheckResult): string => (from === undefined ? name : `${name} (${from})`);

/** What a check that failed has to say. */
export const wordsOf = (check: CheckResult): string => {
  const { found, problem } = check;
  return problem === '' ? `${nameIn(check)}, but it is ${found}` : `${nameIn(check)}: ${problem}`;
};

/** The request of a result in a few words. */
export const titleOf = ({ method, name }: RequestResult): string => `${method} ${name}`;
