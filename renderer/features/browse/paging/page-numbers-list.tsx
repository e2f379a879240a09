import type { PageModel, Paging } from '#shared/hypermedia/page';
import { turnToPage } from '#shared/hypermedia/paging/turns';
import { FollowLink } from '../../../ui/follow-link';
import { pageNumbers } from './page-numbers';
import type { GoTo } from './use-turn';
import styles from './page-bar.module.css';

interface Props {
  readonly page: PageModel;
  readonly paging: Paging;
  readonly goTo: GoTo;
}

/** The numbers of the pages around this one, and of the first and the last. */
export function PageNumbers({ page, paging, goTo }: Props) {
  const { page: current, pages } = paging;
  if (current === null || pages === null || turnToPage(paging, page.url, 1) === null) return null;
  return pageNumbers(current, pages).map((number, place) => {
    if (number === null) return <span key={`gap ${place}`}>…</span>;
    if (number !== current) return <OtherPage key={number} number={number} page={page} paging={paging} goTo={goTo} />;
    return (
      <span key={number} aria-current="page" aria-label={`Page ${number}`} role="img" className={styles.current}>
        {number}
      </span>
    );
  });
}

function OtherPage({ number, page, paging, goTo }: Props & { readonly number: number }) {
  const turn = turnToPage(paging, page.url, number);
  if (turn === null) return null;
  const words = (
    <>
      <span className={styles.spoken}>Page </span>
      {number}
    </>
  );
  return (
    <span className={styles.number}>
      {'url' in turn ? (
        <FollowLink href={turn.url} onFollow={(_url, options) => goTo(turn, options)}>
          {words}
        </FollowLink>
      ) : (
        <button type="button" onClick={() => goTo(turn)}>
          {words}
        </button>
      )}
    </span>
  );
}
