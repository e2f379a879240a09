import type { Ask } from '../frame/ask.ts';
import { granted, type Outcome } from '../frame/outcome.ts';
import { traced } from '../world/trace.ts';
import type { Reply } from './view.ts';

/** `?explain=1` shows the way of a request in place of its answer. */
export const isExplained = ({ query }: Ask): boolean => query.get('explain') === '1';

/** What the handler did, step by step; the work is done all the same, and the status is the one it has. */
export async function explainReply(handle: () => Outcome<Reply> | Promise<Outcome<Reply>>): Promise<Outcome<Reply>> {
  const { result, trace } = await traced(handle);
  const { status, headers } = result.ok ? result.value : result.refusal;
  const { bytes, parsed, validated, stored } = trace.stages;
  const value = {
    status,
    ...(bytes !== undefined && { bytes, parsed: parsed ?? null, validated: validated ?? null, stored: stored ?? null }),
    returned: returnedBy(result),
    statements: trace.statements,
  };
  return granted({ status, value, ...(headers && { headers }) });
}

function returnedBy(result: Outcome<Reply>): unknown {
  if (!result.ok) return result.refusal.fields ?? { detail: result.refusal.detail };
  return result.value.known?.value() ?? result.value.value ?? null;
}
