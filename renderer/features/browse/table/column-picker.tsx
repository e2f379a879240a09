import { Columns3 } from 'lucide-react';
import type { PageTable } from '#shared/hypermedia/page';
import { Button } from '../../../ui/button';
import { Checkbox } from '../../../ui/checkbox';
import { Popover } from '../../../ui/popover';
import styles from './column-picker.module.css';

interface Props {
  readonly table: PageTable;
  readonly shown: readonly number[];
  readonly onChange: (shown: number[]) => void;
}

/** Which columns are shown. At least one always is. */
export function ColumnPicker({ table, shown, onChange }: Props) {
  const total = table.columns.length;
  const toggle = (at: number) => {
    const next = shown.includes(at) ? shown.filter((one) => one !== at) : [...shown, at].toSorted((a, b) => a - b);
    if (next.length > 0) onChange(next);
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
        {table.columns.map(({ name }, at) => (
          <li key={at}>
            <Checkbox isSelected={shown.includes(at)} onChange={() => toggle(at)} label={name} />
          </li>
        ))}
      </ul>
    </Popover>
  );
}
