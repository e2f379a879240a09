import { type Exchange, lastHop } from '#shared/model/exchange';
import { classNames } from '../../ui/class-names';
import { TimeAxis, TimeTrack } from './time-axis';
import { axisTicks, layers, seenOfLayer, type TimedHop, totalMsOf } from '../../drawings/time-plan';
import styles from './time-view.module.css';

interface Props {
  readonly exchange: Exchange;
  readonly hops: readonly TimedHop[];
  readonly summary: string;
}

/** The phases on the seven layers of the OSI model, with what this client can see of each. */
export function TimeByLayer({ exchange, hops, summary }: Props) {
  const ticks = axisTicks(totalMsOf(hops));
  const connection = lastHop(exchange)?.connection ?? null;
  return (
    <div role="img" aria-label={summary} className={styles.lanes}>
      <span className={styles.caption}>OSI layer</span>
      <TimeAxis ticks={ticks} />
      <span className={styles.caption}>what this client can see</span>
      {layers.map(({ number, name, phases }) => (
        <div key={number} className={classNames(styles.lane, number <= 2 && styles.unseen)}>
          <span className={styles.layer}>
            <span className={styles.layerNumber}>{number}</span>
            {name}
          </span>
          <TimeTrack
            ticks={ticks}
            isHidden={number <= 2}
            phases={hops.flatMap((hop) => hop.phases).filter((phase) => phases.includes(phase.name))}
          />
          <span className={styles.seen} title={seenOfLayer(number, exchange, connection)}>
            {seenOfLayer(number, exchange, connection)}
          </span>
        </div>
      ))}
    </div>
  );
}
