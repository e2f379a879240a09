import { styleWords } from '#shared/hypermedia/paging/style-words';
import { ChevronLeft, ChevronRight, ChevronsLeft, ChevronsRight } from 'lucide-react';
import { formatCount } from '#shared/http/quantities';
import type { PageModel, Paging } from '#shared/hypermedia/page';
import { addressOfPage, addressOfSize } from '#shared/hypermedia/paging/finish-paging';
import { useRef } from 'react';
import { FollowLink, type FollowOptions } from '../../ui/follow-link';
import { IconButton } from '../../ui/icon-button';
import { SelectField } from '../../ui/select-field';
import { pageNumbers } from './page-numbers';
import { sizeOptions } from './page-words';
import { useTurnKeys } from './use-turn-keys';
import styles from './page-bar.module.css';

interface Props {
  readonly page: PageModel;
  readonly paging: Paging;
  readonly onFollow: (url: string, options: FollowOptions) => void;
}

const here: FollowOptions = { newTab: false, background: false };

/** Turns pages: first, previous, by number, next, last; says where this one stands, and in which style it was told. */
export function PageBar({ page, paging, onFollow }: Props) {
  const bar = useRef<HTMLElement>(null);
  const turn = (url: string | null) => url !== null && onFollow(url, here);
  useTurnKeys(bar, { previous: () => turn(paging.previous), next: () => turn(paging.next) });
  return (
    <nav aria-label="Pages" className={styles.bar} ref={bar}>
      <IconButton label="First page" icon={ChevronsLeft} isDisabled={!paging.first} onPress={() => turn(paging.first)} />
      <IconButton
        label="Previous page"
        icon={ChevronLeft}
        shortcut="Alt+["
        isDisabled={!paging.previous}
        onPress={() => turn(paging.previous)}
      />
      <Numbers page={page} paging={paging} onFollow={onFollow} />
      <IconButton
        label="Next page"
        icon={ChevronRight}
        shortcut="Alt+]"
        isDisabled={!paging.next}
        onPress={() => turn(paging.next)}
      />
      <IconButton label="Last page" icon={ChevronsRight} isDisabled={!paging.last} onPress={() => turn(paging.last)} />
      <Range paging={paging} />
      <Size page={page} paging={paging} onFollow={onFollow} />
      <span className={styles.style} title={`${styleWords[paging.style]}: ${paging.readFrom.join(' ')}`}>
        {styleWords[paging.style]}:{' '}
        {paging.readFrom.map((name) => (
          <code key={name}>{name}</code>
        ))}
      </span>
    </nav>
  );
}

function Numbers({ page, paging, onFollow }: Props) {
  const { page: current, pages } = paging;
  if (current === null || pages === null || addressOfPage(paging, page.url, 1) === null) return null;
  return pageNumbers(current, pages).map((number, place) => {
    const url = number === null ? null : addressOfPage(paging, page.url, number);
    if (url === null) return <span key={`gap ${place}`}>…</span>;
    if (number === current) {
      return (
        <span key={number} aria-current="page" aria-label={`Page ${number}`} role="img" className={styles.current}>
          {number}
        </span>
      );
    }
    return (
      <span key={number} className={styles.number}>
        <FollowLink href={url} onFollow={onFollow}>
          <span className={styles.spoken}>Page </span>
          {number}
        </FollowLink>
      </span>
    );
  });
}

function Range({ paging: { range, count } }: Pick<Props, 'paging'>) {
  if (!range && count === null) return null;
  return (
    <>
      <span className={styles.separator} aria-hidden />
      <span className={styles.range}>
        {range && `${formatCount(range.from)} to ${formatCount(range.to)}`}
        {count !== null && (
          <span className={styles.dim}>
            {' '}
            {range ? 'of' : 'none of'} {formatCount(count)}
          </span>
        )}
      </span>
    </>
  );
}

function Size({ page, paging, onFollow }: Props) {
  const { pageSize, sizeParam } = paging;
  if (pageSize === null || sizeParam === null) return null;
  const choose = (size: string) => {
    const url = addressOfSize(paging, page.url, Number(size));
    if (url !== null) onFollow(url, here);
  };
  return (
    <>
      <span className={styles.separator} aria-hidden />
      <span className={styles.dim} aria-hidden>
        size
      </span>
      <span className={styles.size}>
        <SelectField label="Page size" hideLabel value={String(pageSize)} options={sizeOptions(pageSize)} onChange={choose} />
      </span>
    </>
  );
}
