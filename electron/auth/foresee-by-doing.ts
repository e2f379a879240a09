import { ok, type Result } from '#shared/result';
import type { AuthTurn, Foreseen } from '../engine/authentication';
import type { WireRequest } from '../engine/wire-request';

/** What a turn says beforehand. A kind that says nothing does all there is to do when it authorizes. */
export async function foreseeByDoing(turn: AuthTurn, request: WireRequest): Promise<Result<Foreseen>> {
  if (turn.foresee) return turn.foresee(request);
  const authorized = await turn.authorize(request);
  return authorized.ok ? ok({ authorized: authorized.value, says: '' }) : authorized;
}
