import { type Exchange, type FinishedExchange, isOver } from '#shared/model/exchange';
import { headerValue } from '#shared/http/header-list';
import { charsetOf } from '#shared/http/media-type';
import type { PageModel, PageTable } from '#shared/hypermedia/page';
import type { RowsOf } from '#shared/model/table-window';
import { memo, useMemo } from 'react';
import { currentExchange } from '../../state/slices/exchanges-slice';
import { openFormOf } from '../../state/forms/page-forms';
import { useApp } from '../../state/use-app';
import { KeptPlace } from '../../state/use-kept';
import { useAnswerOncePainted } from '../../state/use-once-painted';
import { type PageReading, usePageModel } from '../../state/use-page-model';
import type { FollowOptions } from '../../ui/follow-link';
import { DescriptionOffer } from './description-offer';
import { EmbeddedList } from './embedded-list';
import { FieldList } from './field-list';
import { EmptyList } from './filters/empty-list';
import { FilterBar } from './filters/filter-bar';
import { OpenFormPage } from './form/open-form-page';
import { RunBar } from './fetch-all/run-bar';
import { RunStrip } from './fetch-all/run-strip';
import { RunTable } from './fetch-all/run-table';
import { useRun, useRunPicture } from './fetch-all/use-run';
import { LinkList } from './link-list';
import { ListInPlace } from './list-in-place';
import { type ListPlace, ListPlaceContext } from './list-place';
import { mayHavePages, PageBar } from './paging/page-bar';
import { useTurn } from './paging/use-turn';
import { PageHeader } from './page-header';
import { PageNote } from './page-note';
import { RedirectNote } from './redirect-note';
import { ResultTable } from './table/result-table';
import { ValueCell } from './value-cell';
import { isRefusal, RefusalNote } from './refusal-note';
import { useAskAhead } from './use-ask-ahead';
import { useFocusAcross } from './use-focus-across';
import { useEarlierPage } from './use-earlier-page';
import { useKeptPlace } from './use-kept-place';
import { useOpenForm } from './use-open-form';
import styles from './browse-page.module.css';

interface Props {
  readonly tabId: string;
}

/** The answer a tab shows as a page to go on from: where it is, what can be done, where it leads, what it holds. */
export function BrowsePage({ tabId }: Props) {
  const open = useApp((state) => {
    const tab = state.tabs[tabId];
    return tab ? openFormOf(tab) : null;
  });
  return open ? <OpenFormPage key={open.key} tabId={tabId} open={open} /> : <AnswerPage tabId={tabId} />;
}

function AnswerPage({ tabId }: Props) {
  // Behind the line that says how it went; while a new answer is on its way, the page before it stays.
  const painted = useAnswerOncePainted(useApp(currentExchange(tabId)));
  const exchange = painted && isOver(painted) ? painted : undefined;
  const reading = usePageModel(exchange);
  useAskAhead(tabId, exchange, reading);
  const focus = useFocusAcross(reading ? exchange?.id : undefined);
  if (!exchange) return null;
  if (exchange.phase === 'failed') return <p className={styles.note}>No usable answer came, so there is no page to show.</p>;
  if (exchange.phase !== 'finished' || !reading) return <p className={styles.reading}>Reading the page…</p>;
  return (
    <div className={styles.answer} data-answer {...focus}>
      <ReadPage tabId={tabId} exchange={exchange} reading={reading} />
    </div>
  );
}

interface ReadProps extends Props {
  readonly exchange: FinishedExchange;
  readonly reading: PageReading;
}

/** The page of an answer; where the answer refuses something, why, and the page from before. */
function ReadPage({ tabId, exchange, reading }: ReadProps) {
  const earlier = useEarlierPage(tabId, exchange);
  const earlierReading = usePageModel(earlier ?? undefined);
  const shown = earlier && earlierReading ? { exchange: earlier, reading: earlierReading } : { exchange, reading };
  return (
    <>
      <RedirectNote tabId={tabId} exchange={exchange} />
      {isRefusal(exchange.head.status) && (
        <RefusalNote tabId={tabId} exchange={exchange} page={reading.page} isEarlierShown={shown.exchange !== exchange} />
      )}
      <KeptPlace tabId={tabId} exchangeId={shown.exchange.id}>
        <Page key={shown.exchange.id} tabId={tabId} exchange={shown.exchange} {...shown.reading} />
      </KeptPlace>
    </>
  );
}

interface PageProps extends Props {
  readonly exchange: FinishedExchange;
  readonly page: PageModel;
  readonly isTooLarge: boolean;
}

/** Drawn once for each answer, not for every event of the one that follows it. */
const Page = memo(function Page({ tabId, exchange, page, isTooLarge }: PageProps) {
  const follow = useApp((state) => state.follow);
  const onFollow = (url: string, options: FollowOptions) => follow(tabId, { url, ...options });
  const onOpenForm = useOpenForm(tabId, { page, origin: exchange.id });
  const scroller = useKeptPlace('page');
  const shown = useRun(exchange.id);
  const lists = useMemo<ListPlace>(
    () => ({
      tabId,
      base: page.url,
      rowsOf: (table) => (table.isMade ? null : rowsAt(exchange, page.url, table)),
      List: ListInPlace,
    }),
    [tabId, exchange, page],
  );
  return (
    <div className={styles.page}>
      <div className={styles.scroll} ref={scroller}>
        <PageHeader tabId={tabId} page={page} onFollow={onFollow} onOpenForm={onOpenForm} />
        <DescriptionOffer exchange={exchange} page={page} />
        <LinkList page={page} onFollow={onFollow} />
        <ListPlaceContext value={lists}>
          {page.fields.length > 0 && <FieldList fields={page.fields} onFollow={onFollow} />}
          {page.value && (
            <p className={styles.value}>
              <ValueCell cell={page.value} onFollow={onFollow} />
            </p>
          )}
          <Rows tabId={tabId} exchange={exchange} page={page} runId={shown.runId} onFollow={onFollow} />
          <EmbeddedList embedded={page.embedded} base={page.url} onFollow={onFollow} />
        </ListPlaceContext>
        <PageNote tabId={tabId} exchange={exchange} page={page} isTooLarge={isTooLarge} onFollow={onFollow} />
      </div>
      <Foot tabId={tabId} exchange={exchange} page={page} shown={shown} />
    </div>
  );
});

interface RowsProps extends Props {
  readonly exchange: Exchange;
  readonly page: PageModel;
  readonly runId: string | null;
  readonly onFollow: (url: string, options: FollowOptions) => void;
}

/** The rows of the page, or of all pages while and after they are fetched. */
function Rows({ tabId, exchange, page, runId, onFollow }: RowsProps) {
  if (runId !== null) return <RunRows tabId={tabId} page={page} runId={runId} onFollow={onFollow} />;
  return page.table && <List tabId={tabId} exchange={exchange} page={page} table={page.table} onFollow={onFollow} />;
}

/** Told of a run ten times a second, so that nothing around it is. */
function RunRows({ tabId, page, runId, onFollow }: Omit<RowsProps, 'exchange' | 'runId'> & { readonly runId: string }) {
  const run = useRunPicture(runId);
  return (
    run && (
      <>
        <RunStrip run={run} />
        <RunTable tabId={tabId} run={run} list={page.table} base={page.url} onFollow={onFollow} />
      </>
    )
  );
}

interface FootProps extends Props {
  readonly exchange: Exchange;
  readonly page: PageModel;
  readonly shown: ReturnType<typeof useRun>;
}

function Foot({ tabId, exchange, page, shown: { runId, show, close } }: FootProps) {
  if (runId !== null) return <RunBar runId={runId} onClose={close} />;
  if (!mayHavePages(page) || exchange.phase !== 'finished') return null;
  return <PageBar tabId={tabId} exchange={exchange} page={page} onRun={show} />;
}

interface ListProps extends Props {
  readonly exchange: Exchange;
  readonly page: PageModel;
  readonly table: PageTable;
  readonly onFollow: (url: string, options: FollowOptions) => void;
}

function List({ tabId, exchange, page, table, onFollow }: ListProps) {
  const goTo = useTurn(tabId, page);
  // It is the same list still: what was said of its pages goes along.
  const narrow = (url: string, options: FollowOptions) => goTo({ url }, options);
  if (table.rowCount === 0) return <EmptyList tabId={tabId} page={page} onFollow={narrow} />;
  const filters = page.filters && <FilterBar page={page} filters={page.filters} onFollow={narrow} />;
  const of = rowsAt(exchange, page.url, table);
  return <ResultTable tabId={tabId} table={table} base={page.url} of={of} filters={filters} onFollow={onFollow} />;
}

/** Where the rows of a list lie at the host. */
function rowsAt(exchange: Exchange, url: string, table: PageTable): RowsOf | null {
  if (exchange.phase !== 'finished' || exchange.bodyId === null) return null;
  const { bodyId } = exchange;
  const contentType = headerValue(exchange.head.headers, 'Content-Type');
  if (table.isMade === true) return { kind: 'made', bodyId, base: url, contentType };
  const { pointer, where = null } = table;
  return { kind: 'body', bodyId, pointer, charset: charsetOf(contentType), where, base: url };
}
