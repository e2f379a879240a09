import { useFormShared } from '../form-context';
import type { ControlProps } from './control-props';
import styles from './controls.module.css';

/** An object inside the body: its fields, on an axis of their own. */
export function ObjectControl({ field, id, label, describedBy, place, value, initial }: ControlProps) {
  const { Rows } = useFormShared();
  return (
    <div id={id} role="group" aria-label={label} aria-describedby={describedBy} tabIndex={-1} className={styles.object}>
      <Rows fields={field.fields} place={place} value={value} initial={initial} isInside />
    </div>
  );
}
