import { useState } from 'react';
import type { Exchange } from '#shared/model/exchange';
import { Segments } from '../../ui/segments';
import { phaseWords, planTime, spentMs, type TimedHop, totalMsOf } from '../../drawings/time-plan';
import { ServerSteps } from './server-steps';
import { TimeByLayer } from './time-by-layer';
import { TimeByPhase } from './time-by-phase';
import { TimeTable } from './time-table';
import { roundMs } from './round-ms';
import { WaySteps } from './way-steps';
import styles from './time-view.module.css';

interface Props {
  readonly exchange: Exchange;
}

type Drawing = 'layer' | 'phase' | 'table';

const choices: readonly { readonly value: Drawing; readonly label: string }[] = [
  { value: 'layer', label: 'By layer' },
  { value: 'phase', label: 'By phase' },
  { value: 'table', label: 'Table' },
];

/** Where the time of an exchange went. T shows the same facts as a table. */
export function TimeView({ exchange }: Props) {
  const [drawing, setDrawing] = useState<Drawing>('layer');
  const hops = planTime(exchange);
  if (hops.length === 0) return <p className={styles.empty}>The times are known when a hop is over.</p>;
  return (
    <section
      aria-label="Time"
      className={styles.view}
      onKeyDown={(event) => {
        const isPlain = !event.ctrlKey && !event.metaKey && !event.altKey;
        if (event.key.toLowerCase() === 't' && isPlain) setDrawing(drawing === 'table' ? 'layer' : 'table');
      }}
    >
      <header className={styles.bar}>
        <h2 className={styles.title}>{headline(hops)}</h2>
        <p className={styles.detail}>{detail(hops)}</p>
        <Segments label="How to show the time" value={drawing} options={choices} onChange={setDrawing} />
      </header>
      {drawing === 'layer' && <TimeByLayer exchange={exchange} hops={hops} summary={spoken(hops)} />}
      {drawing === 'phase' && <TimeByPhase hops={hops} summary={spoken(hops)} />}
      {drawing === 'table' && <TimeTable hops={hops} />}
      <WaySteps exchange={exchange} />
      <ServerSteps exchange={exchange} />
    </section>
  );
}

function headline(hops: readonly TimedHop[]): string {
  const waited = spentMs(hops, ['wait']);
  return `${roundMs(totalMsOf(hops))} ms, of which ${roundMs(waited)} waiting for the server`;
}

function detail(hops: readonly TimedHop[]): string {
  const total = Math.max(totalMsOf(hops), 0.001);
  const connecting = spentMs(hops, ['route', 'dns', 'tcp', 'proxyTls', 'proxy', 'tls']);
  const elsewhere = total - hops.flatMap((hop) => hop.phases).reduce((sum, phase) => sum + phase.durationMs, 0);
  const isOpen = hops.every((hop) => hop.reused);
  return [
    isOpen ? 'over a connection that was already open' : `${Math.round((100 * connecting) / total)} % making the connection`,
    ...(hops.length > 1 ? [`${hops.length} hops`] : []),
    ...(elsewhere > 1 && elsewhere / total > 0.05 ? [`${roundMs(elsewhere)} ms between the phases, in Cairn itself`] : []),
  ].join('; ');
}

const spoken = (hops: readonly TimedHop[]): string =>
  `Time: ${hops
    .flatMap((hop) => hop.phases)
    .map((phase) => `${phaseWords[phase.name][1].toLowerCase()} ${roundMs(phase.durationMs)}`)
    .join(', ')} milliseconds. Press T for a table.`;
