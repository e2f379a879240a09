import { Button } from 'react-aria-components';
import { summarize } from '#shared/explain/summarize';
import { tlsVersion } from '#shared/http/tls-version';
import { type Exchange, type FailedExchange, type FinishedExchange, lastHop, restOf } from '#shared/model/exchange';
import { useAnswerOncePainted } from '../../state/use-once-painted';
import { usePageModel } from '../../state/use-page-model';
import { Popover } from '../../ui/popover';
import { StatusTag } from '../../ui/status-tag';
import { visibleWords } from '../../ui/visible-text';
import { NotVerified } from './not-verified';
import { roundMs } from './round-ms';
import { RunningSummary } from './running-summary';
import { formatBytes } from '#shared/http/quantities';
import { StatusCard } from './status-card';
import { FailureCard } from './failure-card';
import styles from './response-summary.module.css';

interface Props {
  readonly exchange: Exchange;
}

/**
 * One line that answers “how did it go?”: status, a sentence, time, size, protocol. Pressing it says what the status means.
 * It waits for nothing: what the body adds to the sentence comes when the body has been read.
 */
export function ResponseSummary({ exchange }: Props) {
  const read = useAnswerOncePainted(exchange);
  const reading = usePageModel(read, { large: false });
  if (exchange.phase === 'waiting' || exchange.phase === 'receiving') return <RunningSummary exchange={exchange} />;
  const sentence = summarize(exchange, read === exchange ? (reading?.page ?? null) : null);
  const isFailure = exchange.phase === 'failed';
  return (
    <div className={styles.strip} role={isFailure ? 'alert' : 'status'} aria-label="Summary">
      <Popover
        label={isFailure ? 'What went wrong' : `What ${exchange.head.status} means`}
        trigger={
          <Button className={styles.press} aria-label={`${tagText(exchange)}: what does it mean?`}>
            <StatusTag status={isFailure ? 'failure' : exchange.head.status} text={tagText(exchange)} />
          </Button>
        }
      >
        {isFailure ? <FailureCard exchange={exchange} /> : <StatusCard status={exchange.head.status} />}
      </Popover>
      <span className={styles.sentence} dir="auto" title={sentence}>
        {visibleWords(sentence)}
      </span>
      <NotVerified exchange={exchange} />
      <Facts exchange={exchange} />
    </div>
  );
}

function tagText(exchange: FinishedExchange | FailedExchange): string {
  if (exchange.phase === 'failed') return endWord(exchange);
  return `${exchange.head.status} ${exchange.head.reason}`.trim();
}

/** A socket that was open had its answer, and so has what is only to be decoded. */
function endWord(exchange: FailedExchange): string {
  const { failure, socket } = exchange;
  if (restOf(exchange) !== null) return 'Not whole';
  if (failure.kind === 'cancelled') return 'Cancelled';
  return socket === undefined ? 'No answer' : 'Connection lost';
}

function Facts({ exchange }: { readonly exchange: FinishedExchange | FailedExchange }) {
  const total = exchange.hops.reduce((sum, hop) => sum + (hop.timings === exchange.timings ? 0 : (hop.timings?.totalMs ?? 0)), 0);
  const [size, unit] = formatBytes(sizeOf(exchange)).split(' ');
  return (
    <span className={styles.facts}>
      <span>
        <b>{roundMs(total + exchange.timings.totalMs)}</b> ms
      </span>
      <span>
        <b>{size}</b> {unit} <Unpacked exchange={exchange} />
      </span>
      <span>{protocolOf(exchange)}</span>
    </span>
  );
}

const sizeOf = (exchange: FinishedExchange | FailedExchange): number =>
  exchange.phase === 'finished' ? exchange.encodedBytes : exchange.bodyBytes;

function Unpacked({ exchange }: { readonly exchange: FinishedExchange | FailedExchange }) {
  if (exchange.phase === 'failed' || exchange.decoded.length === 0) return null;
  return (
    <span className={styles.faint}>
      of {formatBytes(exchange.bodyBytes)}, {exchange.decoded.join(', ')}
    </span>
  );
}

function protocolOf(exchange: Exchange): string {
  const hop = lastHop(exchange);
  const version = hop?.head ? `HTTP/${hop.head.httpVersion}` : '';
  const tls = hop?.connection?.tls;
  if (!tls) return version;
  return `${version}, ${tlsVersion(tls.protocol)}`;
}
