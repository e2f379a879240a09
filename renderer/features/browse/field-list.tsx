import type { PageField } from '#shared/hypermedia/page';
import { classNames } from '../../ui/class-names';
import type { FollowOptions } from '../../ui/follow-link';
import { PlainTable } from './plain-table';
import { ValueCell } from './value-cell';
import styles from './field-list.module.css';

interface Props {
  readonly fields: readonly PageField[];
  readonly onFollow: (url: string, options: FollowOptions) => void;
}

/** The members of a resource, name beside value, with what is embedded indented below its name. */
export function FieldList({ fields, onFollow }: Props) {
  return (
    <dl className={styles.fields}>
      {fields.map((field) => (
        <div key={field.pointer} className={classNames(styles.field, isDeep(field) && styles.deep)}>
          <dt className={styles.name} dir="auto">
            {field.name}
          </dt>
          <dd className={styles.value}>
            <FieldValue field={field} onFollow={onFollow} />
          </dd>
        </div>
      ))}
    </dl>
  );
}

/** Tables, and objects with tables inside, need the whole width. */
const isDeep = ({ table, fields }: PageField): boolean => table !== null || fields.some(isDeep);

function FieldValue({ field, onFollow }: { readonly field: PageField; readonly onFollow: Props['onFollow'] }) {
  const { cell, fields, table } = field;
  if (table) return <PlainTable table={table} label={field.name} onFollow={onFollow} />;
  if (fields.length === 0) return <ValueCell cell={cell} onFollow={onFollow} />;
  return (
    <>
      {cell.kind === 'link' && <ValueCell cell={cell} onFollow={onFollow} />}
      <FieldList fields={fields} onFollow={onFollow} />
    </>
  );
}
