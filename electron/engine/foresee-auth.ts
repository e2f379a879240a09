import type { RequestDraft } from '#shared/model/request-draft';
import { fail, ok, type Result } from '#shared/result';
import type { Foreseen } from './authentication';
import type { EngineContext } from './engine-context';
import { prepareRequest } from './prepare-request';
import type { WireRequest } from './wire-request';

/** A request before its credentials are put on, and what they would do. */
export interface ForeseenAuth extends Foreseen {
  readonly bare: WireRequest;
}

/** What a draft's credentials would do if it were sent now. Nothing is sent for it. */
export async function foreseeAuth(draft: RequestDraft, context: EngineContext): Promise<Result<ForeseenAuth>> {
  const resolved = await context.resolve(draft, () => {});
  if (!resolved.ok) return resolved;
  const prepared = await prepareRequest(resolved.value);
  if (!prepared.ok) return prepared;
  const { request: bare, auth } = prepared.value;
  const { environment } = context;
  const turn = context.authenticator.begin(auth, { signal: new AbortController().signal, environment, send: sendNothing });
  if (turn.foresee) return withBare(bare, await turn.foresee(bare));
  const authorized = await turn.authorize(bare);
  return authorized.ok ? ok({ bare, authorized: authorized.value, says: '' }) : fail(authorized.failure);
}

const withBare = (bare: WireRequest, foreseen: Result<Foreseen>): Result<ForeseenAuth> =>
  foreseen.ok ? ok({ bare, ...foreseen.value }) : foreseen;

const sendNothing = () => Promise.reject(new Error('a preview sends nothing'));
