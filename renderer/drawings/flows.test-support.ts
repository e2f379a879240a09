import { blankOAuth2 } from '#shared/model/auth/oauth2';
import type { KeptToken, OAuthFlow } from '#shared/model/oauth-flow';
import { planSteps } from '#shared/oauth/plan-steps';

export const codeForm = { ...blankOAuth2, discovery: 'http://as.test', clientId: 'c', scope: 'openid books' };

/** A flow by code that has come as far as a step; those before it are done. */
export function flowAt(stepId: string, change: Partial<OAuthFlow> = {}): OAuthFlow {
  const planned = planSteps('authorizationCode', codeForm);
  const at = planned.findIndex(({ id }) => id === stepId);
  return {
    flowId: '7d4ba0a5-6a5a-4d51-9f44-2a1d76d4a0a1',
    act: 'authorizationCode',
    phase: 'running',
    startedAt: 1_000,
    endedAt: null,
    steps: planned.map((step, index) => ({ ...step, state: index < at ? 'done' : index === at ? 'now' : 'next' })),
    exchanges: [],
    browserAddress: null,
    callbackAddress: null,
    pastes: false,
    serverName: 'as.test',
    device: null,
    remarks: [],
    failure: null,
    tokenId: null,
    answer: null,
    ...change,
  };
}

export const keptToken = (change: Partial<KeptToken> = {}): KeptToken => ({
  tokenId: 't1',
  purpose: { boundTo: 'http://x.test', environment: '' },
  server: 'http://as.test',
  clientId: 'c',
  account: '',
  grant: 'authorizationCode',
  scope: 'books',
  receivedAt: Date.now(),
  expiresAt: Date.now() + 900_000,
  hasRefresh: true,
  hasIdToken: true,
  subject: 'alice',
  signatureChecked: true,
  canRevoke: true,
  canIntrospect: true,
  kept: 'vault',
  ...change,
});
