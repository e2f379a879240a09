import type { PracticeSwitches as Switches } from '#shared/model/practice';
import { useApp } from '../../state/use-app';
import { SelectField } from '../../ui/select-field';
import { StatusMark } from '../../ui/status-mark';
import { Switch } from '../../ui/switch';
import styles from './practice-controls.module.css';
import panel from './practice-panel.module.css';

const latencies = [0, 50, 120, 300, 1000, 5000];

/** What can be wrong with the whole server, on purpose. */
export function PracticeSwitches({ switches }: { readonly switches: Switches }) {
  const turn = useApp((state) => state.setPracticeSwitches);
  const { maintenance, captivePortal, latencyMs } = switches;
  // Somebody may have set another latency over HTTP.
  const offered = [...new Set([...latencies, latencyMs])].sort((one, other) => one - other);
  return (
    <section aria-label="Faults on purpose" className={styles.part}>
      <h3 className={panel.name}>Faults on purpose</h3>
      <div className={styles.switch}>
        <Switch isSelected={maintenance} onChange={(isOn) => void turn({ maintenance: isOn })}>
          Maintenance
        </Switch>
        <Answers status={503} />
      </div>
      <div className={styles.switch}>
        <Switch isSelected={captivePortal} onChange={(isOn) => void turn({ captivePortal: isOn })}>
          Captive portal
        </Switch>
        <Answers status={511} />
      </div>
      <div className={styles.latency}>
        <SelectField
          label="Latency before each answer"
          value={String(latencyMs)}
          options={offered.map((ms) => ({ value: String(ms), label: ms === 0 ? 'None' : `${ms} ms` }))}
          onChange={(value) => void turn({ latencyMs: Number(value) })}
        />
      </div>
    </section>
  );
}

function Answers({ status }: { readonly status: number }) {
  return (
    <span className={styles.answers}>
      all
      <StatusMark status={status} />
      {status}
    </span>
  );
}
