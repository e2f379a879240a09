import { Play } from 'lucide-react';
import { summarize } from '#shared/explain/summarize';
import type { StatusCode } from '#shared/http/statuses/status-code';
import type { StatusTrigger } from '#shared/http/statuses/trigger';
import { statusTriggers } from '#shared/http/statuses/triggers';
import { isOver, type Exchange } from '#shared/model/exchange';
import { useApp, useAppStore } from '../../state/use-app';
import { Button } from '../../ui/button';
import { MethodLabel } from '../../ui/method-label';
import { StatusTag } from '../../ui/status-tag';
import styles from './atlas.module.css';
import { needsProxy, useTrigger } from './use-trigger';

/** Brings the code about on the practice server, for its real reason, and shows the exchange. */
export function MakeItHappen({ code }: { readonly code: StatusCode }) {
  const trigger = statusTriggers[code];
  const { run, isRunning, exchange } = useTrigger(trigger);
  const hasGateway = useApp((state) => state.settings.practice.gateway);
  return (
    <div className={styles.happen}>
      <div className={styles.happenLine}>
        <Button variant="main" isDisabled={isRunning} onPress={() => void run()}>
          <Play size={14} strokeWidth={1.5} aria-hidden />
          Make it happen
        </Button>
        <span className={styles.text}>
          {trigger.says}
          {needsProxy(trigger) && !hasGateway && '; the practice server starts anew with its gateway for that'}
        </span>
      </div>
      {exchange && <Outcome exchange={exchange} code={code} shows={trigger.way === 'requests' ? trigger.shows : 'answer'} />}
      {exchange && !isRunning && isOtherwise(exchange, code, trigger) && (
        <div className={styles.happenLine}>
          <span className={styles.text}>It answered otherwise: something there was changed before.</span>
          <Button size="small" onPress={() => void run(true)}>
            Put its data back and try again
          </Button>
        </div>
      )}
    </div>
  );
}

/** The answer is another than the one that was to be shown. */
function isOtherwise(exchange: Exchange, code: StatusCode, trigger: StatusTrigger): boolean {
  if (trigger.way === 'requests' && trigger.shows !== 'answer') return false;
  return exchange.phase === 'failed' || (exchange.phase === 'finished' && exchange.head.status !== code);
}

interface OutcomeProps {
  readonly exchange: Exchange;
  readonly code: StatusCode;
  readonly shows: 'answer' | 'interim' | 'part';
}

function Outcome({ exchange, code, shows }: OutcomeProps) {
  const store = useAppStore();
  const open = async (view: 'why' | null) => {
    await store.getState().showExchange(exchange.id);
    const { activeTabId, showView } = store.getState();
    if (view && activeTabId !== null) showView(activeTabId, view);
  };
  if (!isOver(exchange)) return <p className={styles.text}>Sending …</p>;
  const status = exchange.phase === 'failed' ? ('failure' as const) : exchange.head.status;
  const text = exchange.phase === 'failed' ? 'No answer' : `${exchange.head.status} ${exchange.head.reason}`;
  return (
    <div className={styles.outcome} role="status">
      <p className={styles.request}>
        <MethodLabel method={exchange.method} /> <code>{pathOf(exchange.url)}</code>
        <StatusTag status={status} text={text} />
      </p>
      <p className={styles.text}>{summarize(exchange, null)}</p>
      {shows !== 'answer' && (
        <p className={styles.text}>
          {shows === 'interim'
            ? `${code} came before this answer: Wire shows it.`
            : `${code} stands inside the body: look at its parts.`}
        </p>
      )}
      <p className={styles.ways}>
        <button type="button" className={styles.link} onClick={() => void open(null)}>
          Open this exchange
        </button>
        <button type="button" className={styles.link} onClick={() => void open('why')}>
          Why this answer?
        </button>
      </p>
    </div>
  );
}

function pathOf(url: string): string {
  const path = url.replace(/^[a-z]+:\/\/[^/]*/, '');
  return path.length > 60 ? `${path.slice(0, 60)}…` : path;
}
