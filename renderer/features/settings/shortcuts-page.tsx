import { RotateCcw } from 'lucide-react';
import { useMemo, useState } from 'react';
import { useApp } from '../../state/use-app';
import { Button } from '../../ui/button';
import { EmptyNote } from '../../ui/empty-note';
import { IconButton } from '../../ui/icon-button';
import { Kbd } from '../../ui/kbd';
import { TextField } from '../../ui/text-field';
import { findShortcuts, type ShortcutRow } from './find-shortcuts';
import { type StrokeReader, StrokeCatcher } from './stroke-catcher';
import styles from './shortcuts-page.module.css';

interface Props {
  /** Every command, in the order of the palette. */
  readonly commands: readonly ShortcutRow[];
  /** Reads a stroke as a shortcut; null when it cannot be one. */
  readonly strokeOf: StrokeReader;
}

/** Every command with its keys. Other keys can be chosen; they count at once, in all windows. */
export function ShortcutsPage({ commands, strokeOf }: Props) {
  const [search, setSearch] = useState('');
  const chosen = useApp((state) => state.settings.shortcuts);
  const change = useApp((state) => state.changeSettings);
  const failure = useApp((state) => state.settingsFailure);
  const groups = useMemo(() => findShortcuts(commands, search), [commands, search]);
  const count = Object.keys(chosen).length;
  return (
    <div className={styles.page}>
      <header className={styles.bar}>
        <h2 className={styles.title}>Keyboard shortcuts</h2>
        <span className={styles.facts} role="status">
          {count === 0 ? 'all as they come' : `${count} chosen by you`}
        </span>
        {count > 0 && (
          <Button size="small" onPress={() => void change({ shortcuts: {} })}>
            Put all back
          </Button>
        )}
        <div className={styles.search}>
          <TextField label="Search commands" hideLabel placeholder="Command or keys" value={search} onChange={setSearch} />
        </div>
      </header>
      {failure && (
        <p role="alert" className={styles.problem}>
          These keys count until Cairn is closed, but could not be kept.
        </p>
      )}
      <div className={styles.scroll}>
        {groups.length === 0 && <EmptyNote title="No command has these words or keys" />}
        {groups.map(({ name, rows }) => (
          <section key={name} aria-label={name}>
            <h3 className={styles.name}>{name}</h3>
            <ul className={styles.rows}>
              {rows.map((row) => (
                <Row key={row.id} row={row} commands={commands} strokeOf={strokeOf} />
              ))}
            </ul>
          </section>
        ))}
      </div>
    </div>
  );
}

interface RowProps extends Props {
  readonly row: ShortcutRow;
}

function Row({ row, commands, strokeOf }: RowProps) {
  const [isCatching, setCatching] = useState(false);
  const chosen = useApp((state) => state.settings.shortcuts);
  const change = useApp((state) => state.changeSettings);
  const choose = (keys: string | null, takenFrom?: string) => {
    const taken = takenFrom === undefined ? {} : { [takenFrom]: null };
    void change({ shortcuts: { ...chosen, ...taken, [row.id]: keys } });
    setCatching(false);
  };
  const putBack = () => {
    const { [row.id]: _, ...others } = chosen;
    void change({ shortcuts: others });
  };
  return (
    <li className={styles.row}>
      <span className={styles.command}>{row.title}</span>
      {isCatching ? (
        <StrokeCatcher row={row} commands={commands} strokeOf={strokeOf} onChoose={choose} onLeave={() => setCatching(false)} />
      ) : (
        <>
          <span className={styles.keys}>
            {row.shortcut === undefined ? <span className={styles.none}>no keys</span> : <Kbd keys={row.shortcut} />}
          </span>
          <Button size="small" variant="quiet" label={`Change the keys of ${row.title}`} onPress={() => setCatching(true)}>
            Change
          </Button>
          {row.id in chosen && (
            <IconButton label={`Put back the keys of ${row.title}`} icon={RotateCcw} size="small" onPress={putBack} />
          )}
        </>
      )}
    </li>
  );
}
