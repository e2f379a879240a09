import type { Lesson } from '../lesson';
import { apiKeys } from './api-keys';
import { basic } from './basic';
import { digest } from './digest';
import { oauthForAProgram } from './oauth-for-a-program';
import { oauthWithAPerson } from './oauth-with-a-person';
import { sessionAndCsrf } from './session-and-csrf';
import { signedNotSealed } from './signed-not-sealed';
import { signedRequests } from './signed-requests';
import { tokenForAPassword } from './token-for-a-password';
import { whoAndMay } from './who-and-may';

/** Saying who you are, in reading order. */
export const authentication: readonly Lesson[] = [
  whoAndMay,
  basic,
  tokenForAPassword,
  signedNotSealed,
  apiKeys,
  sessionAndCsrf,
  digest,
  signedRequests,
  oauthForAProgram,
  oauthWithAPerson,
];
