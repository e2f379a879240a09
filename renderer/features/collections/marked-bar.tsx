import { X } from 'lucide-react';
import { IconButton } from '../../ui/icon-button';
import { MenuButton } from '../../ui/menu-button';
import styles from './deleted-note.module.css';
import { actionsOf, type ItemTask } from './item-task';
import { nameOf, topmost } from './marked-rows';
import type { TreeEntry } from './tree-entry';

interface Props {
  /** Empty unless several rows are selected. */
  readonly marked: readonly TreeEntry[];
  readonly onTask: (task: ItemTask) => void;
  readonly onClear: () => void;
}

/** How much is selected, and what can be done to all of it. The tree itself tells screen readers how many rows are selected. */
export function MarkedBar({ marked, onTask, onClear }: Props) {
  if (marked.length === 0) return null;
  const entries = topmost(marked);
  return (
    <div className={styles.note} role="group" aria-label="Selected rows">
      <span className={styles.words}>{nameOf(entries)} selected</span>
      <MenuButton label={`Actions for ${nameOf(entries)}`} size="small" items={actionsOf(entries, { onTask, onOpen: () => {} })}>
        Actions
      </MenuButton>
      <IconButton label="Select none of them" icon={X} size="small" onPress={onClear} />
    </div>
  );
}
