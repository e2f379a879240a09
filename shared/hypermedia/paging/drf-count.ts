import { drfEnvelope } from './drf-envelope.ts';
import { turn, type PagingInput, type PagingStyle } from './paging-style.ts';

/** DRF's page numbers: `count`, `next`, `previous`, `results`. */
export const drfPageNumber: PagingStyle = {
  name: 'drf-page-number',
  read: (input) => (usesOffset(input) ? null : readEnvelope(input, { usualSizeParam: 'page_size' })),
};

/** The same envelope with `limit` and `offset` in its addresses. */
export const drfLimitOffset: PagingStyle = {
  name: 'drf-limit-offset',
  read: (input) => (usesOffset(input) ? readEnvelope(input, { usualSizeParam: 'limit' }) : null),
};

function readEnvelope(input: PagingInput, { usualSizeParam }: { usualSizeParam: string }) {
  const envelope = drfEnvelope(input);
  if (envelope === null || !envelope.isCounted) return null;
  return {
    previous: turn(envelope.previous, input.url),
    next: turn(envelope.next, input.url),
    count: envelope.count,
    readFrom: ['count', 'next', 'previous', 'results'],
    usualSizeParam,
  };
}

function usesOffset(input: PagingInput): boolean {
  const { next, previous } = drfEnvelope(input) ?? {};
  const addresses = [next, previous, input.url].filter((value) => typeof value === 'string');
  return addresses.some((address) => /[?&](?:offset|limit)=/.test(address));
}
