import { type KeyboardEvent, type MouseEvent, useMemo, useState } from 'react';
import { Collection, ListLayout, Tree, Virtualizer } from 'react-aria-components';
import { useApp } from '../../state/use-app';
import { classNames } from '../../ui/class-names';
import { EmptyNote } from '../../ui/empty-note';
import type { ItemTask } from './item-task';
import styles from './collection-tree.module.css';
import { entryId, idsAbove, indexEntries, type TreeEntry, treeOf } from './tree-entry';
import { TreeRow } from './tree-row';
import { useKeptRowFocus } from './use-kept-row-focus';
import { useRowKeys } from './use-row-keys';

interface Props {
  readonly filter: string;
  readonly onTask: (task: ItemTask) => void;
  /** A dialog about one of the rows is open. */
  readonly isAsking: boolean;
}

/** The collections as a tree. Enter opens, with Ctrl in a new tab; F2 renames, Delete deletes. */
export function CollectionTree({ filter, onTask, isAsking }: Props) {
  const collections = useApp((state) => state.collections);
  const isRoomy = useApp((state) => state.settings.density === 'roomy');
  const current = useApp((state) => state.tabs[state.activeTabId ?? '']?.saved ?? null);
  const tree = useMemo(() => treeOf(collections, filter), [collections, filter]);
  const index = useMemo(() => indexEntries(tree), [tree]);
  const [folded, setFolded] = useState<ReadonlySet<string>>(() => new Set(foldersBelow(tree)));
  const { open, handleKey } = useRowKeys(onTask);
  const place = useKeptRowFocus(index, isAsking);

  const above = current ? idsAbove(current.root, current.path) : [];
  const isOpen = (id: string) => filter !== '' || !folded.has(id) || above.includes(id);
  const unfold = (expanded: ReadonlySet<unknown>) =>
    setFolded(new Set([...index.keys()].filter((id) => !expanded.has(id) && hasChildren(index.get(id)))));

  const entryOf = (target: EventTarget) => index.get((target as Element).closest<HTMLElement>('[data-key]')?.dataset.key ?? '');
  const onKey = (event: KeyboardEvent) => handleKey(event, entryOf(event.target));
  const onClick = (event: MouseEvent) => {
    const entry = entryOf(event.target);
    if (!entry || !(event.ctrlKey || event.metaKey) || (event.target as Element).closest('button')) return;
    event.stopPropagation();
    open(entry, true);
  };

  if (tree.length === 0) return <EmptyNote title={`Nothing matches “${filter}”.`} />;
  return (
    // The tree has no hook for modifiers: they are looked at on the way down to it.
    <div
      ref={place}
      data-keeps="mod+Enter"
      className={styles.place}
      role="presentation"
      onKeyDownCapture={onKey}
      onClickCapture={onClick}
    >
      <Virtualizer layout={ListLayout} layoutOptions={{ rowSize: isRoomy ? 28 : 24 }}>
        <Tree
          aria-label="Saved requests"
          className={classNames(styles.tree)}
          items={tree}
          dependencies={[current]}
          expandedKeys={[...index.keys()].filter(isOpen)}
          onExpandedChange={unfold}
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
                <Collection items={entry.children}>{row}</Collection>
              </TreeRow>
            );
          }}
        </Tree>
      </Virtualizer>
    </div>
  );
}

const hasChildren = (entry: TreeEntry | undefined) =>
  entry !== undefined && entry.item.kind !== 'request' && entry.item.kind !== 'broken';

/** Collections stand open at first, the folders in them do not unless they are few. */
function foldersBelow(tree: readonly TreeEntry[]): string[] {
  return tree.flatMap((collection) =>
    collection.count <= 40 ? [] : [...indexEntries(collection.children).values()].filter(hasChildren).map((entry) => entry.id),
  );
}
