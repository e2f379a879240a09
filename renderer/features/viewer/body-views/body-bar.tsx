import { ChevronsDownUp, ChevronsUpDown, Copy, Download, Funnel, ListTree, Search } from 'lucide-react';
import { IconButton } from '../../../ui/icon-button';
import { MenuButton } from '../../../ui/menu-button';
import { Segments } from '../../../ui/segments';
import styles from './body-bars.module.css';
import { barOptions, canCopy, canFindIn, isTree, type BodyViewName } from './view-list';
import { ViewMenu } from './view-menu';

interface Props {
  readonly view: BodyViewName;
  /** The view that suits the body. */
  readonly best: BodyViewName;
  /** The few that stand side by side. */
  readonly views: readonly BodyViewName[];
  /** Where head and bytes do not agree on what the body is. */
  readonly remark: string | null;
  readonly note: string;
  readonly onView: (view: BodyViewName) => void;
  readonly onFold: (depth: number | null) => void;
  /** Null where there is nothing to be found. */
  readonly onFind: (() => void) | null;
  readonly filter?: { readonly isOpen: boolean; readonly toggle: () => void } | undefined;
  readonly onCopy: () => void;
  readonly onSave: () => void;
  /** Saves the body as it was received, where it came encoded and is kept so. */
  readonly asReceived?: { readonly codings: readonly string[]; readonly onSave: () => void } | undefined;
}

/** How the body is shown, and what can be done with all of it. */
export function BodyBar({ view, best, views, remark, note, onView, onFold, onFind, filter, onCopy, onSave, asReceived }: Props) {
  const shown = views.includes(view) ? views : [view, ...views];
  return (
    <div className={styles.bar}>
      <Segments label="Show the body as" value={view} options={barOptions(shown)} onChange={onView} />
      <ViewMenu view={view} best={best} onView={onView} />
      {remark !== null && (
        <span className={styles.remark} role="note" title={remark}>
          {remark}
        </span>
      )}
      <span className={styles.grow} />
      <span className={styles.done} role="status" title={note}>
        {note}
      </span>
      <span className={styles.tools}>
        {isTree(view) && (
          <>
            <IconButton label="Fold all" icon={ChevronsDownUp} onPress={() => onFold(1)} />
            <IconButton label="Unfold all" icon={ChevronsUpDown} onPress={() => onFold(null)} />
            <MenuButton label="Fold to a level" icon={ListTree} items={levelsFor(onFold)} />
          </>
        )}
        {filter && <IconButton label="Filter" icon={Funnel} isPressed={filter.isOpen} onPress={filter.toggle} />}
        {onFind && (
          <IconButton label={canFindIn(view) ? 'Find' : 'Find in the text'} icon={Search} shortcut="mod+F" onPress={onFind} />
        )}
        {canCopy(view) && <IconButton label="Copy all" icon={Copy} onPress={onCopy} />}
        {asReceived ? (
          <MenuButton
            label="Save as…"
            icon={Download}
            items={[
              { id: 'decoded', label: 'Decoded…', onAction: onSave },
              { id: 'received', label: `As received, in ${asReceived.codings.join(' in ')}…`, onAction: asReceived.onSave },
            ]}
          />
        ) : (
          <IconButton label="Save as…" icon={Download} onPress={onSave} />
        )}
      </span>
    </div>
  );
}

const deepestLevel = 6;

/** Fold what is deeper than so many levels below the root. */
const levelsFor = (onFold: Props['onFold']) =>
  Array.from({ length: deepestLevel }, (_, at) => ({
    id: String(at + 1),
    label: `Level ${at + 1}`,
    onAction: () => onFold(at + 1),
  }));
