import type { Row } from '#shared/model/row';
import { X } from 'lucide-react';
import { Button } from 'react-aria-components';
import { Checkbox } from '../../../ui/checkbox';
import { classNames } from '../../../ui/class-names';
import { isBlank, type RowField } from './edit-rows';
import { Remark } from '../remark';
import { Cell, problemIdOf } from './cell';
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
  const rowName = isAdding ? 'new row' : `row ${index + 1}`;
  return (
    <>
      <tr className={classNames(styles.row, !row.enabled && styles.off)} data-row={row.id}>
        <td className={styles.mark}>{!isAdding && <SentMark row={row} rowName={rowName} editing={editing} />}</td>
        <td>
          <NameCell {...props} rowName={rowName} />
        </td>
        <td>
          <ValueCell {...props} rowName={rowName} />
        </td>
        {withDescriptions && (
          <td>
            <Cell {...cellOf(props, rowName, 'description')} label="Description" isProse />
          </td>
        )}
        <td className={styles.end}>{!isAdding && !isFixed && <RemoveButton row={row} rowName={rowName} editing={editing} />}</td>
      </tr>
      {!isAdding && <Problems {...props} />}
    </>
  );
}

type Named<R extends Row> = Pick<Props<R>, 'row' | 'editing'> & { readonly rowName: string };

function SentMark<R extends Row>({ row, rowName, editing }: Named<R>) {
  return (
    <Checkbox
      label={`Send ${row.name || rowName}`}
      hideLabel
      isSelected={row.enabled}
      onChange={(enabled) => editing.put({ ...row, enabled })}
    />
  );
}

const fields: readonly RowField[] = ['name', 'value', 'description'];

/** Why cells of the row were refused, on lines of their own, where there is room for words. */
function Problems<R extends Row>({ problemAt, place, index, withDescriptions }: Props<R>) {
  const problems = fields.flatMap((field) => {
    const text = problemAt?.(index, field);
    return text === undefined ? [] : [{ field, text }];
  });
  if (problems.length === 0) return null;
  return (
    <tr className={styles.row}>
      <td className={styles.problems} colSpan={withDescriptions ? 5 : 4}>
        {problems.map(({ field, text }) => (
          <Remark key={field} id={problemIdOf(`${place}:${index}:${field}`)} tone="danger" text={text} />
        ))}
      </td>
    </tr>
  );
}

function NameCell<R extends Row>(props: Props<R> & { readonly rowName: string }) {
  if (props.isFixed) return <span className={styles.fixed}>{props.row.name}</span>;
  return <Cell {...cellOf(props, props.rowName, 'name')} label="Name" suggestions={props.suggestNames} />;
}

function ValueCell<R extends Row>(props: Props<R> & { readonly rowName: string }) {
  const { row, index, editing, valueCell, rowName } = props;
  // The new row has its own cell once it has a name: a cell that changed while somebody types in it would lose the focus.
  const own = editing.isAdding(row) && row.name === '' ? null : valueCell?.(row, editing.put, index);
  return (
    own ?? (
      <Cell
        {...cellOf(props, rowName, 'value')}
        isSecret={props.isSecret?.(row) ?? false}
        label="Value"
        suggestions={props.suggestValues?.(row.name)}
      />
    )
  );
}

function cellOf<R extends Row>(props: Props<R>, rowName: string, field: RowField) {
  const { row, index, editing, problemAt } = props;
  return {
    field,
    rowName,
    editing,
    row,
    problem: editing.isAdding(row) ? undefined : problemAt?.(index, field),
    placeId: `${props.place}:${index}:${field}`,
    onChange: (text: string) => editing.put({ ...row, [field]: text }),
  };
}

function RemoveButton<R extends Row>({ row, rowName, editing }: Named<R>) {
  const remove = (button: Element) => {
    const at = editing.shown.findIndex((one) => one.id === row.id);
    focusCell(button, editing.shown[at + 1]?.id, 'name');
    editing.remove(row.id);
  };
  return (
    <Button
      className={styles.remove}
      aria-label={`Remove ${row.name || rowName}`}
      onPress={(event) => remove(event.target)}
      {...(isBlank(row) && { 'data-blank': true })}
    >
      <X size={14} strokeWidth={1.5} aria-hidden />
    </Button>
  );
}
