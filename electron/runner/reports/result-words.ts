import type { CheckResult } from '#shared/checks/run-checks';
import type { RequestResult } from '#shared/model/run-result';

/** What a check that failed has to say. */
export const wordsOf = ({ name, found, problem }: CheckResult): string =>
  problem === '' ? `${name}, but it is ${found}` : `${name}: ${problem}`;

/** The request of a result in a few words. */
export const titleOf = ({ method, name }: RequestResult): string => `${method} ${name}`;
