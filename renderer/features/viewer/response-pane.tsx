import { memo, type ReactNode, useMemo } from 'react';
import { headerValues } from '#shared/http/header-list';
import type { Exchange } from '#shared/model/exchange';
import type { RequestDraft } from '#shared/model/request-draft';
import { openFormOf } from '../../state/forms/page-forms';
import { currentExchange } from '../../state/slices/exchanges-slice';
import { currentStep, type ViewName } from '../../state/tab';
import { useApp } from '../../state/use-app';
import { useLasting } from '../../state/use-lasting';
import { useOncePainted } from '../../state/use-once-painted';
import { useRemarkCount } from '../../state/use-remarks';
import { EmptyNote } from '../../ui/empty-note';
import { PaneTabs } from '../../ui/pane-tabs';
import { HeadView } from './head-view';
import { NextSteps } from './next-steps';
import { NotHere } from './not-here';
import { pickView } from './pick-view';
import { QueryErrors } from './query-errors';
import { ResponseSummary } from './response-summary';
import { slowMs } from './running-summary';
import { SideExchanges } from './side-exchanges';
import { TimeView } from './time-view';
import { useLastAnswer } from './use-last-answer';
import { WholeBody } from './whole-body';
import { WireView } from './wire-view';
import styles from './response-pane.module.css';

interface Props {
  readonly tabId: string;
  readonly views: {
    readonly browse: ReactNode;
    readonly cookies: ReactNode;
    readonly why: ReactNode;
    readonly advice: ReactNode;
    /** What was said on a socket. */
    readonly messages: ReactNode;
    /** Stands at the end of the row of views. */ readonly end?: ReactNode;
  };
}

/** What came back, as the tab's current exchange has it: summary, then one view of it at a time. */
export function ResponsePane({ tabId, views }: Props) {
  const exchange = useApp(currentExchange(tabId));
  const step = useApp((state) => {
    const tab = state.tabs[tabId];
    return tab && currentStep(tab);
  });
  const hasForm = useHasForm(tabId);
  const isSocket = useApp((state) => state.tabs[tabId]?.draft.socket != null);
  if (!step && isSocket) return <div className={styles.pane}>{views.messages}</div>;
  if (!step) return <EmptyNote title="Nothing was sent yet.">Send the request, and what comes back stands here.</EmptyNote>;
  // A form that was being filled in needs no answer to go on.
  if (!exchange) return hasForm ? <div className={styles.pane}>{views.browse}</div> : <NotHere tabId={tabId} step={step} />;
  return <Answer tabId={tabId} exchange={exchange} draft={step.draft} views={views} />;
}

const useHasForm = (tabId: string): boolean =>
  useApp((state) => {
    const tab = state.tabs[tabId];
    return tab !== undefined && openFormOf(tab) !== null;
  });

interface AnswerProps extends Props {
  readonly exchange: Exchange;
  readonly draft: RequestDraft;
}

function Answer({ tabId, exchange, draft, views }: AnswerProps) {
  const { shown, isOnItsWay, isEarlier } = useShownAnswer(tabId, exchange, draft);
  // A quick answer takes the place of the one before without a flash; dimming draws the whole pane again.
  const isDimmed = useLasting(isEarlier, slowMs);
  return (
    <div className={styles.pane}>
      <ResponseSummary exchange={exchange} />
      <NextSteps tabId={tabId} exchange={exchange} />
      <SideExchanges exchange={exchange} />
      <QueryErrors tabId={tabId} exchange={exchange} draft={draft} />
      {shown && (
        <div className={isDimmed ? styles.earlier : styles.current} inert={isOnItsWay} aria-busy={isEarlier}>
          <Views tabId={tabId} exchange={shown.exchange} draft={shown.draft} views={views} />
        </div>
      )}
    </div>
  );
}

/**
 * What is shown in full, and whether that is still the answer before. How it went is said at once, in the line above; drawing
 * all of a new answer comes behind that. Once it is there it can be used: a form whose field is refused takes the focus.
 */
function useShownAnswer(tabId: string, exchange: Exchange, draft: RequestDraft) {
  const { shown, isEarlier } = useLastAnswer(tabId, exchange, draft);
  const { exchange: answer, draft: asked } = shown ?? {};
  const latest = useMemo(() => (answer && asked ? { exchange: answer, draft: asked } : null), [answer, asked]);
  const painted = useOncePainted(latest);
  // What is said on a socket comes too often to wait for a frame.
  const drawn = answer?.socket ? latest : painted;
  return { shown: drawn, isOnItsWay: isEarlier, isEarlier: isEarlier || drawn?.exchange !== answer };
}

/** Those that were received: what was sent stands in the same part. */
const cookieCount = ({ hops }: Exchange): number =>
  hops
    .flatMap(({ interims, head }) => [...interims.map(({ headers }) => headers), head?.headers ?? []])
    .reduce((count, headers) => count + headerValues(headers, 'Set-Cookie').length, 0);

const ofSockets: readonly ViewName[] = ['messages', 'head', 'wire', 'time', 'cookies', 'why'];

/** A socket has messages in place of a body; all others have none. */
const viewsFor = <T extends { readonly id: ViewName }>({ socket }: Exchange, tabs: readonly T[]): T[] =>
  tabs.filter(({ id }) => (socket ? ofSockets.includes(id) : id !== 'messages'));

function shownView(exchange: Exchange, chosen: ViewName | null, hasForm: boolean): ViewName {
  const isThere = chosen !== null && (exchange.socket ? ofSockets.includes(chosen) : chosen !== 'messages');
  if (isThere) return chosen;
  return hasForm && !exchange.socket ? 'browse' : pickView(exchange);
}

const countOf = ({ socket }: Exchange): number => (socket ? socket.tally.sent + socket.tally.received : 0);

/** An answer does not change: it is not drawn again for every event of the one that follows it. */
const Views = memo(function Views({ tabId, exchange, draft, views }: AnswerProps) {
  const chosen = useApp((state) => state.tabs[tabId]?.view ?? null);
  const hasForm = useHasForm(tabId);
  const showView = useApp((state) => state.showView);
  const follow = useApp((state) => state.follow);
  const onFollow = (url: string, options: { newTab: boolean; background: boolean }) => follow(tabId, { url, ...options });
  const head = 'head' in exchange ? exchange.head : null;
  const remarks = useRemarkCount(tabId, exchange, draft);
  return (
    <PaneTabs<ViewName>
      label="Views of the response"
      selected={shownView(exchange, chosen, hasForm)}
      onSelect={(view) => showView(tabId, view)}
      end={views.end}
      tabs={viewsFor(exchange, [
        { id: 'messages', label: 'Messages', count: countOf(exchange), panel: views.messages },
        { id: 'browse', label: 'Browse', panel: views.browse },
        {
          id: 'body',
          label: 'Body',
          panel: <WholeBody tabId={tabId} exchange={exchange} />,
        },
        {
          id: 'head',
          label: 'Head',
          count: head?.headers.length ?? 0,
          panel: <HeadView exchange={exchange} onFollow={onFollow} />,
        },
        { id: 'wire', label: 'Wire', panel: <WireView exchange={exchange} draft={draft} /> },
        { id: 'time', label: 'Time', panel: <TimeView exchange={exchange} /> },
        { id: 'cookies', label: 'Cookies', count: cookieCount(exchange), panel: views.cookies },
        { id: 'why', label: 'Why', panel: views.why },
        { id: 'advice', label: 'Advice', count: remarks, panel: views.advice },
      ])}
    />
  );
});
