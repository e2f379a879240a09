import { memo, useMemo } from 'react';
import { Collection, ListLayout, Tree, Virtualizer } from 'react-aria-components';
import { useApp } from '../../state/use-app';
import { classNames } from '../../ui/class-names';
import { EmptyNote } from '../../ui/empty-note';
import type { ItemTask } from './item-task';
import styles from './collection-tree.module.css';
import { entryId, type TreeEntry } from './tree-entry';
import { TreeRow } from './tree-row';
import { useFolding } from './use-folding';
import { useKeptRowFocus } from './use-kept-row-focus';
import { useRowKeys } from './use-row-keys';
import { useShownTree } from './use-shown-tree';
import { useTreeDrag } from './use-tree-drag';

interface Props {
  readonly filter: string;
  readonly onTask: (task: ItemTask) => void;
  /** A dialog about one of the rows is open. */
  readonly isAsking: boolean;
}

/** The collections as a tree. Enter opens, with Ctrl in a new tab; F2 renames, Delete deletes, Alt with an arrow moves. */
export const CollectionTree = memo(function CollectionTree({ filter, onTask, isAsking }: Props) {
  const isRoomy = useApp((state) => state.settings.density === 'roomy');
  const current = useApp((state) => state.tabs[state.activeTabId ?? '']?.saved ?? null);
  const { entries, missed, index, isFiltered, isInOwnOrder } = useShownTree(filter);
  const { expanded, unfold } = useFolding(index, current, isFiltered);
  const { dragAndDropHooks, step } = useTreeDrag({ index, isInOwnOrder, onTask });
  const { open, onKey, onClick } = useRowKeys({ index, onTask, onStep: step });
  const place = useKeptRowFocus(index, isAsking);
  const dependencies = useMemo(() => [current, expanded], [current, expanded]);

  if (entries.length === 0) return <EmptyNote title={`Nothing matches “${filter}”.`} />;
  return (
    <>
      {/* The tree has no hook for modifiers: they are looked at on the way down to it. */}
      <div
        ref={place}
        data-keeps="mod+Enter"
        className={styles.place}
        role="presentation"
        onKeyDownCapture={onKey}
        onClickCapture={onClick}
      >
        <Virtualizer layout={ListLayout} layoutOptions={{ rowSize: isRoomy ? 28 : 24, dropIndicatorThickness: 2 }}>
          <Tree
            aria-label="Saved requests"
            className={classNames(styles.tree)}
            items={entries}
            dependencies={dependencies}
            expandedKeys={expanded}
            onExpandedChange={unfold}
            dragAndDropHooks={dragAndDropHooks}
            selectionMode="single"
            selectionBehavior="toggle"
            disallowEmptySelection
            selectedKeys={current ? [entryId(current.root, current.path)] : []}
            onSelectionChange={(keys) => {
              const entry = keys === 'all' ? undefined : index.get(String([...keys][0]));
              if (entry) open(entry, false);
            }}
          >
            {function row(entry: TreeEntry) {
              return (
                <TreeRow entry={entry} onTask={onTask} onOpen={open}>
                  <Collection items={expanded.has(entry.id) ? entry.children : []} dependencies={dependencies}>
                    {row}
                  </Collection>
                </TreeRow>
              );
            }}
          </Tree>
        </Virtualizer>
      </div>
      {missed > 0 && <p className={styles.missed}>And {missed.toLocaleString('en')} more. Type on to narrow them.</p>}
    </>
  );
});
