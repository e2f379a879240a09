import { Compass, RotateCcw } from 'lucide-react';
import type { PracticeControls, PracticeState } from '#shared/model/practice';
import { useApp } from '../../state/use-app';
import { Button } from '../../ui/button';
import { Switch } from '../../ui/switch';
import { AccountList } from './account-list';
import { CopyButton } from './copy-button';
import { LogList } from './log-list';
import { PracticeClock } from './practice-clock';
import { PracticeSwitches } from './practice-switches';
import styles from './practice-panel.module.css';

interface Props {
  /** Opens the server's root in the Browse view, and starts it first when it does not run. */
  readonly onBrowse: () => void;
}

/** The practice server: on or off, who one can be there, and what it answered. */
export function PracticePanel({ onBrowse }: Props) {
  const practice = useApp((state) => state.practice);
  const isRunning = practice.phase === 'running';
  return (
    <div className={styles.panel}>
      <header className={styles.head}>
        <h2 className={styles.title}>Practice</h2>
      </header>
      <div className={styles.section}>
        <PowerSwitch practice={practice} />
        {isRunning && (
          <p className={styles.address}>
            <code>{practice.url}</code>
            <CopyButton label="Copy the address" text={practice.url} />
          </p>
        )}
        <div className={styles.actions}>
          <Button variant="main" size="small" isDisabled={practice.phase === 'starting'} onPress={onBrowse}>
            <Compass size={14} strokeWidth={1.5} aria-hidden />
            {isRunning ? 'Browse it' : 'Start and browse'}
          </Button>
          {isRunning && <ResetButton />}
        </div>
      </div>
      {isRunning && practice.controls && <Controls controls={practice.controls} />}
      {isRunning && <AccountList accounts={practice.accounts} />}
      <LogList origin={isRunning ? practice.url : null} />
    </div>
  );
}

function Controls({ controls }: { readonly controls: PracticeControls }) {
  return (
    <>
      <PracticeClock advancedSeconds={controls.advancedSeconds} />
      <PracticeSwitches switches={controls.switches} />
    </>
  );
}

function PowerSwitch({ practice }: { readonly practice: PracticeState }) {
  const startPractice = useApp((state) => state.startPractice);
  const stopPractice = useApp((state) => state.stopPractice);
  const isOn = practice.phase === 'running' || practice.phase === 'starting';
  return (
    <>
      <Switch
        isSelected={isOn}
        isDisabled={practice.phase === 'starting'}
        onChange={(on) => void (on ? startPractice() : stopPractice())}
      >
        {words[practice.phase]}
      </Switch>
      {practice.phase === 'failed' && (
        <p role="alert" className={styles.problem}>
          {practice.reason}
        </p>
      )}
      {practice.phase === 'stopped' && (
        <p className={styles.note}>A library of books on this machine only, with links, pages, sign-in and statuses to try.</p>
      )}
    </>
  );
}

const words: Readonly<Record<PracticeState['phase'], string>> = {
  stopped: 'The server is off',
  starting: 'The server is starting',
  running: 'The server is running',
  failed: 'The server could not start',
};

function ResetButton() {
  const resetPractice = useApp((state) => state.resetPractice);
  return (
    <Button size="small" onPress={() => void resetPractice()}>
      <RotateCcw size={14} strokeWidth={1.5} aria-hidden />
      Reset data
    </Button>
  );
}
