import { countMember, isArray, isObject, member, textMember, type JsonValue } from '../json-value.ts';
import { turn, type PagingInput, type PagingStyle } from './paging-style.ts';
import { wholeCount } from './whole-count.ts';

/** HAL: relations in `_links`, numbers in Spring's `page` where there is one. */
export const hal: PagingStyle = {
  name: 'hal',
  read(input) {
    const { json, url } = input;
    const links = member(json, '_links');
    if (!isObject(links)) return null;
    const at = (rel: string) => turn(hrefOf(links.get(rel)), url);
    const [previous, next] = [at('prev') ?? at('previous'), at('next')];
    const page = member(json, 'page');
    const number = countMember(page, 'number');
    if (previous === null && next === null && number === null) return null;
    return {
      first: at('first'),
      previous,
      next,
      last: at('last'),
      count: countMember(page, 'totalElements') ?? countOf(input, next),
      pageSize: countMember(page, 'size'),
      // Spring counts its pages from 0.
      page: number === null ? null : number + 1,
      readFrom: isObject(page) ? ['_links', 'page'] : ['_links'],
    };
  },
};

/** Totals beside the links have no name of their own in HAL. Some say `count` for the rows of the page: where there is more, it is not the whole. */
function countOf(input: PagingInput, next: string | null): number | null {
  const { json, rows } = input;
  const total = countMember(json, 'total') ?? countMember(json, 'total_items') ?? digitsMember(json, 'total_items');
  const count = countMember(json, 'count');
  const beside = total ?? (next !== null && count === rows.length ? null : count);
  // Lists that are embedded nowhere have what is said of them around them.
  return beside ?? (isObject(member(json, '_embedded')) ? null : wholeCount(input));
}

function digitsMember(json: JsonValue | undefined, name: string): number | null {
  const text = textMember(json, name) ?? '';
  return /^\d{1,15}$/.test(text) ? Number(text) : null;
}

/** What may be added to a query need not be (RFC 6570, 3.2.8); a gap anywhere else has to be filled before anybody can follow. */
function unfilled(template: string): string | null {
  const href = template.replace(/\{[?&][^{}]*\}/g, '');
  return /[{}]/.test(href) ? null : href;
}

function hrefOf(link: JsonValue | undefined): string | null {
  const one = isArray(link) ? link[0] : link;
  const href = textMember(one, 'href');
  return member(one, 'templated') === true && href !== null ? unfilled(href) : href;
}
