import { drfEnvelope } from './drf-envelope.ts';
import { turn, type PagingStyle } from './paging-style.ts';

/** DRF's cursors: `next` and `previous` around `results`, no number of all rows; the cursor itself is opaque. */
export const drfCursor: PagingStyle = {
  name: 'drf-cursor',
  read(input) {
    const { url } = input;
    const envelope = drfEnvelope(input);
    if (envelope === null || envelope.isCounted) return null;
    const [previous, next] = [turn(envelope.previous, url), turn(envelope.next, url)];
    return { previous, next, first: previous === null ? null : withoutCursor(url), readFrom: ['next', 'previous', 'results'] };
  },
};

/** A list without its cursor begins at the beginning. */
function withoutCursor(address: string): string | null {
  const url = new URL(address);
  if (!url.searchParams.has('cursor')) return null;
  url.searchParams.delete('cursor');
  return url.href;
}
