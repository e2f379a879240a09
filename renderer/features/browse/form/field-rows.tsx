import { valueAt } from '#shared/hypermedia/forms/value-at';
import { classNames } from '../../../ui/class-names';
import { FieldRow } from './field-row';
import { type RowsProps, useFormShared } from './form-context';
import styles from './field-row.module.css';
import { useGrowing } from './use-growing';

/** The usual height of a row, for those that are not drawn yet. */
const rowPx = 36;

/** The fields of an object, one below the other, their labels on one axis. Of very many the first are drawn at once, the others soon. */
export function FieldRows({ fields, place, value, initial, isInside = false }: RowsProps) {
  const { problems } = useFormShared();
  const drawn = useGrowing(fields.length, problems.length > 0);
  return (
    <div className={styles.rows}>
      <div className={classNames(styles.axis, isInside && styles.inside)}>
        {fields.slice(0, drawn).map((field) => {
          const at = place + field.place;
          return (
            <FieldRow
              key={at}
              field={field}
              place={at}
              value={valueAt(value, field.place)}
              initial={valueAt(initial, field.place)}
              problems={problems.some((one) => isAt(one.place, at)) ? problems : none}
            />
          );
        })}
      </div>
      {drawn < fields.length && <div aria-hidden style={{ height: (fields.length - drawn) * rowPx }} />}
    </div>
  );
}

const none: readonly never[] = [];

const isAt = (place: string, at: string): boolean => place === at || place.startsWith(`${at}/`);
