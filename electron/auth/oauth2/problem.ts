import * as oauth from 'oauth4webapi';
import type { Failure } from '#shared/failure';
import type { OAuthProblem, OAuthStage } from '#shared/oauth/oauth-problem';

/** Ends a flow from inside. It never leaves this folder: whoever began the flow is given the failure. */
export class FlowStopped extends Error {
  readonly failure: Failure;
  constructor(failure: Failure) {
    super(failure.kind);
    this.failure = failure;
  }
}

export const stopped = (stage: OAuthStage, problem: OAuthProblem, detail = ''): FlowStopped =>
  new FlowStopped({ kind: 'oauthProblem', stage, problem, detail });

/** What the user is told of something thrown in a flow. What nobody foresaw is thrown on: it is a bug of ours. */
export function failureOf(thrown: unknown, stage: OAuthStage): Failure {
  if (thrown instanceof FlowStopped) return thrown.failure;
  if (thrown instanceof oauth.ResponseBodyError) {
    const { error, error_description: description = '', status } = thrown;
    return { kind: 'oauthRefused', stage, error, description, status };
  }
  if (thrown instanceof oauth.OperationProcessingError || thrown instanceof oauth.UnsupportedOperationError) {
    const [problem, detail] = problemOf(thrown);
    return { kind: 'oauthProblem', stage: problem.startsWith('idToken') ? 'idToken' : stage, problem, detail };
  }
  throw thrown;
}

interface Cause {
  readonly claim?: unknown;
  readonly claims?: Readonly<Record<string, unknown>>;
  readonly header?: Readonly<Record<string, unknown>>;
  readonly body?: Readonly<Record<string, unknown>>;
  readonly attribute?: unknown;
}

/** The library names what it minds by code and cause; its messages are for programmers. */
function problemOf({ code, cause }: oauth.OperationProcessingError | oauth.UnsupportedOperationError): [OAuthProblem, string] {
  const facts: Cause = typeof cause === 'object' && cause !== null ? cause : {};
  switch (code) {
    case oauth.JWT_CLAIM_COMPARISON:
      return claimProblem(facts);
    case oauth.JWT_TIMESTAMP_CHECK:
      return ['idTokenExpired', text(facts.claim)];
    case oauth.JSON_ATTRIBUTE_COMPARISON:
      return ['issuerWrong', text(facts.body?.['issuer'])];
    case oauth.RESPONSE_IS_NOT_JSON:
    case oauth.PARSE_ERROR:
      return ['notJson', ''];
    case oauth.MISSING_SERVER_METADATA:
      return ['noAddress', addressName(facts.attribute)];
    case oauth.INVALID_SERVER_METADATA:
      return ['badAddress', addressName(facts.attribute)];
    case oauth.INVALID_RESPONSE:
      return facts.header
        ? ['idTokenAlgorithm', text(facts.header['alg'])]
        : facts.claims
          ? ['idTokenBroken', '']
          : ['field', 'body'];
    default:
      return code === oauth.UNSUPPORTED_OPERATION ? ['idTokenBroken', ''] : ['field', 'body'];
  }
}

function claimProblem({ claim, claims = {} }: Cause): [OAuthProblem, string] {
  switch (claim) {
    case 'iss':
      return ['idTokenIssuer', text(claims['iss'])];
    case 'nonce':
      return ['idTokenNonce', ''];
    default:
      return ['idTokenAudience', text(claims['aud'])];
  }
}

const text = (value: unknown): string => (typeof value === 'string' ? value : (JSON.stringify(value) ?? ''));

/** `token_endpoint` as the form calls it. */
const addressName = (attribute: unknown): string =>
  text(attribute)
    .replace(/_endpoint$|_uri$/, '')
    .replaceAll('_', ' ');
