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
  const meaning = interim && readStatus(interim.status).entry?.meaning;
  if (meaning !== undefined) return meaning;
  return isSending(exchange) ? 'The body is being sent.' : summarize(exchange, null);
}

function Bytes({ exchange }: Props) {
  const done = doneBytes(exchange);
  if (done === 0) return null;
  const all = allBytes(exchange);
  const isWhole = all === null || (exchange.phase === 'waiting' && !isSending(exchange));
  const whole = exchange.phase === 'receiving' ? 'received' : 'sent';
  const part = exchange.phase === 'receiving' ? `of ${formatBytes(all ?? 0)}` : `of ${formatBytes(all ?? 0)} sent`;
  return (
    <span className={styles.facts}>
      <span>
        <b>{formatBytes(done)}</b> {isWhole ? whole : part}
      </span>
    </span>
  );
}

/** Bytes of the body that went or came so far. */
const doneBytes = (exchange: Props['exchange']): number =>
  exchange.phase === 'receiving' ? exchange.receivedBytes : exchange.sentBytes;

/** What Content-Length promised, or the length of the body that is sent; null where neither is known. */
function allBytes(exchange: Props['exchange']): number | null {
  if (exchange.phase === 'waiting') return lastHop(exchange)?.requestBodyBytes ?? null;
  const value = headerValue(exchange.head.headers, 'Content-Length');
  return value !== null && /^\d+$/.test(value) ? Number(value) : null;
}

/** Whether a part of the body, and not all of it, went out. */
function isSending(exchange: Props['exchange']): boolean {
  const all = exchange.phase === 'waiting' ? allBytes(exchange) : null;
  return all !== null && exchange.sentBytes > 0 && exchange.sentBytes < all;
}

/** How much of it is over; null where that is not known, or only an answer is waited for. */
function shareOf(exchange: Props['exchange']): number | null {
  const all = allBytes(exchange);
  if (all === null || all === 0 || (exchange.phase === 'waiting' && !isSending(exchange))) return null;
  return Math.min(1, doneBytes(exchange) / all);
}
