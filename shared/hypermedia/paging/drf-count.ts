import { countMember, isArray, isObject, member } from '../json-value.ts';
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
  const { json, url } = input;
  const count = countMember(json, 'count');
  if (!isObject(json) || count === null || !isArray(json.get('results')) || !json.has('next') || !json.has('previous'))
    return null;
  return {
    previous: turn(json.get('previous'), url),
    next: turn(json.get('next'), url),
    count,
    readFrom: ['count', 'next', 'previous', 'results'],
    usualSizeParam,
  };
}

function usesOffset({ json, url }: PagingInput): boolean {
  const addresses = [member(json, 'next'), member(json, 'previous'), url].filter((value) => typeof value === 'string');
  return addresses.some((address) => /[?&](?:offset|limit)=/.test(address));
}
