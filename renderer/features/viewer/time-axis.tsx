import type { ReactNode } from 'react';
import { classNames } from '../../ui/class-names';
import { roundMs } from './round-ms';
import { phaseWords, type Phase } from './time-plan';
import styles from './time-view.module.css';

interface AxisProps {
  readonly ticks: readonly number[];
}

const share = (value: number, ticks: readonly number[]) => `${(100 * value) / (ticks.at(-1) ?? 1)}%`;

/** The numbers above the lanes. */
export function TimeAxis({ ticks }: AxisProps) {
  return (
    <div className={styles.axis}>
      {ticks.slice(0, -1).map((tick) => (
        <span key={tick} className={styles.tick} style={{ left: share(tick, ticks) }}>
          {tick === 0 ? '0 ms' : tick}
        </span>
      ))}
    </div>
  );
}

interface TrackProps extends AxisProps {
  readonly phases: readonly Phase[];
  readonly isHidden?: boolean;
  readonly children?: ReactNode;
}

/** One lane of the drawing with the phases that show on it. */
export function TimeTrack({ ticks, phases, isHidden = false }: TrackProps) {
  return (
    <div className={classNames(styles.track, isHidden && styles.hatched)}>
      {ticks.slice(0, -1).map((tick) => (
        <span key={tick} className={styles.gridLine} style={{ left: share(tick, ticks) }} />
      ))}
      {phases.map((phase) => (
        <PhaseBar key={`${phase.hop}-${phase.name}`} phase={phase} ticks={ticks} />
      ))}
    </div>
  );
}

function PhaseBar({ phase, ticks }: { readonly phase: Phase; readonly ticks: readonly number[] }) {
  const end = ticks.at(-1) ?? 1;
  const isWide = phase.durationMs / end > 0.14;
  const isLate = (phase.startMs + phase.durationMs) / end > 0.82;
  const place = isWide ? styles.labelInside : isLate || phase.name === 'send' ? styles.labelBefore : styles.labelAfter;
  return (
    <div
      className={classNames(styles.phase, styles[phase.name])}
      style={{ left: share(phase.startMs, ticks), width: share(phase.durationMs, ticks) }}
    >
      <span className={classNames(styles.label, place)}>
        {phaseWords[phase.name][0]} <span className={styles.ms}>{roundMs(phase.durationMs)}</span>
      </span>
    </div>
  );
}
