import type { Exchange } from '#shared/model/exchange';
import type { OAuthFlow, OAuthStep } from '#shared/model/oauth-flow';

/** The flow with its last two steps taken, once a request has gone out with the token it brought. */
export function withUse(flow: OAuthFlow, exchange: Exchange | undefined): OAuthFlow {
  if (flow.phase !== 'done' || flow.endedAt === null || !exchange || exchange.startedAt < flow.endedAt) return flow;
  // Without a token for where it goes, nothing goes out.
  if (exchange.phase === 'failed' && exchange.failure.kind === 'signInNeeded') return flow;
  if (!flow.steps.some(({ id }) => id === 'use')) return flow;
  return { ...flow, steps: flow.steps.map((step) => taken(step, exchange)) };
}

function taken(step: OAuthStep, exchange: Exchange): OAuthStep {
  const answer = answerOf(exchange);
  const exchangeId = exchange.id;
  switch (step.id) {
    case 'use':
      return {
        ...step,
        exchangeId,
        says: `${exchange.method} ${pathOf(exchange.hops[0]?.url ?? exchange.url)} with the token`,
        state: answer === null ? 'now' : 'done',
      };
    case 'used':
      return answer === null ? step : { ...step, exchangeId, ...answer };
    default:
      return { ...step, state: 'done' };
  }
}

function answerOf(exchange: Exchange): Pick<OAuthStep, 'says' | 'state'> | null {
  if (exchange.phase === 'failed') return { says: 'no answer came', state: 'failed' };
  if (exchange.phase !== 'finished') return null;
  const { status, reason } = exchange.head;
  return { says: `${status} ${reason}`.trim(), state: status === 401 ? 'failed' : 'now' };
}

const pathOf = (url: string): string => (URL.canParse(url) ? new URL(url).pathname : url);
