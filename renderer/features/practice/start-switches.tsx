import { useApp } from '../../state/use-app';
import { classNames } from '../../ui/class-names';
import { Switch } from '../../ui/switch';
import page from './practice-page.module.css';
import styles from './practice-switches.module.css';
import { WholeNumberField } from './whole-number-field';

/** What the server will be started with, while it does not run. */
export function StartSwitches() {
  const { port, tls } = useApp((state) => state.settings.practice);
  const change = useApp((state) => state.changePracticeStart);
  return (
    <section aria-label="How it starts" className={classNames(page.part, styles.switches)}>
      <h2 className={page.name}>How it starts</h2>
      <div>
        <div className={styles.port}>
          <span aria-hidden className={styles.label}>
            Port
          </span>
          <span className={styles.number}>
            <WholeNumberField
              label="Port"
              value={port}
              from={1}
              to={65_535}
              placeholder="7070 or the next"
              mayBeEmpty
              onCommit={(chosen) => void change({ port: chosen })}
            />
          </span>
        </div>
        <p className={page.note}>
          {port === null ? '7070, or the next one that is free.' : 'This one alone; empty, the next free one from 7070.'}
        </p>
      </div>
      <GatewaySwitch />
      <Switch
        isSelected={tls}
        onChange={(on) => void change({ tls: on })}
        note="https beside http, and certificates that are wrong"
      >
        Encrypted ports
      </Switch>
    </section>
  );
}

/** Turned while the server runs, it starts the server anew. */
export function GatewaySwitch() {
  const gateway = useApp((state) => state.settings.practice.gateway);
  const change = useApp((state) => state.changePracticeStart);
  const isRunning = useApp((state) => state.practice.phase === 'running');
  return (
    <Switch
      isSelected={gateway}
      onChange={(on) => void change({ gateway: on })}
      note={isRunning ? 'balancer, cache, 3 replicas; starts anew' : 'balancer, cache and 3 replicas'}
    >
      Gateway
    </Switch>
  );
}
