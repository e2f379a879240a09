import type { PracticeControls } from '#shared/model/practice';
import { useApp } from '../../state/use-app';
import { classNames } from '../../ui/class-names';
import { StatusMark } from '../../ui/status-mark';
import { Switch } from '../../ui/switch';
import { LatencySwitch } from './latency-switch';
import page from './practice-page.module.css';
import styles from './practice-switches.module.css';
import { GatewaySwitch } from './start-switches';
import { WholeNumberField } from './whole-number-field';

/** What can be wrong with the whole server on purpose, and what stands in front of it. */
export function PracticeSwitches({ controls: { switches, gateway } }: { readonly controls: PracticeControls }) {
  const turn = useApp((state) => state.setPracticeSwitches);
  const stick = useApp((state) => state.setPracticeSticky);
  return (
    <section aria-label="Switches" className={classNames(page.part, styles.switches)}>
      <div className={styles.row}>
        <Switch
          isSelected={switches.maintenance}
          onChange={(maintenance) => void turn({ maintenance })}
          note={<Answer before="every call answers" status={503} />}
        >
          Maintenance
        </Switch>
        <span className={styles.seconds}>
          <WholeNumberField
            label="Seconds in Retry-After"
            value={switches.retryAfterSeconds}
            from={1}
            to={86_400}
            unit="s"
            onCommit={(seconds) => seconds !== null && void turn({ retryAfterSeconds: seconds })}
          />
        </span>
      </div>
      <LatencySwitch latencyMs={switches.latencyMs} />
      <Switch
        isSelected={switches.cutting}
        onChange={(cutting) => void turn({ cutting })}
        note="every fourth answer breaks off in the middle"
      >
        Faults
      </Switch>
      <GatewaySwitch />
      {gateway && (
        <Switch isSelected={gateway.sticky} onChange={(sticky) => void stick(sticky)} note="the same replica for the same cookie">
          Sticky sessions
        </Switch>
      )}
      <Switch
        isSelected={switches.captivePortal}
        onChange={(captivePortal) => void turn({ captivePortal })}
        note={<Answer status={511} after="until somebody agrees" />}
      >
        Captive portal
      </Switch>
    </section>
  );
}

interface AnswerProps {
  readonly status: number;
  readonly before?: string;
  readonly after?: string;
}

function Answer({ status, before = '', after = '' }: AnswerProps) {
  return (
    <>
      {before}{' '}
      <span className={styles.answer}>
        <StatusMark status={status} />
        {status}
      </span>{' '}
      {after}
    </>
  );
}
