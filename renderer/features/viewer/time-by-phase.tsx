import { maskAddress } from '#shared/secrets/mask-address';
import { TimeAxis, TimeTrack } from './time-axis';
import { axisTicks, phaseWords, type TimedHop, totalMsOf } from '../../drawings/time-plan';
import styles from './time-view.module.css';

interface Props {
  readonly hops: readonly TimedHop[];
  readonly summary: string;
}

/** A waterfall: one lane for each phase of each hop. */
export function TimeByPhase({ hops, summary }: Props) {
  const ticks = axisTicks(totalMsOf(hops));
  return (
    <div role="img" aria-label={summary} className={styles.lanes}>
      <span className={styles.caption}>phase</span>
      <TimeAxis ticks={ticks} />
      <span className={styles.caption}>hop</span>
      {hops.flatMap((hop) =>
        hop.phases.map((phase) => (
          <div key={`${hop.number}-${phase.name}`} className={styles.lane}>
            <span className={styles.layer}>{phaseWords[phase.name][1]}</span>
            <TimeTrack ticks={ticks} phases={[phase]} />
            <span className={styles.seen} title={maskAddress(hop.url)}>
              {hop.number + 1}. {hop.method} {maskAddress(hop.url)}
            </span>
          </div>
        )),
      )}
    </div>
  );
}
