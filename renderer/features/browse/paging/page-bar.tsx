import { ChevronLeft, ChevronRight, ChevronsLeft, ChevronsRight } from 'lucide-react';
import type { PageModel, Paging } from '#shared/hypermedia/page';
import { isTurnTo, turnOf, type TurnName } from '#shared/hypermedia/paging/turns';
import type { FinishedExchange } from '#shared/model/exchange';
import { useRef } from 'react';
import { currentStep } from '../../../state/tab';
import { useApp } from '../../../state/use-app';
import { IconButton } from '../../../ui/icon-button';
import { FetchAllButton } from '../fetch-all/fetch-all-button';
import { GoToPage } from './go-to-page';
import { PageNumbers } from './page-numbers-list';
import { PageSize } from './page-size';
import { PageRange } from './page-range';
import { PagingSource } from './paging-source';
import { useTurn } from './use-turn';
import { useTurnKeys } from './use-turn-keys';
import styles from './page-bar.module.css';

interface Props {
  readonly tabId: string;
  readonly exchange: FinishedExchange;
  readonly page: PageModel;
  /** All pages are being fetched. */
  readonly onRun: (runId: string) => void;
}

/** Whether there are rows here, or lists that might be the rows of a page. */
export const mayHavePages = ({ table, fields }: PageModel): boolean =>
  table !== null || fields.some((field) => field.table !== null);

/** There is another page than this one. */
const hasMore = (paging: Paging): boolean => turnOf(paging, 'next') !== null || turnOf(paging, 'previous') !== null;

/** Turns the pages of a list: first, previous, by number, next, last; says where this one stands, and how that is known. */
export function PageBar({ tabId, exchange, page, onRun }: Props) {
  const bar = useRef<HTMLElement>(null);
  const { paging } = page;
  return (
    <nav aria-label="Pages" className={styles.bar} ref={bar}>
      {paging && <Turns tabId={tabId} page={page} paging={paging} bar={bar} />}
      {page.table && <PageRange page={page} />}
      {paging && <PageSize tabId={tabId} page={page} paging={paging} />}
      <span className={styles.end}>
        <PagingSource tabId={tabId} exchange={exchange} page={page} />
        {paging && hasMore(paging) && (
          <FetchAllButton tabId={tabId} exchange={exchange} page={page} paging={paging} onRun={onRun} />
        )}
      </span>
    </nav>
  );
}

interface TurnsProps {
  readonly tabId: string;
  readonly page: PageModel;
  readonly paging: Paging;
  readonly bar: React.RefObject<HTMLElement | null>;
}

function Turns({ tabId, page, paging, bar }: TurnsProps) {
  const sent = useApp((state) => {
    const tab = state.tabs[tabId];
    return tab && currentStep(tab)?.draft;
  });
  const goTo = useTurn(tabId, page);
  const turnTo = (name: TurnName) => {
    const turn = turnOf(paging, name);
    // The first page is no place to go to from itself.
    return turn && 'request' in turn && sent && isTurnTo(sent, turn.request) ? null : turn;
  };
  const [first, previous, next, last] = [turnTo('first'), turnTo('previous'), turnTo('next'), turnTo('last')];
  useTurnKeys(bar, { previous: () => goTo(previous), next: () => goTo(next) });
  return (
    <>
      <IconButton label="First page" icon={ChevronsLeft} isDisabled={!first} onPress={() => goTo(first)} />
      <IconButton
        label="Previous page"
        icon={ChevronLeft}
        shortcut="Alt+["
        isDisabled={!previous}
        onPress={() => goTo(previous)}
      />
      <PageNumbers page={page} paging={paging} goTo={goTo} />
      <IconButton label="Next page" icon={ChevronRight} shortcut="Alt+]" isDisabled={!next} onPress={() => goTo(next)} />
      <IconButton label="Last page" icon={ChevronsRight} isDisabled={!last} onPress={() => goTo(last)} />
      <GoToPage page={page} paging={paging} goTo={goTo} />
    </>
  );
}
