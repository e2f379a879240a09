import { headerValue } from '../../http/header-list.ts';
import { turn, type PagingInput, type PagingStyle } from './paging-style.ts';

/** RFC 8288 links in the head, with X-Total-Count where servers add it. */
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
    const count = readTotal(input);
    return { ...turns, count, readFrom: count === null ? ['Link'] : ['Link', 'X-Total-Count'] };
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

function readTotal({ headers }: PagingInput): number | null {
  const total = headerValue(headers, 'X-Total-Count') ?? '';
  return /^\d{1,15}$/.test(total) ? Number(total) : null;
}
