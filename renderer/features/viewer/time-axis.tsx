import type { ReactNode } from 'react';
import { classNames } from '../../ui/class-names';
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
  return (
    <div className={classNames(styles.track, isHidden && styles.hatched)}>
      {ticks.slice(0, -1).map((tick) => (
        <span key={tick} className={styles.gridLine} style={{ left: share(tick, ticks) }} />
      ))}
      {phases.map((phase, place) => (
        <PhaseBar key={`${phase.hop}-${phase.name}`} phase={phase} later={phases.slice(place + 1)} ticks={ticks} />
      ))}
    </div>
  );
}

interface PhaseProps extends AxisProps {
  readonly phase: Phase;
  /** The phases after it on the same lane. */
  readonly later: readonly Phase[];
}

function PhaseBar({ phase, later, ticks }: PhaseProps) {
  const place = labelPlace(phase, later, ticks.at(-1) ?? 1);
  const words = `${phaseWords[phase.name][0]} ${roundMs(phase.durationMs)}`;
  return (
    <div
      className={classNames(styles.phase, styles[phase.name])}
      style={{ left: share(phase.startMs, ticks), width: share(phase.durationMs, ticks) }}
      title={`${words} ms`}
    >
      {place !== null && (
        <span className={classNames(styles.label, styles[place])}>
          {phaseWords[phase.name][0]} <span className={styles.ms}>{roundMs(phase.durationMs)}</span>
        </span>
      )}
    </div>
  );
}

/** Share of the axis that a label needs. */
const labelShare = 0.14;

/** Inside where it fits, else beside; nowhere when a later phase or its label would be written over it. */
function labelPlace(phase: Phase, later: readonly Phase[], endMs: number) {
  const side = labelSide(phase, endMs);
  const [next] = later;
  const isWrittenOver =
    side === 'labelBefore'
      ? later.some((one) => labelSide(one, endMs) === 'labelBefore' && one.startMs / endMs - labelShare < phase.startMs / endMs)
      : side === 'labelAfter' && next !== undefined && next.startMs / endMs < endOf(phase, endMs) + 1.3 * labelShare;
  return isWrittenOver ? null : side;
}

function labelSide(phase: Phase, endMs: number) {
  if (phase.durationMs / endMs > labelShare) return 'labelInside';
  return endOf(phase, endMs) > 1 - 1.3 * labelShare || phase.name === 'send' ? 'labelBefore' : 'labelAfter';
}

const endOf = ({ startMs, durationMs }: Phase, endMs: number): number => (startMs + durationMs) / endMs;
