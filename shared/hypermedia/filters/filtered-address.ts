import type { PageModel } from '../page';
import { withoutParam, withValues } from '../paging/page-address';
import { placeParam } from '../paging/place-param';

/** New values for parameters; none takes a parameter away. */
export type FilterChange = Readonly<Record<string, readonly string[]>>;

/** Parameters that lead to a later page, whatever the style was read as. */
const places = ['cursor', 'after', 'before', 'page_token', 'pageToken', '$skiptoken'];

/** The first page of a list narrowed, searched or ordered in another way. All other parameters stay as they are. */
export function filteredAddress({ url, paging }: Pick<PageModel, 'url' | 'paging'>, change: FilterChange): string {
  const own = [paging?.pageParam, paging?.offsetParam, placeParam(url, paging)];
  const turning = [...own, ...(paging ? places : [])].filter((name) => name != null);
  const firstPage = turning.filter((name) => !(name in change)).reduce(withoutParam, url);
  return Object.entries(change).reduce((address, [name, values]) => withValues(address, name, values), firstPage);
}
