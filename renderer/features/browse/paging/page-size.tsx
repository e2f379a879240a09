import type { PageModel, Paging } from '#shared/hypermedia/page';
import { turnToSize } from '#shared/hypermedia/paging/turns';
import { SelectField } from '../../../ui/select-field';
import { sizeOptions } from './page-words';
import { useTurn } from './use-turn';
import styles from './page-bar.module.css';

interface Props {
  readonly tabId: string;
  readonly page: PageModel;
  readonly paging: Paging;
}

/** How many rows a page has. Another size begins again at the first page. */
export function PageSize({ tabId, page, paging }: Props) {
  const goTo = useTurn(tabId, page);
  const { pageSize } = paging;
  if (pageSize === null || turnToSize(paging, page.url, pageSize) === null) return null;
  return (
    <>
      <span className={styles.separator} aria-hidden />
      <span className={styles.dim} aria-hidden>
        size
      </span>
      <span className={styles.size}>
        <SelectField
          label="Page size"
          hideLabel
          value={String(pageSize)}
          options={sizeOptions(pageSize)}
          onChange={(size) => goTo(turnToSize(paging, page.url, Number(size)))}
        />
      </span>
    </>
  );
}
