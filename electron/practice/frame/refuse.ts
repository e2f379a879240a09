import { typed, type WholeAnswer } from './answer.ts';
import type { Ask } from './ask.ts';
import { askedFlavour, usualFlavour } from './flavours.ts';
import type { Refusal } from './outcome.ts';

type Asked = Pick<Ask, 'headers' | 'path' | 'query'>;

/**
 * Puts a refusal into words the caller reads: `{"detail": …}` as DRF has it, RFC 9457 problem
 * details where `Accept` names them, or the way of another framework with `?flavour=`.
 */
export function refuse(ask: Asked, refusal: Refusal): WholeAnswer {
  const { contentType, value } = (askedFlavour(ask.query, ask.headers.accept) ?? usualFlavour)(refusal, ask.path);
  return typed(refusal.status, contentType, JSON.stringify(value), refusal.headers);
}

/** Whether the caller wants its refusals in another than the usual shape. */
export const wantsFlavour = (ask: Asked): boolean => askedFlavour(ask.query, ask.headers.accept) !== undefined;
