import type { Exchange, FailedExchange, FinishedExchange } from '#shared/model/exchange';
import { isOver, lastHop } from '#shared/model/exchange';
import { credentialSent } from '#shared/explain/credential-sent';
import { atAddress } from '#shared/explain/draft-change';
import { headerValue } from '#shared/http/header-list';
import { currentStep } from '../../state/tab';
import { useApp } from '../../state/use-app';
import { Button } from '../../ui/button';
import { TrustHost } from './trust-host';
import { failureHint } from './failure-hint';
import styles from './response-pane.module.css';

interface Props {
  readonly tabId: string;
  readonly exchange: Exchange;
}

/** What can be done about an answer that is no end: a redirect that was not followed, a login that is asked for, a failure. */
export function NextSteps({ tabId, exchange }: Props) {
  if (isUnreadStream(exchange)) return <AsStream tabId={tabId} />;
  if (!isOver(exchange)) return null;
  if (exchange.phase === 'failed') return <AfterFailure tabId={tabId} exchange={exchange} />;
  if (exchange.stop) return <AfterStop tabId={tabId} exchange={exchange} location={exchange.stop.location} />;
  if (exchange.head.status === 401) return <AfterUnauthorized tabId={tabId} exchange={exchange} />;
  return null;
}

/** A stream of events that was asked for as any other answer. */
function isUnreadStream({ phase, socket, ...exchange }: Exchange): boolean {
  if (socket !== undefined || phase === 'waiting') return false;
  const head = 'head' in exchange ? exchange.head : null;
  return head?.status === 200 && /^text\/event-stream\b/i.test(headerValue(head.headers, 'Content-Type') ?? '');
}

function AsStream({ tabId }: { readonly tabId: string }) {
  const openAsStream = useApp((state) => state.openAsStream);
  return (
    <div className={styles.steps}>
      <Button size="small" onPress={() => openAsStream(tabId)}>
        Open as a stream
      </Button>
      <span className={styles.hint}>These are server-sent events. As a stream each of them is shown when it comes.</span>
    </div>
  );
}

interface StopProps {
  readonly tabId: string;
  readonly exchange: FinishedExchange;
  readonly location: string;
}

function AfterStop({ tabId, exchange, location }: StopProps) {
  const editDraft = useApp((state) => state.editDraft);
  const follow = useApp((state) => state.follow);
  const sendDraft = useApp((state) => state.sendDraft);
  const there = useThere(tabId, exchange, location);
  if (!there) return null;
  const { method, url } = there;
  const repeatThere = () => {
    editDraft(tabId, there);
    void sendDraft(tabId);
  };
  const isSafe = method === 'GET' || method === 'HEAD';
  return (
    <div className={styles.steps}>
      <Button size="small" onPress={repeatThere}>
        {isSafe ? 'Go there' : `Repeat the ${method} there`}
      </Button>
      {!isSafe && (
        <Button size="small" variant="quiet" onPress={() => follow(tabId, { url })}>
          GET it, as browsers do
        </Button>
      )}
      <span className={styles.hint} dir="auto">
        {isSafe ? url : `As a GET the body of this ${method} would not arrive.`}
      </span>
    </div>
  );
}

/** The draft that was sent, at the address it was sent on to. As a redirect that is followed: credentials do not go along to another origin. */
function useThere(tabId: string, exchange: FinishedExchange, location: string) {
  const draft = useApp((state) => {
    const tab = state.tabs[tabId];
    return tab && currentStep(tab)?.draft;
  });
  const hop = lastHop(exchange);
  return hop && draft ? atAddress({ ...draft, method: hop.method }, location, hop.url) : null;
}

function AfterUnauthorized({ tabId, exchange }: { readonly tabId: string; readonly exchange: FinishedExchange }) {
  const openComposer = useApp((state) => state.openComposer);
  const hop = lastHop(exchange);
  const wasSent = useApp((state) => {
    const tab = state.tabs[tabId];
    const draft = tab && (currentStep(tab)?.draft ?? tab.draft);
    return hop !== undefined && draft !== undefined && credentialSent(hop, 0, draft) !== null;
  });
  return (
    <div className={styles.steps}>
      <Button size="small" onPress={() => openComposer(tabId, 'auth')}>
        {wasSent ? 'Renew the credential' : 'Add a credential'}
      </Button>
    </div>
  );
}

function AfterFailure({ tabId, exchange }: { readonly tabId: string; readonly exchange: FailedExchange }) {
  const sendAgain = useApp((state) => state.sendAgain);
  const openComposer = useApp((state) => state.openComposer);
  return (
    <div className={styles.steps}>
      {exchange.failure.kind === 'signInNeeded' && (
        <Button size="small" onPress={() => openComposer(tabId, 'auth')}>
          Go to Auth
        </Button>
      )}
      {exchange.failure.kind === 'certificateRejected' && (
        <TrustHost failure={exchange.failure} onAllowed={() => sendAgain(tabId)} />
      )}
      <Button size="small" onPress={() => sendAgain(tabId)}>
        Send again
      </Button>
      <span className={styles.hint}>{failureHint(exchange)}</span>
    </div>
  );
}
