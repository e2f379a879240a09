import { ChevronRight } from 'lucide-react';
import { ListBoxItem } from 'react-aria-components';
import { classNames } from '../../ui/class-names';
import { Kbd } from '../../ui/kbd';
import { MethodLabel } from '../../ui/method-label';
import styles from './command-palette.module.css';
import { markHits, type PaletteEntry } from './find-entries';

interface Props {
  readonly entry: PaletteEntry;
  readonly search: string;
}

/** One line of what was found. */
export function EntryItem({ entry, search }: Props) {
  return (
    <ListBoxItem id={entry.id} textValue={entry.title} className={classNames(styles.item)}>
      <span className={styles.mark}>{markOf(entry)}</span>
      <bdi className={styles.title}>
        {markHits(entry.title, search).map(({ text, isHit }, at) =>
          // The parts have no other name than their place.
          // oxlint-disable-next-line react/no-array-index-key
          isHit ? <b key={at}>{text}</b> : <span key={at}>{text}</span>,
        )}
      </bdi>
      <span className={styles.where}>{whereOf(entry)}</span>
      {entry.kind === 'action' && entry.action.shortcut && <Kbd keys={entry.action.shortcut} />}
    </ListBoxItem>
  );
}

function markOf(entry: PaletteEntry) {
  if (entry.kind === 'request') return <MethodLabel method={entry.request.method} inColumn />;
  if (entry.kind === 'tab') return entry.tab.draft.url === '' ? null : <MethodLabel method={entry.tab.draft.method} inColumn />;
  return <ChevronRight size={16} strokeWidth={1.5} aria-hidden />;
}

function whereOf(entry: PaletteEntry): string {
  if (entry.kind === 'request') return entry.where;
  return entry.kind === 'tab' ? (entry.tab.dirty ? 'not saved' : '') : entry.action.group;
}
