import { CircleAlert, Compass, RotateCcw } from 'lucide-react';
import { useEffect, useState } from 'react';
import type { PracticeState } from '#shared/model/practice';
import { practiceDoor } from '../../state/slices/practice-slice';
import { useApp } from '../../state/use-app';
import { Button } from '../../ui/button';
import { Switch } from '../../ui/switch';
import { CopyButton } from './copy-button';
import styles from './power-bar.module.css';
import { TlsMenu } from './tls-menu';
import { forHowLong } from './time-words';

interface Props {
  readonly practice: PracticeState;
  readonly onBrowse: () => void;
}

/** On or off, where it answers, and what is done to the whole of it. */
export function PowerBar({ practice, onBrowse }: Props) {
  const isRunning = practice.phase === 'running';
  return (
    <header className={styles.bar}>
      <Power practice={practice} />
      <span className={styles.grow} />
      {isRunning && <Address url={practiceDoor(practice)} />}
      {isRunning && <TlsMenu tls={practice.tls} />}
      {isRunning && <ResetButton />}
      <Button variant="main" isDisabled={practice.phase === 'starting'} onPress={onBrowse}>
        <Compass size={14} strokeWidth={1.5} aria-hidden />
        {isRunning ? 'Browse it' : 'Start and browse'}
      </Button>
    </header>
  );
}

const titles: Readonly<Record<PracticeState['phase'], string>> = {
  stopped: 'Practice server is off',
  starting: 'Practice server is starting',
  running: 'Practice server is running',
  failed: 'Practice server is not running',
};

function Power({ practice }: { readonly practice: PracticeState }) {
  const startPractice = useApp((state) => state.startPractice);
  const stopPractice = useApp((state) => state.stopPractice);
  const isOn = practice.phase === 'running' || practice.phase === 'starting';
  return (
    <div className={styles.power}>
      <Switch
        isSelected={isOn}
        isDisabled={practice.phase === 'starting'}
        onChange={(on) => void (on ? startPractice() : stopPractice())}
        note={<Words practice={practice} />}
      >
        <span className={styles.title}>{titles[practice.phase]}</span>
      </Switch>
    </div>
  );
}

function Words({ practice }: { readonly practice: PracticeState }) {
  switch (practice.phase) {
    case 'running':
      return (
        <span className={styles.caption}>
          <RunsFor startedAt={practice.startedAt} />
          on this machine only, data in memory
        </span>
      );
    case 'starting':
      return <span className={styles.caption}>a process of its own, on this machine only</span>;
    case 'failed':
      return (
        <span role="alert" className={styles.problem}>
          <CircleAlert size={14} strokeWidth={1.5} aria-hidden />
          {practice.reason}
        </span>
      );
    case 'stopped':
      return <span className={styles.caption}>a library of books to try links, pages, sign-in and statuses on</span>;
  }
}

function RunsFor({ startedAt }: { readonly startedAt: number | undefined }) {
  const [now, setNow] = useState(Date.now);
  useEffect(() => {
    const timer = setInterval(() => setNow(Date.now()), 10_000);
    return () => clearInterval(timer);
  }, []);
  return startedAt === undefined ? null : `${forHowLong(now - startedAt)}, `;
}

function Address({ url }: { readonly url: string }) {
  return (
    <p className={styles.address}>
      <code>{url}</code>
      <CopyButton label="Copy the address" text={url} />
    </p>
  );
}

function ResetButton() {
  const resetPractice = useApp((state) => state.resetPractice);
  return (
    <Button onPress={() => void resetPractice()}>
      <RotateCcw size={14} strokeWidth={1.5} aria-hidden />
      Reset data
    </Button>
  );
}
