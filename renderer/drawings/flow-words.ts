import type { OAuthAct, OAuthActor, OAuthFlow } from '#shared/model/oauth-flow';

const acts: Readonly<Record<OAuthAct, string>> = {
  authorizationCode: 'Authorization code',
  clientCredentials: 'Client credentials',
  deviceCode: 'Device code',
  password: 'Password',
  implicit: 'Implicit',
  refresh: 'Refresh',
  revoke: 'Revocation',
  introspect: 'Introspection',
  discover: 'Discovery',
};

const ends: Readonly<Record<OAuthAct, string>> = {
  authorizationCode: 'the token arrived',
  clientCredentials: 'the token arrived',
  deviceCode: 'the token arrived',
  password: 'the token arrived',
  implicit: 'the token arrived',
  refresh: 'the token was renewed',
  revoke: 'the token is ended',
  introspect: 'the server has answered',
  discover: 'the addresses are read',
};

/** Where a flow is: "Step 6 of 8: the token arrived". */
export function flowTitle(flow: OAuthFlow): string {
  const at = stepAt(flow);
  const step = `Step ${at + 1} of ${flow.steps.length}`;
  switch (flow.phase) {
    case 'running':
    case 'waiting':
      return `${step}: ${flow.steps[at]?.says ?? ''}`;
    case 'done':
      return `${step}: ${flow.steps[at]?.id === 'used' ? flow.steps[at].says : ends[flow.act]}`;
    case 'failed':
      return `${step} failed`;
    case 'cancelled':
      return `${step}: cancelled`;
  }
}

/** The whole drawing as one sentence. */
export const flowSentence = (flow: OAuthFlow): string => `${acts[flow.act]} flow. ${flowTitle(flow)}.`;

/** The step that a flow is at, or was at last. */
export function stepAt({ steps }: OAuthFlow): number {
  const at = steps.findIndex(({ state }) => state === 'now' || state === 'failed');
  if (at >= 0) return at;
  return Math.max(
    0,
    steps.findLastIndex(({ state }) => state === 'done'),
  );
}

export const actorNames: Readonly<Record<OAuthActor, string>> = {
  you: 'You',
  cairn: 'Cairn',
  server: 'Authorization server',
  resource: 'API',
};

/** "5 exchanges, 1.9 s without you" */
export function countWords({ exchanges }: OAuthFlow): string {
  const ms = exchanges.reduce((sum, exchange) => sum + exchange.ms, 0);
  const time = ms < 1000 ? `${Math.round(ms)} ms` : `${(ms / 1000).toFixed(1)} s`;
  return `${exchanges.length} ${exchanges.length === 1 ? 'exchange' : 'exchanges'}, ${time} without you`;
}
