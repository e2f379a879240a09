import { readStatus } from '../../http/status-catalog';
import type { AnswerInput } from '../explain-input';
import type { LikelyCause } from '../explanation';
import { rankCauses } from './cause';
import { clientCauses } from './client-causes';
import { serverCauses } from './server-causes';

const most = 6;

/**
 * What a refusal can come of: what this exchange speaks for, by how much it does; else what the code usually comes of.
 * Empty below 400, and for numbers that nobody has assigned.
 */
export function causesOfStatus(input: AnswerInput): readonly LikelyCause[] {
  const { status } = input.exchange.head;
  if (status < 400) return [];
  const { entry, assigned } = readStatus(status);
  const readers = { ...clientCauses, ...serverCauses }[status] ?? [];
  const found = rankCauses(readers.map((read) => read(input)));
  if (found.length > 0) return found.slice(0, most);
  return assigned ? (entry?.causes ?? []).map((says) => ({ says, evidence: [] })).slice(0, most) : [];
}
