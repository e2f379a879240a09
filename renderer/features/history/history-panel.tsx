import { formatTime } from '#shared/http/quantities';
import { ListFilter, X } from 'lucide-react';
import { useState } from 'react';
import { queryFrom } from '#shared/model/query-from';
import { describeFailure } from '#shared/failure-words';
import { maskAddress } from '#shared/secrets/mask-address';
import { useApp, useHost } from '../../state/use-app';
import { ConfirmDialog } from '../../ui/confirm-dialog';
import { IconButton } from '../../ui/icon-button';
import { EmptyNote } from '../../ui/empty-note';
import { MenuButton } from '../../ui/menu-button';
import { TextField } from '../../ui/text-field';
import { shortOf } from './entry-words';
import { FacetBar } from './facet-bar';
import { HistoryLine } from './history-line';
import styles from './history-panel.module.css';
import { type Compared, useCompared } from './use-compared';
import { useHistory } from './use-history';
import { useListKeys } from './use-list-keys';

/** The side bar's list of what was sent, the latest first. */
export function HistoryPanel() {
  const [typed, setTyped] = useState('');
  const [isAsking, setAsking] = useState(false);
  const { entries, hasMore, failure, showMore } = useHistory(queryFrom(typed));
  const compared = useCompared();
  const days = groupByDay(entries);
  const onKey = useListKeys(entries, compared);
  return (
    <>
      <header className={styles.head}>
        <h2 className={styles.title}>History</h2>
        <MenuButton
          label="More about the history"
          items={[{ id: 'clear', label: 'Clear the history…', isDanger: true, onAction: () => setAsking(true) }]}
        />
      </header>
      <div className={styles.filter}>
        <ListFilter size={14} strokeWidth={1.5} aria-hidden />
        <TextField
          label="Search what was sent"
          hideLabel
          placeholder="Words, POST, 404 or 4xx"
          type="search"
          value={typed}
          onChange={setTyped}
        />
      </div>
      <FacetBar typed={typed} onType={setTyped} />
      {failure && <p className={styles.error}>{describeFailure(failure)}</p>}
      <div className={styles.list} role="region" aria-label="What was sent" tabIndex={-1} onKeyDown={onKey}>
        {entries.length === 0 && !failure && <Empty typed={typed} />}
        {days.map(({ day, entries: ofDay }) => (
          <section key={day} aria-label={day}>
            <h3 className={styles.day}>{day}</h3>
            <ul>
              {ofDay.map((entry) => (
                <HistoryLine key={entry.id} entry={entry} compared={compared} />
              ))}
            </ul>
          </section>
        ))}
        {hasMore && (
          <button type="button" className={styles.more} onClick={showMore}>
            Show more
          </button>
        )}
      </div>
      <ComparedNote compared={compared} />
      {isAsking && <ClearDialog onClose={() => setAsking(false)} />}
    </>
  );
}

/** Says that another one is to be chosen. */
function ComparedNote({ compared: { first, cancel } }: { readonly compared: Compared }) {
  return (
    <div aria-live="polite">
      {first && (
        <div className={styles.note}>
          <span>
            Press C on the one to compare with {first.method} {shortOf(maskAddress(first.url))} of {formatTime(first.at)}.
          </span>
          <IconButton label="Compare nothing" icon={X} size="small" onPress={cancel} />
        </div>
      )}
    </div>
  );
}

function ClearDialog({ onClose }: { readonly onClose: () => void }) {
  const host = useHost();
  return (
    <ConfirmDialog
      title="Clear the history?"
      detail="All that is not pinned is taken away and cannot be brought back. Saved requests stay."
      confirmLabel="Clear the history"
      isDanger
      onCancel={onClose}
      onConfirm={() => {
        onClose();
        void host.call('history.clear', null);
      }}
    />
  );
}

function Empty({ typed }: { readonly typed: string }) {
  const isKnown = useApp((state) => Object.keys(state.exchanges).length > 0);
  if (typed.trim() !== '') return <EmptyNote title={`Nothing that was sent matches “${typed}”.`} />;
  return <EmptyNote title={isKnown ? 'Nothing is kept yet.' : 'What you send is kept here, to be found and opened again.'} />;
}

type Entries = ReturnType<typeof useHistory>['entries'];

/** Days with their entries, in the order they come. */
function groupByDay(entries: Entries): { readonly day: string; readonly entries: Entries }[] {
  const groups = new Map<string, Entries[number][]>();
  for (const entry of entries) {
    const day = dayWords(entry.at);
    groups.set(day, [...(groups.get(day) ?? []), entry]);
  }
  return [...groups].map(([day, ofDay]) => ({ day, entries: ofDay }));
}

function dayWords(at: number): string {
  const day = new Date(at).toDateString();
  if (day === new Date().toDateString()) return 'Today';
  if (day === new Date(Date.now() - 24 * 60 * 60 * 1000).toDateString()) return 'Yesterday';
  return new Date(at).toLocaleDateString('en-GB', { weekday: 'short', day: 'numeric', month: 'short', year: 'numeric' });
}
