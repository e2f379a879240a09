import { ArrowDown, ArrowUp, Columns3 } from 'lucide-react';
import { formatCount } from '#shared/http/quantities';
import type { PageTable } from '#shared/hypermedia/page';
import { memo, useState } from 'react';
import { Button } from '../../../ui/button';
import { Checkbox } from '../../../ui/checkbox';
import { IconButton } from '../../../ui/icon-button';
import { Popover } from '../../../ui/popover';
import { TextField } from '../../../ui/text-field';
import type { ColumnChoice } from './use-column-choice';
import styles from './column-picker.module.css';

interface Props {
  readonly table: PageTable;
  readonly choice: ColumnChoice;
}

/** Which columns are shown, and in which order. At least one always is. Not drawn anew while rows still come. */
export const ColumnPicker = memo(function ColumnPicker({ table, choice }: Props) {
  const { shown } = choice;
  const total = formatCount(table.columns.length + (table.moreColumns ?? 0));
  return (
    <Popover
      label="Columns"
      placement="bottom end"
      trigger={
        <Button variant="quiet" size="small" label={`Pick columns, ${formatCount(shown.length)} of ${total} shown`}>
          <Columns3 size={14} strokeWidth={1.5} aria-hidden />
          {formatCount(shown.length)} of {total}
        </Button>
      }
    >
      <Columns table={table} choice={choice} />
    </Popover>
  );
});

/** More columns are found by their names. */
const fewColumns = 20;
/** So many are listed at once. */
const mostListed = 100;

function Columns({ table, choice }: Props) {
  const [wanted, setWanted] = useState('');
  const { shown } = choice;
  const total = table.columns.length;
  const isShown = new Set(shown);
  const nameOf = (at: number) => table.columns[at]?.name ?? '';
  const found = [...shown, ...table.columns.map((_column, at) => at).filter((at) => !isShown.has(at))].filter((at) =>
    nameOf(at).toLowerCase().includes(wanted.trim().toLowerCase()),
  );
  const toggle = (at: number) => {
    const next = isShown.has(at) ? shown.filter((one) => one !== at) : [...shown, at];
    if (next.length > 0) choice.show(next);
  };
  return (
    <>
      {total > fewColumns && (
        <TextField
          label="Find a column"
          hideLabel
          placeholder="Find a column"
          type="search"
          value={wanted}
          onChange={setWanted}
        />
      )}
      <ul className={styles.list}>
        {found.slice(0, mostListed).map((at) => (
          <li key={at}>
            <Checkbox isSelected={isShown.has(at)} onChange={() => toggle(at)} label={nameOf(at)} />
            {isShown.has(at) && <Places at={at} name={nameOf(at)} choice={choice} />}
          </li>
        ))}
      </ul>
      <Unlisted found={found.length} more={table.moreColumns ?? 0} />
      {shown.length < total && (
        <Button variant="quiet" size="small" onPress={() => choice.show(allOf(choice, total))}>
          All {formatCount(total)}
        </Button>
      )}
      {choice.isChosen && (
        <Button variant="quiet" size="small" onPress={() => choice.reset()}>
          As they come
        </Button>
      )}
    </>
  );
}

/** All columns in the order in which they came, but for those that were put elsewhere. */
function allOf({ shown, isChosen }: ColumnChoice, total: number): number[] {
  const all = Array.from({ length: total }, (_, at) => at);
  return isChosen ? [...shown, ...all.filter((at) => !shown.includes(at))] : all;
}

/** What is not in the list of columns. */
function Unlisted({ found, more }: { readonly found: number; readonly more: number }) {
  const words = [
    ...(found === 0 ? ['No column has this name.'] : []),
    ...(found > mostListed ? [`${formatCount(found - mostListed)} more are found by their names.`] : []),
    ...(more > 0 ? [`Rows have ${formatCount(more)} more: they are in what is exported, and in the Body view.`] : []),
  ];
  return words.length === 0 ? null : <p className={styles.said}>{words.join(' ')}</p>;
}

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
