import type { PracticeState } from '#shared/model/practice';
import { Suspense } from 'react';
import { Button } from 'react-aria-components';
import { practiceDoor } from '../state/slices/practice-slice';
import { useApp } from '../state/use-app';
import { classNames } from '../ui/class-names';
import { Kbd } from '../ui/kbd';
import { CookieLine, StatusLines } from './doors';
import styles from './status-bar.module.css';
import { type Commands, shortcutOf } from './use-commands';

/** What runs in the background, and the way to every command. */
export function StatusBar({ commands }: { readonly commands: Commands }) {
  const practice = useApp((state) => state.practice);
  const connection = useApp((state) => state.connection);
  const openPage = useApp((state) => state.openPage);
  const item = classNames(styles.item);
  const shortcut = shortcutOf(commands, 'palette.open');
  return (
    <footer className={styles.bar} aria-label="Status">
      <Button className={item} onPress={() => openPage('practice')}>
        <i className={classNames(styles.dot, practice.phase === 'running' && styles.on)} />
        {practiceWords(practice)}
      </Button>
      {connection === 'lost' && <span className={styles.item}>Not connected</span>}
      <Suspense fallback={<span className={styles.rest} />}>
        <StatusLines item={item} cookies={<CookieLine className={item} />} />
      </Suspense>
      <Button className={item} onPress={() => commands.find(({ id }) => id === 'palette.open')?.run()}>
        {shortcut && <Kbd keys={shortcut} />}
        commands
      </Button>
    </footer>
  );
}

function practiceWords(practice: PracticeState): string {
  if (practice.phase === 'running') return `Practice server on ${practiceDoor(practice).replace(/^https?:\/\//, '')}`;
  const words = { stopped: 'Practice server stopped', starting: 'Practice server starting', failed: 'Practice server failed' };
  return words[practice.phase];
}
