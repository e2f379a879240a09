import type { SeenExchange } from '#shared/lessons/lesson';
import { useApp } from '../../../state/use-app';
import { Button } from '../../../ui/button';
import { classNames } from '../../../ui/class-names';
import { StatusMark } from '../../../ui/status-mark';
import drawn from './drawing.module.css';
import { type ThrottleFacts, throttleFacts, throttleSentence } from './facts/throttle-facts';
import { Scene, SendButton } from './scene';
import { useBench, useSeenAnswers } from './use-bench';
import { useServerNow } from './use-server-now';

const path = '/throttle/anon/';
/** The rate of strangers: who signs in is counted elsewhere. */
const isOfRate = ({ exchange, draft }: SeenExchange) => exchange.url.endsWith(path) && draft.auth.kind === 'none';

/** A burst against a rate: what is let through, what is refused, and when one may ask again. */
export function ThrottleScene() {
  const bench = useBench();
  const now = useServerNow();
  const advance = useApp((state) => state.advancePracticeClock);
  const facts = throttleFacts(useSeenAnswers(isOfRate));
  const wait = facts.until === null ? 0 : Math.max(0, Math.ceil((facts.until - now) / 1000));
  const isWaiting = wait > 0;
  const ask = (times: number) =>
    bench.run(async (send) => {
      for (let at = 0; at < times; at++) await send({ method: 'GET', path });
    });
  return (
    <Scene
      title="A burst against a rate"
      says={throttleSentence(facts, wait)}
      bench={bench}
      controls={
        <>
          <SendButton
            bench={bench}
            isMain={!isWaiting && facts.until === null}
            isDisabled={isWaiting}
            onPress={() => void ask(8)}
          >
            Send a burst of eight
          </SendButton>
          <SendButton
            bench={bench}
            isMain={!isWaiting && facts.until !== null}
            isDisabled={isWaiting}
            onPress={() => void ask(1)}
          >
            {isWaiting ? `Ask again in ${wait} s` : 'Ask again'}
          </SendButton>
          <Button isDisabled={!isWaiting} onPress={() => void advance(wait)}>
            Let the wait pass
          </Button>
        </>
      }
      draw={(width) => <Meter facts={facts} wait={wait} width={width} />}
      table={<ThrottleTable facts={facts} wait={wait} />}
      foot="A rate shares what there is; it keeps nobody out who means harm. “Let the wait pass” moves the practice server’s clock, not yours."
    />
  );
}

interface MeterProps {
  readonly facts: ThrottleFacts;
  readonly wait: number;
  readonly width: number;
}

const height = 176;

function Meter({ facts, wait, width }: MeterProps) {
  const { rate, left, statuses } = facts;
  const cells = rate?.requests ?? 5;
  const used = rate === null ? 0 : wait > 0 ? cells : facts.until !== null ? 0 : cells - (left ?? cells);
  const each = (width - 6 * (cells - 1)) / cells;
  return (
    <svg
      role="img"
      aria-label={`${throttleSentence(facts, wait)} Press T for a table.`}
      className={drawn.drawing}
      width={width}
      height={height}
      viewBox={`0 0 ${width} ${height}`}
    >
      <text x={0} y={14} className={drawn.title}>
        {rate === null ? 'The rate' : `${rate.requests} in ${rate.seconds} s`}
      </text>
      <text x={width} y={14} textAnchor="end" className={drawn.detail}>
        {rate === null ? 'not told yet' : `${cells - used} left`}
      </text>
      {Array.from({ length: cells }, (_, at) => (
        <rect
          key={at}
          x={at * (each + 6) + 0.5}
          y={24.5}
          width={each - 1}
          height={18}
          rx={3}
          className={at < used ? drawn.full : drawn.node}
        />
      ))}
      <text x={0} y={72} className={drawn.title}>
        Sent
      </text>
      <Answers statuses={statuses} width={width} />
      <Wait facts={facts} wait={wait} width={width} />
    </svg>
  );
}

function Answers({ statuses, width }: { readonly statuses: ThrottleFacts['statuses']; readonly width: number }) {
  const step = 56;
  const shown = statuses.slice(-Math.max(1, Math.floor(width / step)));
  if (shown.length === 0) {
    return (
      <text x={0} y={94} className={drawn.off}>
        nothing yet
      </text>
    );
  }
  return shown.map((status, at) => (
    // oxlint-disable-next-line react/no-array-index-key -- an answer is its place
    <g key={at}>
      <svg x={at * step} y={83} width={12} height={12} viewBox="0 0 12 12">
        <StatusMark status={status} size={12} />
      </svg>
      <text x={at * step + 17} y={94} className={drawn.mono}>
        {status === 'failure' ? '–' : status}
      </text>
    </g>
  ));
}

/** The wait that Retry-After named, running out. */
function Wait({ facts: { until, rate }, wait, width }: MeterProps) {
  const whole = Math.max(rate?.seconds ?? 60, wait);
  const words = until === null ? 'nothing to wait for' : wait > 0 ? `${wait} s to wait` : 'over';
  return (
    <g>
      <text x={0} y={126} className={drawn.title}>
        Retry-After
      </text>
      <text x={width} y={126} textAnchor="end" className={classNames(drawn.detail)}>
        {words}
      </text>
      <rect
        x={0.5}
        y={136.5}
        width={width - 1}
        height={18}
        rx={3}
        className={until !== null && wait === 0 ? drawn.good : drawn.node}
      />
      {wait > 0 && <rect x={0.5} y={136.5} width={((width - 1) * wait) / whole} height={18} rx={3} className={drawn.bad} />}
      <text x={0} y={170} className={drawn.detail}>
        0 s
      </text>
      <text x={width} y={170} textAnchor="end" className={drawn.detail}>
        {whole} s
      </text>
    </g>
  );
}

function ThrottleTable({ facts, wait }: Omit<MeterProps, 'width'>) {
  const rows: readonly (readonly [string, string])[] = [
    ['Rate', facts.rate === null ? 'not told yet' : `${facts.rate.requests} in ${facts.rate.seconds} s`],
    ['Let through', String(facts.let)],
    ['Refused with 429', String(facts.refused)],
    ['Left, as the last answer says', String(facts.left ?? 'not told')],
    ['Seconds to wait', String(wait)],
  ];
  return (
    <table>
      <tbody>
        {rows.map(([name, value]) => (
          <tr key={name}>
            <th scope="row">{name}</th>
            <td>
              <code>{value}</code>
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}
