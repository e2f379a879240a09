import { expect, test } from 'vitest';
import { describeFailure, hintFor } from '../failure-words';
import { oauthProblems, oauthStages, signInReasons } from './oauth-problem';

test('every problem is a sentence of its own, at every stage', () => {
  const sentences = oauthProblems.map((problem) =>
    describeFailure({ kind: 'oauthProblem', stage: 'token', problem, detail: 'x' }),
  );
  expect(new Set(sentences).size).toBe(oauthProblems.length);
  for (const problem of oauthProblems) {
    for (const stage of oauthStages) {
      expect(describeFailure({ kind: 'oauthProblem', stage, problem, detail: 'it' })).toMatch(/^[A-Z].*\.$/);
      expect(hintFor({ kind: 'oauthProblem', stage, problem, detail: 'it' })).toMatch(/^(?:|[A-Z].*\.)$/);
    }
  }
});

test('an error is told in the server’s words, with what to change', () => {
  const refused = { kind: 'oauthRefused', stage: 'token', error: 'invalid_grant', description: '', status: 400 } as const;
  expect(describeFailure(refused)).toBe('The token endpoint answered 400: invalid_grant.');
  expect(describeFailure({ ...refused, description: 'code was used.' })).toBe(
    'The token endpoint answered 400: invalid_grant: code was used.',
  );
  expect(describeFailure({ ...refused, stage: 'callback', error: 'access_denied', status: null })).toBe(
    'The authorization server refused: access_denied.',
  );
  expect(hintFor({ ...refused, error: 'access_denied' })).toContain('said no');
  expect(hintFor({ ...refused, error: 'constructor' })).toContain('documentation');
});

test('a missing token says why', () => {
  expect(new Set(signInReasons.map((reason) => describeFailure({ kind: 'signInNeeded', reason }))).size).toBe(
    signInReasons.length,
  );
});
