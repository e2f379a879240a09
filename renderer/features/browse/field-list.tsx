import type { PageField } from '#shared/hypermedia/page';
import { useApp } from '../../state/use-app';
import { usePagePlace } from '../../state/use-kept';
import { Button } from '../../ui/button';
import { classNames } from '../../ui/class-names';
import type { FollowOptions } from '../../ui/follow-link';
import { useListPlace } from './list-place';
import { MarkedLink } from './marked-link';
import { PlainTable } from './plain-table';
import { ValueCell } from './value-cell';
import { visibleWords } from '../../ui/visible-text';
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
            {visibleWords(field.name)}
          </dt>
          <dd className={styles.value}>
            <FieldValue field={named(field, fields)} onFollow={onFollow} />
            {isCut(field) && <WholeInBody />}
          </dd>
        </div>
      ))}
    </dl>
  );
}

const companions = ['_name', '_title', '_label', 'Name', 'Title'];

/** A link that is only an address, under the name that a neighbour has for it, such as `author_name` beside `author`. */
function named(field: PageField, among: readonly PageField[]): PageField {
  const { cell, name } = field;
  if (cell.kind !== 'link' || !/^(?:\/|https?:)/.test(cell.text)) return field;
  const words = among.find((one) => companions.some((end) => one.name === name + end))?.cell;
  return words?.kind === 'text' && words.text !== '' ? { ...field, cell: { ...cell, text: words.text } } : field;
}

/** The reader of the page cuts what is longer. */
const isCut = ({ cell }: PageField): boolean => cell.kind === 'text' && cell.text.length > 400 && cell.text.endsWith('…');

function WholeInBody() {
  const place = usePagePlace();
  const showView = useApp((state) => state.showView);
  if (!place) return null;
  return (
    <div>
      <Button size="small" variant="quiet" onPress={() => showView(place.tabId, 'body')}>
        All of it stands in Body
      </Button>
    </div>
  );
}

/** Tables, and objects with tables inside, need the whole width. */
const isDeep = ({ table, fields }: PageField): boolean => table !== null || fields.some(isDeep);

/** A list of addresses: each leads on. */
function Links({ field: { links, cell }, onFollow }: { readonly field: PageField; readonly onFollow: Props['onFollow'] }) {
  const more = cell.kind === 'list' ? cell.count - links.length : 0;
  return (
    <ul className={styles.links}>
      {links.map(({ text, url, newOrigin }, at) => (
        <li key={at}>
          <MarkedLink url={url} newOrigin={newOrigin} onFollow={onFollow}>
            {text}
          </MarkedLink>
        </li>
      ))}
      {more > 0 && (
        <li>
          and {more.toLocaleString('en-GB')} more <WholeInBody />
        </li>
      )}
    </ul>
  );
}

function FieldValue({ field, onFollow }: { readonly field: PageField; readonly onFollow: Props['onFollow'] }) {
  const { cell, fields, table } = field;
  const List = useListPlace()?.List ?? PlainTable;
  if (table) return <List table={table} label={field.name} onFollow={onFollow} />;
  if (field.links.length > 0) return <Links field={field} onFollow={onFollow} />;
  if (fields.length === 0) return <ValueCell cell={cell} onFollow={onFollow} />;
  return (
    <>
      {cell.kind === 'link' && <ValueCell cell={cell} onFollow={onFollow} />}
      <FieldList fields={fields} onFollow={onFollow} />
    </>
  );
}
