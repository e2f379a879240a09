import type { Row } from '#shared/model/row';
import { X } from 'lucide-react';
import { Button } from 'react-aria-components';
import { Checkbox } from '../../../ui/checkbox';
import { classNames } from '../../../ui/class-names';
import { isBlank, type RowField } from './edit-rows';
import { Cell } from './cell';
import { focusCell } from './row-keys';
import styles from './row-table.module.css';
import type { RowTableProps } from './row-table';
import type { RowEditing } from './use-rows';

interface Props<R extends Row> extends RowTableProps<R> {
  readonly row: R;
  readonly index: number;
  readonly editing: RowEditing<R>;
  readonly withDescriptions: boolean;
}

/** One row: whether it is sent, its name, its value, what it is for, and the way to be rid of it. */
export function RowLine<R extends Row>(props: Props<R>) {
  const { row, index, editing, isFixed = false, withDescriptions } = props;
  const isAdding = editing.isAdding(row);
  const place = isAdding ? 'new row' : `row ${index + 1}`;
  return (
    <tr className={classNames(styles.row, !row.enabled && styles.off)} data-row={row.id}>
      <td className={styles.mark}>
        {!isAdding && (
          <Checkbox
            label={`Send ${row.name || place}`}
            hideLabel
            isSelected={row.enabled}
            onChange={(enabled) => editing.put({ ...row, enabled })}
          />
        )}
      </td>
      <td>
        {isFixed ? (
          <span className={styles.fixed}>{row.name}</span>
        ) : (
          <Cell {...cellOf(props, place, 'name')} label="Name" suggestions={props.suggestNames} />
        )}
      </td>
      <td>
        <ValueCell {...props} place={place} />
      </td>
      {withDescriptions && (
        <td>
          <Cell {...cellOf(props, place, 'description')} label="Description" isProse />
        </td>
      )}
      <td className={styles.end}>{!isAdding && !isFixed && <RemoveButton row={row} place={place} editing={editing} />}</td>
    </tr>
  );
}

function ValueCell<R extends Row>(props: Props<R> & { readonly place: string }) {
  const { row, index, editing, valueCell, place } = props;
  const own = editing.isAdding(row) ? null : valueCell?.(row, editing.put, index);
  return own ?? <Cell {...cellOf(props, place, 'value')} label="Value" suggestions={props.suggestValues?.(row.name)} />;
}

function cellOf<R extends Row>(props: Props<R>, place: string, field: RowField) {
  const { row, index, editing, problemAt } = props;
  return {
    field,
    place,
    editing,
    row,
    problem: editing.isAdding(row) ? undefined : problemAt?.(index, field),
    placeId: `${props.place}:${index}:${field}`,
    onChange: (text: string) => editing.put({ ...row, [field]: text }),
  };
}

function RemoveButton<R extends Row>({ row, place, editing }: Pick<Props<R>, 'row' | 'editing'> & { readonly place: string }) {
  const remove = (button: Element) => {
    const at = editing.shown.findIndex((one) => one.id === row.id);
    focusCell(button, editing.shown[at + 1]?.id, 'name');
    editing.remove(row.id);
  };
  return (
    <Button
      className={styles.remove}
      aria-label={`Remove ${row.name || place}`}
      onPress={(event) => remove(event.target)}
      {...(isBlank(row) && { 'data-blank': true })}
    >
      <X size={14} strokeWidth={1.5} aria-hidden />
    </Button>
  );
}
