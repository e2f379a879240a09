import { useState } from 'react';
import { Slider, SliderThumb, SliderTrack } from 'react-aria-components';
import { useApp } from '../../state/use-app';
import { classNames } from '../../ui/class-names';
import { Switch } from '../../ui/switch';
import styles from './practice-switches.module.css';

const usualMs = 120;
const longestMs = 5_000;

/** Off, or so much before each answer. The slider is finer where it matters: its steps grow with the square. */
export function LatencySwitch({ latencyMs }: { readonly latencyMs: number }) {
  const turn = useApp((state) => state.setPracticeSwitches);
  const [lastMs, setLastMs] = useState(usualMs);
  const [draggedMs, setDraggedMs] = useState<number | null>(null);
  const isOn = latencyMs > 0 || draggedMs !== null;
  const shownMs = draggedMs ?? (latencyMs > 0 ? latencyMs : lastMs);
  const settle = (ms: number) => {
    setDraggedMs(null);
    setLastMs(Math.max(ms, 10));
    void turn({ latencyMs: ms });
  };
  return (
    <div>
      <div className={styles.row}>
        <Switch
          isSelected={latencyMs > 0}
          onChange={(on) => void turn({ latencyMs: on ? lastMs : 0 })}
          note="added before each answer"
        >
          Latency
        </Switch>
        {isOn && <span className={styles.value}>{shownMs} ms</span>}
      </div>
      <Slider
        aria-label="Latency"
        className={classNames(styles.slider, !isOn && styles.idle)}
        minValue={0}
        maxValue={100}
        value={stepOf(shownMs)}
        onChange={(step) => setDraggedMs(latencyOf(Number(step)))}
        onChangeEnd={(step) => settle(latencyOf(Number(step)))}
      >
        <SliderTrack className={classNames(styles.track)}>
          <i className={styles.fill} style={{ width: `calc(${stepOf(shownMs)}% + 6px)` }} />
          <SliderThumb className={classNames(styles.thumb)} aria-valuetext={`${shownMs} milliseconds`} />
        </SliderTrack>
      </Slider>
      <p className={styles.scale}>
        <span>0</span>
        {isOn && <span>jitter ± {Math.round(shownMs / 3)}</span>}
        <span>5 s</span>
      </p>
    </div>
  );
}

const latencyOf = (step: number): number => Math.round((step / 100) ** 2 * (longestMs / 10)) * 10;
const stepOf = (ms: number): number => Math.round(Math.sqrt(Math.min(ms, longestMs) / longestMs) * 100);
