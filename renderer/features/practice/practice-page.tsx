import { useState } from 'react';
import type { PracticeState } from '#shared/model/practice';
import { practiceDoor } from '../../state/slices/practice-slice';
import { useApp } from '../../state/use-app';
import { classNames } from '../../ui/class-names';
import { AccountList } from './account-list';
import { LogView } from './log-view';
import { PowerBar } from './power-bar';
import { PracticeClock } from './practice-clock';
import styles from './practice-page.module.css';
import { PracticeSwitches } from './practice-switches';
import { RateMeter } from './rate-meter';
import { StartSwitches } from './start-switches';
import { WhatAnswers } from './what-answers';

interface Props {
  /** Opens the server's root in the Browse view, and starts it first when it does not run. */
  readonly onBrowse: () => void;
}

type Running = Extract<PracticeState, { phase: 'running' }>;

/** The practice server's page: on or off, how it is set, who one can be there, and what it answered. */
export function PracticePage({ onBrowse }: Props) {
  const practice = useApp((state) => state.practice);
  const shown = useShown(practice);
  const isStarting = practice.phase === 'starting';
  return (
    <div className={styles.page}>
      <PowerBar practice={practice} onBrowse={onBrowse} />
      <div className={styles.split}>
        {/* oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex -- a region that scrolls has to be reachable by keyboard */}
        <div className={styles.settings} role="group" aria-label="How it is set" tabIndex={0}>
          <div inert={isStarting} className={classNames(isStarting && styles.dimmed)}>
            {shown ? <Settings practice={shown} /> : <StartSwitches />}
          </div>
        </div>
        <div className={styles.seen}>
          {shown && <WhatAnswers gateway={shown.controls?.gateway} port={shown.port} />}
          <LogView origin={practice.phase === 'running' ? practiceDoor(practice) : null} />
        </div>
      </div>
    </div>
  );
}

/** How it ran last is shown while it starts anew, so that nothing jumps. */
function useShown(practice: PracticeState): Running | null {
  const [last, setLast] = useState<Running | null>(null);
  const isKept = practice.phase === 'running' || practice.phase === 'starting';
  const next = practice.phase === 'running' ? practice : isKept ? last : null;
  if (next !== last) setLast(next);
  return next;
}

function Settings({ practice: { controls, accounts } }: { readonly practice: Running }) {
  return (
    <>
      {controls && <PracticeClock advancedSeconds={controls.advancedSeconds} />}
      {controls && <PracticeSwitches controls={controls} />}
      {controls && <RateMeter rates={controls.rates ?? []} advancedSeconds={controls.advancedSeconds} />}
      <AccountList accounts={accounts} />
    </>
  );
}
