import { ChevronRight, CircleAlert, Ellipsis, GripVertical } from 'lucide-react';
import { memo, type ReactNode } from 'react';
import { Button, TreeItem, TreeItemContent, VisuallyHidden } from 'react-aria-components';
import { useApp } from '../../state/use-app';
import { classNames } from '../../ui/class-names';
import { MenuButton } from '../../ui/menu-button';
import { MethodLabel } from '../../ui/method-label';
import styles from './collection-tree.module.css';
import { actionsOf, type ItemTask } from './item-task';
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
      <Button slot="drag" aria-label={`Drag ${entry.name}`} className={classNames(styles.grip)}>
        <GripVertical size={14} strokeWidth={1.5} aria-hidden />
      </Button>
      {isInHand && (
        <span className={styles.menu}>
          <MenuButton
            label={`Actions for ${entry.name}`}
            icon={Ellipsis}
            size="small"
            items={actionsOf(entry, { onTask, onOpen })}
          />
        </span>
      )}
    </div>
  );
});

function RowName({ entry }: { readonly entry: TreeEntry }) {
  const { item, root, name } = entry;
  const path = item.kind === 'collection' ? null : item.path;
  const isDirty = useApp((state) =>
    Object.values(state.tabs).some(
      (tab) => tab.dirty && tab.saved !== null && tab.saved.root === root && tab.saved.path === path,
    ),
  );
  return (
    <>
      <bdi className={styles.name} title={titleOf(entry)}>
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
