import { STATUS_CODES } from 'node:http';
import { json, typed, type WholeAnswer } from './answer.ts';
import type { Ask } from './ask.ts';
import type { Refusal } from './outcome.ts';

/**
 * Puts a refusal into words the caller reads: `{"detail": …}` as DRF has it, or RFC 9457
 * problem details where `Accept` names them.
 */
export function refuse(ask: Pick<Ask, 'headers' | 'path'>, refusal: Refusal): WholeAnswer {
  if (asksForProblem(ask)) return problem(ask, refusal);
  const body = refusal.fields ?? { detail: refusal.detail, ...(refusal.help && { help: refusal.help }) };
  return json(refusal.status, body, refusal.headers);
}

export function asksForProblem(ask: Pick<Ask, 'headers'>): boolean {
  return /\bapplication\/problem\+json\b/i.test(ask.headers.accept ?? '');
}

function problem(ask: Pick<Ask, 'path'>, { status, detail, help, fields, headers }: Refusal): WholeAnswer {
  const body = {
    type: 'about:blank',
    title: STATUS_CODES[status] ?? 'Error',
    status,
    detail,
    instance: ask.path,
    ...(help && { help }),
    ...(fields !== undefined && { errors: fields }),
  };
  return typed(status, 'application/problem+json', JSON.stringify(body), headers);
}
