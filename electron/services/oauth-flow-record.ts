import type { OAuth2Auth } from '#shared/model/auth/oauth2';
import { isOver, type FailedExchange, type FinishedExchange } from '#shared/model/exchange';
import type { Failure } from '#shared/failure';
import type { OAuthAct, OAuthFlow, OAuthStep } from '#shared/model/oauth-flow';
import { planSteps } from '#shared/oauth/plan-steps';
import type { FlowReport } from '../auth/oauth2/oauth-tools.ts';

/** The picture of one flow while it is drawn. Every change is told at once, as a whole picture. */
export interface FlowRecord {
  readonly report: FlowReport;
  readonly picture: () => OAuthFlow;
  change(part: Partial<OAuthFlow>): void;
  /** A message of the step under way went out and was answered. */
  note(exchange: FinishedExchange | FailedExchange, says: string): void;
  end(outcome: { readonly tokenId?: string | null; readonly answer?: string | null } | Failure): void;
}

interface Begun {
  readonly flowId: string;
  readonly act: OAuthAct;
  readonly auth: OAuth2Auth;
}

export function createFlowRecord({ flowId, act, auth }: Begun, tell: (flow: OAuthFlow) => void): FlowRecord {
  let flow: OAuthFlow = {
    flowId,
    act,
    phase: 'running',
    startedAt: Date.now(),
    endedAt: null,
    steps: planSteps(act, auth),
    exchanges: [],
    browserAddress: null,
    callbackAddress: null,
    pastes: false,
    serverName: serverNameOf(auth),
    device: null,
    remarks: [],
    failure: null,
    tokenId: null,
    answer: null,
  };
  const change = (part: Partial<OAuthFlow>) => {
    flow = { ...flow, ...part };
    tell(flow);
  };

  return {
    report: {
      at: (stepId, says) => change({ steps: moveTo(flow.steps, stepId, says), ...(!waits.has(stepId) && { phase: 'running' }) }),
      remark: (text) => change({ remarks: flow.remarks.includes(text) ? flow.remarks : [...flow.remarks, text] }),
    },
    picture: () => flow,
    change,
    note(exchange, says) {
      const ms = isOver(exchange) ? exchange.endedAt - exchange.startedAt : 0;
      const steps = flow.steps.map((step) => (step.state === 'now' ? { ...step, exchangeId: exchange.id } : step));
      change({ steps, exchanges: [...flow.exchanges, { exchangeId: exchange.id, says, ms }] });
    },
    end(outcome) {
      const over = { endedAt: Date.now(), browserAddress: null, device: null, pastes: false };
      if (!('kind' in outcome)) return change({ ...over, phase: 'done', ...outcome });
      const phase = outcome.kind === 'cancelled' ? 'cancelled' : 'failed';
      change({ ...over, phase, failure: outcome, steps: failNow(flow.steps, outcome) });
    },
  };
}

/** Steps in which it is the person's turn. */
const waits = new Set(['signIn', 'confirm', 'poll']);

/** An answer is carried by the exchange that asked for it. */
function moveTo(steps: readonly OAuthStep[], stepId: string, says: string | undefined): OAuthStep[] {
  const at = steps.findIndex(({ id }) => id === stepId);
  if (at < 0) return [...steps];
  return steps.map((step, index) => {
    if (index > at) return step;
    if (index < at) return { ...step, state: 'done' };
    const asked = stepId.endsWith('Answer') ? (steps[at - 1]?.exchangeId ?? null) : null;
    return { ...step, state: 'now', says: says ?? step.says, exchangeId: step.exchangeId ?? asked };
  });
}

/** The step under way has failed; where its message was answered, the answer is what failed, and says so. */
function failNow(steps: readonly OAuthStep[], failure: Failure): OAuthStep[] {
  const at = Math.max(
    0,
    steps.findIndex(({ state }) => state === 'now'),
  );
  const { exchangeId = null } = steps[at] ?? {};
  const isAnswered = exchangeId !== null && steps[at + 1]?.id.endsWith('Answer') === true;
  return steps.map((step, index) => {
    if (isAnswered && index === at) return { ...step, state: 'done' };
    if (index !== (isAnswered ? at + 1 : at)) return step;
    const says = failure.kind === 'oauthRefused' ? [failure.status, failure.error].filter(Boolean).join(' ') : step.says;
    return { ...step, state: 'failed', says, exchangeId: step.exchangeId ?? exchangeId };
  });
}

/** Path of the issuer, or host of the token address: what stands under the server's name. */
function serverNameOf({ discovery, tokenUrl, authorizationUrl }: OAuth2Auth): string {
  const address = [discovery, tokenUrl, authorizationUrl].find((one) => one !== '') ?? '';
  const withScheme = /^[a-z]+:\/\//i.test(address) ? address : `http://${address}`;
  return URL.canParse(withScheme) ? new URL(withScheme).host : address;
}
