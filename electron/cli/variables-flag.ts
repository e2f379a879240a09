import { fail, ok, type Result } from '#shared/result';
import type { Environment } from './environment';

/** `NAME=value`, or `NAME` alone for a value that must not stand on a command line. */
export function readVariables(pairs: readonly string[], { env }: Pick<Environment, 'env'>): Result<Record<string, string>> {
  const variables: Record<string, string> = {};
  for (const pair of pairs) {
    const at = pair.indexOf('=');
    const name = at < 0 ? pair : pair.slice(0, at);
    const value = at < 0 ? env[name] : pair.slice(at + 1);
    if (name === '' || value === undefined)
      return fail({ kind: 'rejectedInput', issues: [`--env-var ${pair}: write NAME=value, or a NAME that the environment has`] });
    variables[name] = value;
  }
  return ok(variables);
}

/** Gathers an option that may be said again. */
export const more = (value: string, before: readonly string[] = []): string[] => [...before, value];
