import { memo, useMemo } from 'react';
import { Collection, ListLayout, Tree, Virtualizer } from 'react-aria-components';
import { useApp } from '../../state/use-app';
import { classNames } from '../../ui/class-names';
import { EmptyNote } from '../../ui/empty-note';
import type { ItemTask } from './item-task';
import { MarkedBar } from './marked-bar';
import { TogetherContext } from './marked-rows';
import styles from './collection-tree.module.css';
import { type TreeEntry } from './tree-entry';
import { TreeRow } from './tree-row';
import { useMarkedRows } from './use-marked-rows';
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

/**
 * The collections as a tree. Enter opens, with Ctrl in a new tab; F2 renames, Delete deletes, Alt with an arrow moves. Shift and
 * Ctrl select several rows, by pointer and keys: what is then asked of one of them is done to all.
 */
export const CollectionTree = memo(function CollectionTree({ filter, onTask, isAsking }: Props) {
  const isRoomy = useApp((state) => state.settings.density === 'roomy');
  const current = useApp((state) => state.tabs[state.activeTabId ?? '']?.saved ?? null);
  const { entries, missed, index, isFiltered, isInOwnOrder } = useShownTree(filter);
  const { expanded, unfold } = useFolding(index, current, isFiltered);
  const { selected, select, together, marked, clear } = useMarkedRows({ index, expanded, current });
  const { dragAndDropHooks, step } = useTreeDrag({ index, isInOwnOrder, together, onTask });
  const { open, onKey, onClick } = useRowKeys({ index, together, onTask, onStep: step });
  const place = useKeptRowFocus(index, isAsking);
  const dependencies = useMemo(() => [expanded], [expanded]);

  if (entries.length === 0) return <EmptyNote title={`Nothing matches “${filter}”.`} />;
  return (
    <TogetherContext value={together}>
      {/* The tree has no hook for modifiers: they are looked at on the way down to it. */}
      <div
        ref={place}
        data-keeps="mod+Enter"
        className={styles.place}
        role="presentation"
        onKeyDownCapture={onKey}
        onClickCapture={onClick}
        onAuxClickCapture={onClick}
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
            selectionMode="multiple"
            selectionBehavior="replace"
            selectedKeys={selected}
            onSelectionChange={select}
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
      <MarkedBar marked={marked} onTask={onTask} onClear={clear} />
    </TogetherContext>
  );
});
