import { ChevronsDownUp, ChevronsUpDown, Download, Search } from 'lucide-react';
import { IconButton } from '../../../ui/icon-button';
import { Segments } from '../../../ui/segments';
import styles from './body-bars.module.css';
import { viewsFor, type BodyViewName, type PreviewKind } from './pick-body-view';

interface Props {
  readonly view: BodyViewName;
  readonly preview: PreviewKind;
  readonly note: string;
  readonly onView: (view: BodyViewName) => void;
  readonly onFold: (depth: number | null) => void;
  readonly onFind: () => void;
  readonly onSave: () => void;
}

/** How the body is shown, and what can be done with all of it. */
export function BodyBar({ view, preview, note, onView, onFold, onFind, onSave }: Props) {
  const canFind = view === 'tree' || view === 'text';
  return (
    <div className={styles.bar}>
      <Segments label="Show the body as" value={view} options={viewsFor(preview)} onChange={onView} />
      <span className={styles.grow} />
      <span className={styles.copied} role="status">
        {note}
      </span>
      {view === 'tree' && (
        <>
          <IconButton label="Fold all" icon={ChevronsDownUp} onPress={() => onFold(1)} />
          <IconButton label="Unfold all" icon={ChevronsUpDown} onPress={() => onFold(null)} />
        </>
      )}
      {canFind && <IconButton label="Find" icon={Search} shortcut="mod+F" onPress={onFind} />}
      <IconButton label="Save as…" icon={Download} onPress={onSave} />
    </div>
  );
}
