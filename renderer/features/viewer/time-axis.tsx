import type { ReactNode } from 'react';
import { classNames } from '../../ui/class-names';
import { useWidth } from '../../ui/use-width';
import { type LabelPlace, placeLabels } from './place-labels';
import { roundMs } from './round-ms';
import { phaseWords, type Phase } from '../../drawings/time-plan';
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
  const [track, widthPx] = useWidth<HTMLDivElement>();
  const places = placeLabels(phases, { endMs: ticks.at(-1) ?? 1, widthPx, wordsOf });
  return (
    <div ref={track} className={classNames(styles.track, isHidden && styles.hatched)}>
      {ticks.slice(0, -1).map((tick) => (
        <span key={tick} className={styles.gridLine} style={{ left: share(tick, ticks) }} />
      ))}
      {phases.map((phase) => (
        <PhaseBar key={`${phase.hop}-${phase.name}`} phase={phase} place={places.get(phase)} ticks={ticks} />
      ))}
    </div>
  );
}

interface PhaseProps extends AxisProps {
  readonly phase: Phase;
  /** Where its name stands; nowhere when there is no room for it. */
  readonly place: LabelPlace | undefined;
}

function PhaseBar({ phase, place, ticks }: PhaseProps) {
  return (
    <div
      className={classNames(styles.phase, styles[phase.name])}
      style={{ left: share(phase.startMs, ticks), width: share(phase.durationMs, ticks) }}
      title={`${wordsOf(phase)} ms`}
    >
      {place !== undefined && (
        <span className={classNames(styles.label, styles[place])}>
          {phaseWords[phase.name][0]} <span className={styles.ms}>{roundMs(phase.durationMs)}</span>
        </span>
      )}
    </div>
  );
}

const wordsOf = ({ name, durationMs }: Phase): string => `${phaseWords[name][0]} ${roundMs(durationMs)}`;
