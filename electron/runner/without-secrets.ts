import type { RequestResult } from '#shared/model/run-result';
import { hiding } from '#shared/secrets/hide-secrets';

/** A text without these secrets, however they are written in it. */
export const hideFilledIn = (text: string, secrets: readonly string[]): string =>
  hiding(secrets, { mark: '(not shown)', shortest: 1 })(text);

/** Neither addresses nor what a check has found nor what scripts say tell a secret that was filled in. */
export function withoutSecrets(result: RequestResult, filledIn: readonly string[]): RequestResult {
  if (filledIn.length === 0) return result;
  const hide = (text: string) => hideFilledIn(text, filledIn);
  return {
    ...result,
    url: hide(result.url),
    checks: result.checks.map((check) => ({
      ...check,
      name: hide(check.name),
      ...(check.said !== undefined && { said: hide(check.said) }),
      found: hide(check.found),
      problem: hide(check.problem),
    })),
    console: result.console.map((line) => ({ ...line, text: hide(line.text) })),
  };
}
