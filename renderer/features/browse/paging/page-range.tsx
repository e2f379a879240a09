import { formatCount } from '#shared/http/quantities';
import type { PageModel, Paging } from '#shared/hypermedia/page';
import styles from './page-bar.module.css';

/** Which rows these are, and of how many. */
export function PageRange({ page: { paging, table } }: { readonly page: PageModel }) {
  if (paging === null || (paging.range === null && paging.count === null)) return <RowCount rows={table?.rowCount ?? 0} />;
  return (
    <>
      <span className={styles.separator} aria-hidden />
      <Range range={paging.range} count={paging.count} rows={table?.rowCount ?? 0} />
    </>
  );
}

const RowCount = ({ rows }: { readonly rows: number }) => (
  <span className={styles.rowCount}>{`${formatCount(rows)} ${rows === 1 ? 'row' : 'rows'}`}</span>
);

interface RangeProps extends Pick<Paging, 'range' | 'count'> {
  readonly rows: number;
}

/** Where it is not known which rows they are, how many. */
function Range({ range, count, rows }: RangeProps) {
  return (
    <span className={styles.range}>
      {range && `${formatCount(range.from)} to ${formatCount(range.to)}`}
      {range === null && rows > 0 && formatCount(rows)}
      {count !== null && (
        <span className={styles.dim}>
          {' '}
          {rows > 0 ? 'of' : 'none of'} {formatCount(count)}
        </span>
      )}
    </span>
  );
}
