import { ChevronRight, CircleAlert, Ellipsis, GripVertical } from 'lucide-react';
import { memo, type ReactNode, useContext, useState } from 'react';
import { Button, TreeItem, TreeItemContent, VisuallyHidden } from 'react-aria-components';
import { useApp } from '../../state/use-app';
import { classNames } from '../../ui/class-names';
import { MenuButton } from '../../ui/menu-button';
import { MethodLabel } from '../../ui/method-label';
import styles from './collection-tree.module.css';
import { actionsOf, type ItemTask } from './item-task';
import { nameOf, TogetherContext } from './marked-rows';
import type { TreeEntry } from './tree-entry';

interface Doers {
  readonly onTask: (task: ItemTask) => void;
  readonly onOpen: (entry: TreeEntry, newTab: boolean) => void;
}

interface Props extends Doers {
  readonly entry: TreeEntry;
  readonly children: ReactNode;
}

/** A collection, a folder, a request, or a file that cannot be read as one. */
export function TreeRow({ entry, onTask, onOpen, children }: Props) {
  return (
    <TreeItem
      id={entry.id}
      textValue={entry.name}
      hasChildItems={entry.children.length > 0}
      className={classNames(styles.row, styles[entry.item.kind])}
    >
      <TreeItemContent>
        {({ level, isHovered, isFocused, isFocusVisibleWithin }) => (
          <RowLine
            entry={entry}
            level={level}
            isInHand={isHovered || isFocused || isFocusVisibleWithin}
            onTask={onTask}
            onOpen={onOpen}
          />
        )}
      </TreeItemContent>
      {children}
    </TreeItem>
  );
}

interface LineProps extends Doers {
  readonly entry: TreeEntry;
  /** From 1. */
  readonly level: number;
  /** The pointer or the focus is on it: only then there is something to press beside its name. */
  readonly isInHand: boolean;
}

/** What stands in a row. A tree renders its rows several times for one change of them: this once. */
const RowLine = memo(function RowLine({ entry, level, isInHand, onTask, onOpen }: LineProps) {
  const { kind } = entry.item;
  // An open menu takes the focus and the pointer elsewhere, and stays.
  const [isMenuOpen, setMenuOpen] = useState(false);
  return (
    <div className={styles.line} style={{ paddingInlineStart: 4 + (level - 1) * 14 }}>
      {(kind === 'folder' || kind === 'collection') && (
        <Button slot="chevron" className={classNames(styles.fold)} isDisabled={entry.children.length === 0}>
          <ChevronRight size={14} strokeWidth={1.5} aria-hidden />
        </Button>
      )}
      {entry.item.kind === 'request' && <MethodLabel method={entry.item.method} inColumn />}
      {kind === 'broken' && <CircleAlert size={14} strokeWidth={1.5} className={classNames(styles.alert)} aria-hidden />}
      <RowName entry={entry} />
      {(isInHand || isMenuOpen) && (
        <>
          <Button slot="drag" aria-label={`Drag ${entry.name}`} className={classNames(styles.grip)}>
            <GripVertical size={14} strokeWidth={1.5} aria-hidden />
          </Button>
          <span className={styles.menu}>
            <RowMenu entry={entry} onTask={onTask} onOpen={onOpen} onOpenChange={setMenuOpen} />
          </span>
        </>
      )}
    </div>
  );
});

interface RowMenuProps extends Doers {
  readonly entry: TreeEntry;
  readonly onOpenChange: (isOpen: boolean) => void;
}

/** What can be done to a row, and to those that are selected with it. */
function RowMenu({ entry, onOpenChange, ...doers }: RowMenuProps) {
  const entries = useContext(TogetherContext)(entry);
  return (
    <MenuButton
      label={`Actions for ${nameOf(entries)}`}
      icon={Ellipsis}
      size="small"
      items={actionsOf(entries, doers)}
      onOpenChange={onOpenChange}
    />
  );
}

function RowName({ entry }: { readonly entry: TreeEntry }) {
  const { item, root, name } = entry;
  const path = item.kind === 'collection' ? null : item.path;
  const isDirty = useApp((state) =>
    Object.values(state.tabs).some(
      (tab) => tab.dirty && tab.saved !== null && tab.saved.root === root && tab.saved.path === path,
    ),
  );
  const isInFront = useApp((state) => {
    const front = state.tabs[state.activeTabId ?? '']?.saved;
    return front?.root === root && front.path === path;
  });
  return (
    <>
      <bdi className={classNames(styles.name, isInFront && styles.inFront)} title={titleOf(entry)}>
        {name}
      </bdi>
      {item.kind === 'request' && item.tags && <Tags tags={item.tags} />}
      {isDirty && (
        <i className={styles.dot}>
          <VisuallyHidden>not saved</VisuallyHidden>
        </i>
      )}
      {(item.kind === 'folder' || item.kind === 'collection') && <span className={styles.count}>{entry.count}</span>}
    </>
  );
}

/** The first tag, and how many more there are. */
function Tags({ tags }: { readonly tags: readonly string[] }) {
  return (
    <span className={styles.tags} title={tags.join(', ')}>
      <VisuallyHidden>tagged </VisuallyHidden>
      <bdi className={styles.tag}>{tags[0]}</bdi>
      {tags.length > 1 && ` +${tags.length - 1}`}
    </span>
  );
}

function titleOf({ item, root }: TreeEntry): string {
  if (item.kind === 'broken') return item.line === null ? item.reason : `Line ${item.line}: ${item.reason}`;
  if (item.kind === 'request') return `${item.method} ${item.url}`;
  return item.kind === 'collection' ? (item.collection.problem ?? root) : item.path;
}
