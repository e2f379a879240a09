import { findVerb } from './crud-verbs';
import type { Seen } from './seen';
import { errorInSuccess } from './rules/error-in-success';
import type { UniformPart } from './uniform-interface';

/** How far an exchange goes in using what HTTP offers, as Richardson counts the steps. A description, no mark. */
export interface Maturity {
  readonly step: 0 | 1 | 2 | 3;
  readonly title: string;
  readonly says: string;
}

/** What one exchange shows of the way from calls to links; null where there is no answer to judge by. */
export function readMaturity(seen: Seen, parts: readonly UniformPart[] | null): Maturity | null {
  if (!seen.answer || !parts) return null;
  if (isOneDoor(seen)) return steps[0];
  if (findVerb(seen.address.segments) || errorInSuccess.look(seen) !== null) return steps[1];
  return parts.some(({ part, holds }) => part === 'hypermedia' && holds) ? steps[3] : steps[2];
}

/** Everything goes to one address, and the body says what is wanted. */
const isOneDoor = (seen: Seen): boolean =>
  seen.method === 'POST' && (seen.answer?.page?.kind === 'graphql' || isSoap(seen) || isCall(seen.sentBody ?? ''));

const isSoap = ({ answer, requestHeaders }: Seen): boolean =>
  /soap/i.test(answer?.mediaType?.essence ?? '') || requestHeaders.some(([name]) => name.toLowerCase() === 'soapaction');

const isCall = (sent: string): boolean =>
  /"jsonrpc"\s*:|<\w*:?Envelope[\s>]|^\s*\{\s*"query"\s*:\s*"\s*(?:query|mutation|\{)/.test(sent.slice(0, 2_000));

const steps: { readonly [S in Maturity['step']]: Maturity } = {
  0: {
    step: 0,
    title: 'One door for everything',
    says: 'The body says what is wanted; HTTP only carries it. That suits tools made for it, as SOAP, RPC and GraphQL have them, and caches cannot help.',
  },
  1: {
    step: 1,
    title: 'Addresses, and calls by name',
    says: 'There are addresses for things, while the deed or the outcome is told beside the method and the status. Clients need a list of the calls.',
  },
  2: {
    step: 2,
    title: 'Things, methods and statuses',
    says: 'The address names the thing, the method the deed, the status the outcome. Most good APIs stand here; addresses come from documentation.',
  },
  3: {
    step: 3,
    title: 'And the way on in the answer',
    says: 'The answer itself says where one can go and what can be done, so that a client can find its way and addresses may change.',
  },
};
