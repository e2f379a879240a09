import { filteredAddress } from '#shared/hypermedia/filters/filtered-address';
import { formatCount } from '#shared/http/quantities';
import type { PageModel } from '#shared/hypermedia/page';
import { useApp } from '../../../state/use-app';
import { FollowLink, type FollowOptions } from '../../../ui/follow-link';
import { clearing, filterLabel, isActive, isNarrowed } from './filter-words';
import { FilterBar } from './filter-bar';
import styles from './empty-list.module.css';

interface Props {
  readonly tabId: string;
  readonly page: PageModel;
  readonly onFollow: (url: string, options: FollowOptions) => void;
}

/** A list without rows: what was asked, that the server was asked, and the ways on. */
export function EmptyList({ tabId, page, onFollow }: Props) {
  const showView = useApp((state) => state.showView);
  const { filters } = page;
  return (
    <>
      {filters && (
        <div className={styles.tools}>
          <FilterBar page={page} filters={filters} onFollow={onFollow} />
        </div>
      )}
      <div className={styles.empty} role="status">
        <p className={styles.title}>{isFiltered(page) ? `Nothing matches ${wordsOf(page)}.` : 'The list is empty.'}</p>
        <p className={styles.words}>
          The server was asked and gave no rows{countOf(page)}. <WayOn page={page} onFollow={onFollow} />
          <button type="button" className={styles.look} onClick={() => showView(tabId, 'body')}>
            look at the body
          </button>
          .
        </p>
      </div>
    </>
  );
}

const isFiltered = ({ filters }: PageModel): boolean => filters !== null && isNarrowed(filters);

function WayOn({ page, onFollow }: Pick<Props, 'page' | 'onFollow'>) {
  const way = wayOn(page);
  if (!way) return 'You can ';
  return (
    <>
      <FollowLink href={way.href} onFollow={onFollow}>
        {way.words}
      </FollowLink>{' '}
      or{' '}
    </>
  );
}

/** Without the filters, or from the first page: one way that may lead to rows. */
function wayOn(page: PageModel): { readonly href: string; readonly words: string } | null {
  const { filters, paging, url } = page;
  if (filters && isNarrowed(filters)) return { href: filteredAddress(page, clearing(filters)), words: 'Drop the filters' };
  const first = paging?.first ?? paging?.previous ?? url;
  return first === url ? null : { href: first, words: 'Go to the first page' };
}

function countOf({ paging }: PageModel): string {
  return paging?.count != null && paging.count > 0 ? ` of ${formatCount(paging.count)}` : '';
}

function wordsOf({ filters }: PageModel): string {
  const active = (filters?.fields ?? []).filter(isActive).map((filter) => `${filterLabel(filter)} ${filter.values.join(', ')}`);
  const search = filters?.search?.value ? [`“${filters.search.value}”`] : [];
  return [...search, ...active].join(' and ') || 'this';
}
