import { ArrowDown, ArrowUp, Columns3 } from 'lucide-react';
import type { PageTable } from '#shared/hypermedia/page';
import { memo } from 'react';
import { Button } from '../../../ui/button';
import { Checkbox } from '../../../ui/checkbox';
import { IconButton } from '../../../ui/icon-button';
import { Popover } from '../../../ui/popover';
import type { ColumnChoice } from './use-column-choice';
import styles from './column-picker.module.css';

interface Props {
  readonly table: PageTable;
  readonly choice: ColumnChoice;
}

/** Which columns are shown, and in which order. At least one always is. Not drawn anew while rows still come. */
export const ColumnPicker = memo(function ColumnPicker({ table, choice }: Props) {
  const { shown } = choice;
  const total = table.columns.length;
  const hidden = table.columns.map((_column, at) => at).filter((at) => !shown.includes(at));
  const toggle = (at: number) => {
    const next = shown.includes(at) ? shown.filter((one) => one !== at) : [...shown, at];
    if (next.length > 0) choice.show(next);
  };
  return (
    <Popover
      label="Columns"
      placement="bottom end"
      trigger={
        <Button variant="quiet" size="small" label={`Pick columns, ${shown.length} of ${total} shown`}>
          <Columns3 size={14} strokeWidth={1.5} aria-hidden />
          {shown.length} of {total}
        </Button>
      }
    >
      <ul className={styles.list}>
        {[...shown, ...hidden].map((at) => (
          <li key={at}>
            <Checkbox isSelected={shown.includes(at)} onChange={() => toggle(at)} label={table.columns[at]?.name ?? ''} />
            {shown.includes(at) && <Places at={at} name={table.columns[at]?.name ?? ''} choice={choice} />}
          </li>
        ))}
      </ul>
      {choice.isChosen && (
        <Button variant="quiet" size="small" onPress={() => choice.reset()}>
          As they come
        </Button>
      )}
    </Popover>
  );
});

/** Moves a column by one place. */
function Places({ at, name, choice }: { readonly at: number; readonly name: string; readonly choice: ColumnChoice }) {
  const place = choice.shown.indexOf(at);
  const move = (by: number) => choice.show(moved(choice.shown, place, place + by));
  return (
    <span className={styles.places}>
      <IconButton
        size="small"
        icon={ArrowUp}
        label={`${name} further to the left`}
        isDisabled={place === 0}
        onPress={() => move(-1)}
      />
      <IconButton
        size="small"
        icon={ArrowDown}
        label={`${name} further to the right`}
        isDisabled={place === choice.shown.length - 1}
        onPress={() => move(1)}
      />
    </span>
  );
}

/** A list with one item at another place. */
export function moved(list: readonly number[], from: number, to: number): number[] {
  const item = list[from];
  return item === undefined ? [...list] : list.toSpliced(from, 1).toSpliced(to, 0, item);
}
