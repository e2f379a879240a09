import { countMember, isObject, member } from '../json-value.ts';
import { childText } from '../parse-xml.ts';
import { readNumbers, totalOf } from './body-numbers.ts';
import { holdersAround } from './holders.ts';
import type { PagingInput } from './paging-style.ts';

/** Objects in which answers say how long the whole list is; the answer itself comes first. */
const holders = ['meta', 'page', 'pagination', 'paging', 'pageInfo', 'info', 'response', 'message', 'hits'];

/** How many rows an answer says there are on all pages; null where it says nothing of that. */
export function wholeCount({ json, xml, rows }: Pick<PagingInput, 'json' | 'xml' | 'rows'>): number | null {
  if (xml !== undefined) {
    const total = childText(xml, 'totalResults') ?? '';
    return /^\d{1,15}$/.test(total) ? Number(total) : null;
  }
  if (!isObject(json)) return null;
  const inHolder = holders.map((name) => totalOf(member(json, name))).find((total) => total !== null) ?? null;
  const direct = totalOf(json) ?? inHolder ?? hitsOf(json) ?? countOver(countMember(json, 'count'), rows.length);
  return direct ?? aroundRows({ json, rows });
}

/** What an object around the rows says, however it is called. */
function aroundRows(input: Pick<PagingInput, 'json' | 'rows'>): number | null {
  const totals = holdersAround(input).map(({ object }) => {
    const { total, count } = readNumbers(object);
    return total ?? countOver(count, input.rows.length);
  });
  return totals.find((total) => total !== null) ?? null;
}

/** A `count` that is no more than the rows of the page may be theirs. */
export const countOver = (count: number | null, rows: number): number | null => (count !== null && count > rows ? count : null);

/** Elasticsearch counts its hits in an object of their own. */
export const hitsOf = (json: PagingInput['json']): number | null => countMember(member(member(json, 'hits'), 'total'), 'value');
