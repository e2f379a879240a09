import { member } from '../json-value.ts';
import { numberParam, paramIn, withParam } from './page-address.ts';
import { moreIn } from './more-in.ts';
import { made, type PagingInput, type PagingReading, type PagingStyle } from './paging-style.ts';
import { wholeCount } from './whole-count.ts';

const pageParams = [
  'page',
  'p',
  '_page',
  'pageNumber',
  'page_number',
  'pageNo',
  'page[number]',
  'pageIndex',
  'paged',
  'pagination[page]',
  'searchCriteria[currentPage]',
];
const offsetParams = [
  'offset',
  'skip',
  'start',
  'startAt',
  'startIndex',
  '_start',
  '$skip',
  '$offset',
  'from',
  'start_index',
  'SkipCount',
  'StartIndex',
  'Skip',
  'retstart',
  'resultOffset',
];
const sizeParams = [
  'limit',
  'take',
  'per_page',
  'page_size',
  'pageSize',
  'perPage',
  'size',
  'count',
  'rows',
  'maxResults',
  '_limit',
  '$top',
  '$limit',
  'max_results',
  'pagination[pageSize]',
  'searchCriteria[pageSize]',
  'MaxResultCount',
  'Limit',
  'Take',
  'retmax',
  'resultRecordCount',
  'page-size',
  'results_per_page',
];

/** What those who ask for so many rows by one name usually skip others by. */
const skippedBy: ReadonlyMap<string, string> = new Map([
  ['limit', 'offset'],
  ['take', 'skip'],
  ['rows', 'start'],
  ['count', 'offset'],
  ['$limit', '$skip'],
  ['_limit', '_offset'],
  ['MaxResultCount', 'SkipCount'],
  ['Limit', 'StartIndex'],
  ['Take', 'Skip'],
  ['retmax', 'retstart'],
  ['resultRecordCount', 'resultOffset'],
]);

/** Nothing in the answer, but a page number in the address: there may be a next one while there are rows. */
export const pageParam: PagingStyle = {
  name: 'page-param',
  read(input) {
    const { url } = input;
    const param = paramOf(input, pageParams, 'page');
    if (param === null) return null;
    const said = numberParam(url, param);
    const firstNumber = input.correction?.firstNumber ?? (said === 0 ? 0 : 1);
    const page = said ?? firstNumber;
    const whole = wholeFrom(input, (size) => (page - firstNumber) * size);
    return {
      ...whole.facts,
      next: whole.isMore ? made(withParam(url, param, String(page + 1))) : null,
      previous: page > firstNumber ? made(withParam(url, param, String(page - 1))) : null,
      page: page + 1 - firstNumber,
      firstNumber,
      pageParam: param,
      readFrom: [param],
    };
  },
};

/** The same with a number of rows to skip: `offset` with `limit`, `skip` with `take`. */
export const offsetParam: PagingStyle = {
  name: 'offset-param',
  read(input) {
    const { url, rows } = input;
    const param = offsetParamOf(input);
    if (param === null) return null;
    const offset = numberParam(url, param) ?? 0;
    // A moment in seconds, rather than that many rows.
    if (offset >= longestList && input.correction === null) return null;
    const size = sizeAsked(url, input.correction?.sizeParam) ?? rows.length;
    const whole = wholeFrom(input, () => offset);
    return {
      ...whole.facts,
      next: whole.isMore ? made(withParam(url, param, String(offset + rows.length))) : null,
      previous: offset > 0 ? made(withParam(url, param, String(Math.max(0, offset - size)))) : null,
      pageSize: size || null,
      offset,
      offsetParam: param,
      readFrom: [param],
    };
  },
};

/** Keycloak takes `first` beside `max`; who asked for so many of more that there are is likely to get others by what goes with it. */
function besideSize(input: PagingInput): string | null {
  const { url } = input;
  if (['max', 'first'].every((name) => numberParam(url, name) !== null)) return 'first';
  // Layers of ArcGIS say so, and how they are asked for the rest.
  if (member(input.json, 'exceededTransferLimit') === true) return 'resultOffset';
  const size = paramIn([url], pageParams) === null ? paramIn([url], [...skippedBy.keys()]) : null;
  return size !== null && tellsOfMore(input) ? (skippedBy.get(size) ?? null) : null;
}

const tellsOfMore = (input: PagingInput): boolean =>
  input.rows.length > 0 && ((wholeCount(input) ?? 0) > input.rows.length || moreIn(input.json) === true);

const offsetParamOf = (input: PagingInput): string | null => paramOf(input, offsetParams, 'offset') ?? besideSize(input);

/** No list that is handed out by offsets is longer. */
const longestList = 1_000_000_000;

/** The parameter a person named, or one the address has; where they only named the style, its usual one. */
const paramOf = ({ url, correction }: PagingInput, names: readonly string[], usual: string): string | null =>
  correction?.param ?? paramIn([url], names) ?? (correction && usual);

/** How many rows an address asks for. */
export function sizeAsked(url: string, named?: string | null): number | null {
  const param = named ?? paramIn([url], sizeParams);
  return param === null ? null : numberParam(url, param);
}

interface Whole {
  readonly isMore: boolean;
  readonly facts: Pick<PagingReading, 'count' | 'pageSize' | 'confidence'>;
}

/** Whether more rows follow: by the number of all where the answer says it, and it is no number of something else. */
function wholeFrom(input: PagingInput, rowsBefore: (size: number) => number): Whole {
  const said = moreIn(input.json);
  if (said !== null) return { isMore: said && input.rows.length > 0, facts: { confidence: 'likely' } };
  const size = sizeAsked(input.url, input.correction?.sizeParam) ?? input.rows.length;
  const [count, seen] = [wholeCount(input), rowsBefore(size) + input.rows.length];
  if (count === null || count < seen) return { isMore: isFull(input), facts: { confidence: 'guessed' } };
  return { isMore: input.rows.length > 0 && seen < count, facts: { count, pageSize: size || null, confidence: 'likely' } };
}

/** Fewer rows than asked for are usually the last; a page cut by the server's own limit is round, and goes on. */
function isFull({ url, rows, correction }: PagingInput): boolean {
  const size = sizeAsked(url, correction?.sizeParam);
  return rows.length > 0 && (size === null || rows.length >= size || rows.length % 10 === 0);
}
