import { formatCount } from '#shared/http/quantities';
import type { PageModel, Paging } from '#shared/hypermedia/page';
import styles from './page-bar.module.css';

/** Which rows these are, and of how many. */
export function PageRange({ page: { paging, table } }: { readonly page: PageModel }) {
  if (paging === null || (paging.range === null && paging.count === null)) return <RowCount rows={table?.rowCount ?? 0} />;
  return (
    <>
      <span className={styles.separator} aria-hidden />
      <Range range={paging.range} count={paging.count} />
    </>
  );
}

const RowCount = ({ rows }: { readonly rows: number }) => (
  <span className={styles.rowCount}>{`${formatCount(rows)} ${rows === 1 ? 'row' : 'rows'}`}</span>
);

function Range({ range, count }: Pick<Paging, 'range' | 'count'>) {
  return (
    <span className={styles.range}>
      {range && `${formatCount(range.from)} to ${formatCount(range.to)}`}
      {count !== null && (
        <span className={styles.dim}>
          {' '}
          {range ? 'of' : 'none of'} {formatCount(count)}
        </span>
      )}
    </span>
  );
}
