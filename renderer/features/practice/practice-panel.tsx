import { ListFilter, SquareArrowOutUpRight } from 'lucide-react';
import { useState } from 'react';
import { useApp } from '../../state/use-app';
import { Button } from '../../ui/button';
import { EmptyNote } from '../../ui/empty-note';
import { IconButton } from '../../ui/icon-button';
import { TextField } from '../../ui/text-field';
import { OfferTree } from './offer-tree';
import styles from './practice-panel.module.css';

/** The side bar's list of what the practice server offers. How it runs is on its page. */
export function PracticePanel() {
  const openPage = useApp((state) => state.openPage);
  const hasEndpoints = useApp((state) => state.practiceEndpoints.length > 0);
  const [filter, setFilter] = useState('');
  return (
    <>
      <header className={styles.head}>
        <h2 className={styles.title}>Practice</h2>
        <IconButton
          label="Open the page of the practice server"
          icon={SquareArrowOutUpRight}
          size="small"
          onPress={() => openPage('practice')}
        />
      </header>
      {hasEndpoints ? (
        <>
          <div className={styles.filter}>
            <ListFilter size={14} strokeWidth={1.5} aria-hidden />
            <TextField
              label="Find an endpoint"
              hideLabel
              placeholder="Find an endpoint"
              type="search"
              value={filter}
              onChange={setFilter}
            />
          </div>
          <OfferTree filter={filter} />
        </>
      ) : (
        <NotYet />
      )}
    </>
  );
}

function NotYet() {
  const phase = useApp((state) => state.practice.phase);
  const reason = useApp((state) => (state.practice.phase === 'failed' ? state.practice.reason : null));
  const start = useApp((state) => state.startPractice);
  const isStarting = phase === 'starting';
  return (
    <div className={styles.off}>
      <EmptyNote
        title={reason === null ? 'The server is off.' : 'The server could not start.'}
        action={
          <Button size="small" isDisabled={isStarting} onPress={() => void start()}>
            {isStarting ? 'Starting' : 'Start the server'}
          </Button>
        }
      >
        {reason ?? 'Once it runs, everything it offers is listed here: books, pages, sign-in, every status.'}
      </EmptyNote>
    </div>
  );
}
