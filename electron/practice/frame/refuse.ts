import { typed, type HeaderPair, type WholeAnswer } from './answer.ts';
import type { Ask } from './ask.ts';
import { askedFlavour, writeRefusal, type FlavourName } from './flavours.ts';
import type { Refusal } from './outcome.ts';

type Asked = Pick<Ask, 'headers' | 'path' | 'query'> & Partial<Pick<Ask, 'method'>>;

const vary: HeaderPair = ['Vary', 'Accept'];

/**
 * Puts a refusal into words the caller reads: `{"detail": …}` as DRF has it, RFC 9457 problem
 * details where `Accept` names them, or the way of another framework with `?flavour=`.
 */
export function refuse(ask: Asked, refusal: Refusal, flavour?: FlavourName): WholeAnswer {
  const { contentType, text } = writeRefusal(ask, refusal, flavour);
  const { headers = [] } = refusal;
  const varies = headers.some(([name]) => name === 'Vary');
  return typed(refusal.status, contentType, text, varies ? headers : [...headers, vary]);
}

/** Whether the caller wants its refusals in another than the usual shape. */
export const wantsFlavour = (ask: Asked): boolean => askedFlavour(ask) !== undefined;
