import { Download, SlidersHorizontal } from 'lucide-react';
import { atGivenAddress } from '#shared/graphql/graphql-text';
import { formatCount } from '#shared/http/quantities';
import type { PageModel, Paging } from '#shared/hypermedia/page';
import { turnDraft, turnOf, turnToSize, type Turn } from '#shared/hypermedia/paging/turns';
import { defaultLimits, type RunLimits } from '#shared/model/pages-run';
import type { RequestDraft } from '#shared/model/request-draft';
import type { FinishedExchange } from '#shared/model/exchange';
import { useState } from 'react';
import { currentStep } from '../../../state/tab';
import { isSameOrigin } from '../../../state/follow-draft';
import { useApp, useAppStore } from '../../../state/use-app';
import { Button } from '../../../ui/button';
import { Popover } from '../../../ui/popover';
import { LimitFields, type FetchChoice } from './limit-fields';
import styles from './fetch-all.module.css';

interface Props {
  readonly tabId: string;
  readonly exchange: FinishedExchange;
  readonly page: PageModel;
  readonly paging: Paging;
  readonly onRun: (runId: string) => void;
}

/** Fetches all pages of the list, from the first on; how far, how fast and in which size can be set before. */
export function FetchAllButton({ tabId, exchange, page, paging, onRun }: Props) {
  const [choice, setChoice] = useState<FetchChoice>({ ...defaultLimits, size: null });
  const startRun = useApp((state) => state.startRun);
  const store = useAppStore();
  const start = async () => {
    const tab = store.getState().tabs[tabId];
    const sent = tab && currentStep(tab)?.draft;
    if (!sent) return;
    const first = firstDraft({ ...sent, paging: tab.draft.paging }, { exchange, page, paging, size: choice.size });
    const started = await startRun(tabId, { exchangeId: exchange.id, draft: first, limits: limitsOf(choice) });
    if (started.ok) onRun(started.value);
  };
  return (
    <span className={styles.start}>
      <Popover
        label="How all pages are fetched"
        placement="top"
        trigger={
          <Button variant="quiet" label="How all pages are fetched">
            <SlidersHorizontal size={14} strokeWidth={1.5} aria-hidden />
          </Button>
        }
      >
        <LimitFields paging={paging} pageUrl={page.url} choice={choice} onChange={setChoice} />
      </Popover>
      <Button onPress={() => void start()}>
        <Download size={14} strokeWidth={1.5} aria-hidden />
        {buttonWords(paging)}
      </Button>
    </span>
  );
}

/** From a page in the middle nothing may lead to the first one: then what is before it does not come. */
function buttonWords(paging: Paging): string {
  if (turnOf(paging, 'first') === null && turnOf(paging, 'previous') !== null) return 'Fetch all from here on';
  return `Fetch all${paging.count === null ? '' : ` ${formatCount(paging.count)}`}`;
}

const limitsOf = ({ maxRows, delayMs }: FetchChoice): RunLimits => ({ maxRows, delayMs });

interface From {
  readonly exchange: FinishedExchange;
  readonly page: PageModel;
  readonly paging: Paging;
  readonly size: number | null;
}

/**
 * The draft that asks for the first page, in the size that is wanted; where neither can be asked for, the page that is shown.
 * Where that is at another origin, what was sent goes again where it was sent: its credentials are for there.
 */
function firstDraft(sent: RequestDraft, { exchange, ...from }: From): RequestDraft {
  const sentTo = exchange.hops[0]?.url ?? exchange.url;
  const there = draftThere(sent, from);
  return isSameOrigin(there.url, sentTo) ? there : { ...atGivenAddress(sent, sentTo), query: [], path: [] };
}

function draftThere(sent: RequestDraft, { page, paging, size }: Omit<From, 'exchange'>): RequestDraft {
  const resized = size === null || size === paging.pageSize ? null : turnToSize(paging, page.url, size);
  const turn: Turn | null = resized ?? turnOf(paging, 'first');
  const here = { ...atGivenAddress(sent, page.url), query: [], path: [] };
  if (turn === null) return here;
  return 'url' in turn ? { ...here, url: turn.url } : turnDraft(here, turn.request);
}
