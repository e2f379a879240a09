import { headerValue } from '../../http/header-list.ts';
import { turn, type PagingInput, type PagingStyle } from './paging-style.ts';
import { countOver, wholeCount } from './whole-count.ts';

const totals = ['X-Total-Count', 'X-Total', 'X-WP-Total'];

/** RFC 8288 links in the head, with the number of all rows where servers add it, in the head or in the body. */
export const linkHeader: PagingStyle = {
  name: 'link-header',
  read(input) {
    const turns = {
      first: find(input, 'first'),
      previous: find(input, 'prev', 'previous'),
      next: find(input, 'next'),
      last: find(input, 'last'),
    };
    if (!hasPages(turns)) return null;
    const field = totals.find((name) => headerValue(input.headers, name) !== null);
    const count = readTotal(input, field) ?? countOver(wholeCount(input), input.rows.length - 1);
    return { ...turns, count, readFrom: field === undefined ? ['Link'] : ['Link', field] };
  },
};

interface Turns {
  readonly first: string | null;
  readonly previous: string | null;
  readonly next: string | null;
  readonly last: string | null;
}

/** `first` or `last` alone is also used by documents that have no pages to turn. */
const hasPages = ({ first, previous, next, last }: Turns): boolean =>
  previous !== null || next !== null || (first !== null && last !== null);

function find({ headerLinks, url }: PagingInput, ...relations: readonly string[]): string | null {
  return turn(headerLinks.find(({ rel, isEmpty }) => relations.includes(rel) && !isEmpty)?.uri, url);
}

function readTotal({ headers }: PagingInput, field: string | undefined): number | null {
  const total = (field === undefined ? null : headerValue(headers, field)) ?? '';
  return /^\d{1,15}$/.test(total) ? Number(total) : null;
}
