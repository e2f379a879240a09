import type { PracticeState } from '#shared/model/practice';
import { useApp } from '../../state/use-app';
import { AccountList } from './account-list';
import { LogView } from './log-view';
import { PowerBar } from './power-bar';
import { PracticeClock } from './practice-clock';
import styles from './practice-page.module.css';
import { PracticeSwitches } from './practice-switches';

interface Props {
  /** Opens the server's root in the Browse view, and starts it first when it does not run. */
  readonly onBrowse: () => void;
}

/** The practice server's page: on or off, how it is set, who one can be there, and what it answered. */
export function PracticePage({ onBrowse }: Props) {
  const practice = useApp((state) => state.practice);
  return (
    <div className={styles.page}>
      <PowerBar practice={practice} onBrowse={onBrowse} />
      <div className={styles.split}>
        {practice.phase === 'running' && <Settings practice={practice} />}
        <div className={styles.seen}>
          <LogView origin={practice.phase === 'running' ? practice.url : null} />
        </div>
      </div>
    </div>
  );
}

function Settings({ practice }: { readonly practice: Extract<PracticeState, { phase: 'running' }> }) {
  const { controls, accounts } = practice;
  return (
    // oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex -- a region that scrolls has to be reachable by keyboard
    <div className={styles.settings} role="group" aria-label="How it is set" tabIndex={0}>
      {controls && <PracticeClock advancedSeconds={controls.advancedSeconds} />}
      {controls && <PracticeSwitches switches={controls.switches} />}
      <AccountList accounts={accounts} />
    </div>
  );
}
