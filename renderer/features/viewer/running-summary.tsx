import type { ReceivingExchange, WaitingExchange } from '#shared/model/exchange';
import { lastHop } from '#shared/model/exchange';
import { headerValue } from '#shared/http/header-list';
import { readStatus } from '#shared/http/status-catalog';
import { summarize } from '#shared/explain/summarize';
import { useLasting } from '../../state/use-lasting';
import { StatusTag } from '../../ui/status-tag';
import { formatBytes } from '#shared/http/quantities';
import styles from './response-summary.module.css';

interface Props {
  readonly exchange: WaitingExchange | ReceivingExchange;
}

/** Nothing is set in motion for an answer that comes sooner. */
export const slowMs = 150;

/** The summary while an exchange runs: interim answers by name, bytes as they come, a bar where the length is known. */
export function RunningSummary({ exchange }: Props) {
  const answer = exchange.phase === 'receiving' ? exchange.head : lastHop(exchange)?.interims.at(-1);
  const share = shareOf(exchange);
  const isSlow = useLasting(true, slowMs);
  // A socket that is open waits for nothing.
  const isOpen = exchange.phase === 'receiving' && exchange.socket !== undefined;
  return (
    <div className={styles.strip} role="status" aria-label="Summary" aria-busy={!isOpen}>
      {answer && <StatusTag status={answer.status} text={`${answer.status} ${answer.reason}`.trim()} />}
      <span className={styles.sentence}>{sentenceFor(exchange)}</span>
      <Bytes exchange={exchange} />
      {!isOpen && (
        <span className={styles.bar} data-unknown={(isSlow && share === null) || undefined}>
          <span className={styles.filled} style={share === null ? {} : { width: `${share * 100}%` }} />
        </span>
      )}
    </div>
  );
}

function sentenceFor(exchange: Props['exchange']): string {
  const interim = exchange.phase === 'waiting' ? lastHop(exchange)?.interims.at(-1) : undefined;
  return (interim && readStatus(interim.status).entry?.meaning) ?? summarize(exchange, null);
}

function Bytes({ exchange }: Props) {
  const bytes = exchange.phase === 'receiving' ? exchange.receivedBytes : exchange.sentBytes;
  if (bytes === 0) return null;
  const expected = expectedBytes(exchange);
  const received = expected === null ? 'received' : `of ${formatBytes(expected)}`;
  return (
    <span className={styles.facts}>
      <span>
        <b>{formatBytes(bytes)}</b> {exchange.phase === 'receiving' ? received : 'sent'}
      </span>
    </span>
  );
}

/** What Content-Length promised, or null. */
function expectedBytes(exchange: Props['exchange']): number | null {
  const value = exchange.phase === 'receiving' ? headerValue(exchange.head.headers, 'Content-Length') : null;
  return value !== null && /^\d+$/.test(value) ? Number(value) : null;
}

function shareOf(exchange: Props['exchange']): number | null {
  const expected = expectedBytes(exchange);
  return expected === null || expected === 0 ? null : Math.min(1, exchange.receivedBytes / expected);
}
