import { type ReactNode, useState } from 'react';
import { Slider, SliderThumb, SliderTrack } from 'react-aria-components';
import type { PracticeSwitches as Switches } from '#shared/model/practice';
import { useApp } from '../../state/use-app';
import { classNames } from '../../ui/class-names';
import { StatusMark } from '../../ui/status-mark';
import { Switch } from '../../ui/switch';
import page from './practice-page.module.css';
import styles from './practice-switches.module.css';

/** What can be wrong with the whole server, on purpose. */
export function PracticeSwitches({ switches }: { readonly switches: Switches }) {
  const turn = useApp((state) => state.setPracticeSwitches);
  const { maintenance, captivePortal, latencyMs } = switches;
  return (
    <section aria-label="Wrong on purpose" className={classNames(page.part, styles.switches)}>
      <Switch
        isSelected={maintenance}
        onChange={(isOn) => void turn({ maintenance: isOn })}
        note={
          <>
            every call answers <Answer status={503} />
          </>
        }
      >
        Maintenance
      </Switch>
      <Latency latencyMs={latencyMs} />
      <Switch
        isSelected={captivePortal}
        onChange={(isOn) => void turn({ captivePortal: isOn })}
        note={
          <>
            <Answer status={511} /> until you log in
          </>
        }
      >
        Captive portal
      </Switch>
    </section>
  );
}

const usualLatencyMs = 120;
const longestLatencyMs = 5_000;

/** Off, or so much before each answer. The slider is finer where it matters: its steps grow with the square. */
function Latency({ latencyMs }: { readonly latencyMs: number }) {
  const turn = useApp((state) => state.setPracticeSwitches);
  const [lastMs, setLastMs] = useState(usualLatencyMs);
  const [draggedMs, setDraggedMs] = useState<number | null>(null);
  const shownMs = draggedMs ?? (latencyMs > 0 ? latencyMs : lastMs);
  const settle = (ms: number) => {
    setDraggedMs(null);
    setLastMs(ms);
    void turn({ latencyMs: ms });
  };
  return (
    <div>
      <Row value={latencyMs > 0 || draggedMs !== null ? `${shownMs} ms` : null}>
        <Switch
          isSelected={latencyMs > 0}
          onChange={(isOn) => void turn({ latencyMs: isOn ? Math.max(lastMs, 10) : 0 })}
          note="added before each answer"
        >
          Latency
        </Switch>
      </Row>
      <Slider
        aria-label="Latency"
        className={classNames(styles.slider)}
        minValue={0}
        maxValue={100}
        value={stepOf(shownMs)}
        onChange={(step) => setDraggedMs(latencyOf(Number(step)))}
        onChangeEnd={(step) => settle(latencyOf(Number(step)))}
      >
        <SliderTrack className={classNames(styles.track)}>
          <i className={styles.fill} style={{ width: `${stepOf(shownMs)}%` }} />
          <SliderThumb className={classNames(styles.thumb)} />
        </SliderTrack>
      </Slider>
      <p className={styles.scale}>
        <span>0</span>
        <span>5 s</span>
      </p>
    </div>
  );
}

const latencyOf = (step: number): number => Math.round((step / 100) ** 2 * (longestLatencyMs / 10)) * 10;
const stepOf = (ms: number): number => Math.round(Math.sqrt(Math.min(ms, longestLatencyMs) / longestLatencyMs) * 100);

function Row({ value, children }: { readonly value: ReactNode; readonly children: ReactNode }) {
  return (
    <div className={styles.row}>
      {children}
      {value !== null && <span className={styles.value}>{value}</span>}
    </div>
  );
}

function Answer({ status }: { readonly status: number }) {
  return (
    <span className={styles.answer}>
      <StatusMark status={status} />
      {status}
    </span>
  );
}
