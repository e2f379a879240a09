import { headerValue } from '../../http/header-list.ts';
import type { HeaderList } from '../../model/exchange-event.ts';
import type { TurnRequest } from '../page.ts';
import type { PagingStyle } from './paging-style.ts';

/** `id ]01234567..; max=200`: values of a property, from one to another, and how many of them. */
const pattern = /^((?:[A-Za-z][\w-]*\s+)?)[^\s;]*\.\.[^\s;]*\s*((?:;.*)?)$/;

/** Ranges of values rather than of places: Next-Range says which Range to ask with (Heroku Platform API, “Ranges”). */
export const nextRange: PagingStyle = {
  name: 'next-range',
  read({ headers, requestHeaders = [], method }) {
    const [next, previous] = [rangeIn(headers, 'Next-Range'), rangeIn(headers, 'Prev-Range')];
    if (method === 'POST' || (next ?? previous) === null) return null;
    return {
      requests: {
        first: previous === null ? null : firstOf(rangeIn(requestHeaders, 'Range')),
        previous: asking(previous),
        next: asking(next),
      },
      readFrom: next === null ? ['Prev-Range'] : ['Next-Range'],
    };
  },
};

function rangeIn(headers: HeaderList, name: string): string | null {
  const value = headerValue(headers, name)?.trim() ?? '';
  return pattern.test(value) ? value : null;
}

const asking = (value: string | null): TurnRequest | null => (value === null ? null : { kind: 'header', name: 'Range', value });

/** The range that was asked for without its bounds: in the same order, and as many. */
function firstOf(asked: string | null): TurnRequest | null {
  const [, property, options] = pattern.exec(asked ?? '') ?? [];
  return property === undefined || options === undefined ? null : asking(`${property}..${options}`);
}
