import { z } from 'zod';

/** Where in a flow something went wrong. */
export const oauthStages = [
  'setUp',
  'discovery',
  'browser',
  'callback',
  'device',
  'token',
  'refresh',
  'idToken',
  'revocation',
  'introspection',
] as const;
export const oauthStageSchema = z.enum(oauthStages);
export type OAuthStage = (typeof oauthStages)[number];

/** What an authorization server did that cannot be accepted, or what is missing before it can be asked. */
export const oauthProblems = [
  // before anything was sent
  'noTarget',
  'noAddress',
  'badAddress',
  'noClientId',
  'noSecret',
  'noCertificate',
  'noHandshake',
  'badKey',
  'noPassword',
  'plainAddress',
  'noMethod',
  'noRefreshToken',
  'noBrowser',
  'noListener',
  // the way back from the browser
  'stateMissing',
  'stateWrong',
  'stateUsed',
  'late',
  'issuerMissing',
  'issuerWrong',
  'codeMissing',
  'twice',
  'tokenMissing',
  'deviceExpired',
  // answers
  'tooLarge',
  'html',
  'wrongType',
  'notJson',
  'redirected',
  'status',
  'tokenTypeMissing',
  'tokenTypeUnknown',
  'expiry',
  'field',
  // the id token
  'idTokenMissing',
  'idTokenUnsigned',
  'idTokenAlgorithm',
  'idTokenIssuer',
  'idTokenAudience',
  'idTokenNonce',
  'idTokenExpired',
  'idTokenSignature',
  'idTokenBroken',
] as const;
export const oauthProblemSchema = z.enum(oauthProblems);
export type OAuthProblem = (typeof oauthProblems)[number];

/** Why there is no token to send. */
export const signInReasons = ['none', 'expired', 'refused', 'otherHost', 'otherEnvironment', 'notAutomatic'] as const;
export type SignInReason = (typeof signInReasons)[number];
