import type { PageEmbedded } from '#shared/hypermedia/page';
import { formatCount } from '#shared/http/quantities';
import { ChevronDown, ChevronRight } from 'lucide-react';
import { useId } from 'react';
import { Button } from 'react-aria-components';
import { useKept } from '../../state/use-kept';
import type { FollowOptions } from '../../ui/follow-link';
import { FieldList } from './field-list';
import { LinkRows } from './link-list';
import { MarkedLink } from './marked-link';
import { useListPlace } from './list-place';
import { PlainTable } from './plain-table';
import styles from './embedded-list.module.css';
import { isNewOrigin } from '#shared/hypermedia/web-url';

interface Props {
  readonly embedded: readonly PageEmbedded[];
  /** Address of the page. */
  readonly base: string;
  readonly onFollow: (url: string, options: FollowOptions) => void;
}

/** More than so many sections begin closed. */
const mostOpen = 4;

/** Resources that came inside this one, each with a section of its own. */
export function EmbeddedList({ embedded, base, onFollow }: Props) {
  return embedded.map((one) => (
    <Section key={one.pointer} embedded={one} base={base} startsOpen={embedded.length <= mostOpen} onFollow={onFollow} />
  ));
}

interface SectionProps extends Omit<Props, 'embedded'> {
  readonly embedded: PageEmbedded;
  readonly startsOpen: boolean;
}

function Section({ embedded, base, startsOpen, onFollow }: SectionProps) {
  const { rel, title, pointer, url, table } = embedded;
  const [isOpen, setIsOpen] = useKept(`embedded ${pointer}`, startsOpen);
  const [nameId, bodyId] = [useId(), useId()];
  const Icon = isOpen ? ChevronDown : ChevronRight;
  return (
    <section className={styles.section} aria-labelledby={nameId}>
      <div className={styles.head}>
        <h2 className={styles.title} id={nameId}>
          <Button className={styles.toggle} aria-expanded={isOpen} aria-controls={bodyId} onPress={() => setIsOpen(!isOpen)}>
            <Icon size={14} strokeWidth={1.5} aria-hidden />
            <bdi>{title}</bdi>
            {table && <span className={styles.count}>{formatCount(table.rowCount)}</span>}
          </Button>
        </h2>
        {rel !== title && <span className={styles.rel}>{rel}</span>}
        {url !== null && (
          <MarkedLink url={url} newOrigin={isNewOrigin(url, base)} onFollow={onFollow}>
            go to it
          </MarkedLink>
        )}
      </div>
      <div id={bodyId} hidden={!isOpen}>
        {isOpen && <Content embedded={embedded} base={base} onFollow={onFollow} />}
      </div>
    </section>
  );
}

function Content({ embedded: { title, fields, table, links, embedded }, base, onFollow }: Omit<SectionProps, 'startsOpen'>) {
  const List = useListPlace()?.List ?? PlainTable;
  const others = links.filter(({ rel, templated }) => rel !== 'self' || templated);
  if (fields.length + others.length + embedded.length === 0 && !table) return <p className={styles.empty}>Nothing is in it.</p>;
  return (
    <>
      {others.length > 0 && (
        <div className={styles.links}>
          <LinkRows links={others} base={base} onFollow={onFollow} />
        </div>
      )}
      {fields.length > 0 && <FieldList fields={fields} onFollow={onFollow} />}
      {table && (
        <div className={styles.table}>
          <List table={table} label={title} onFollow={onFollow} />
        </div>
      )}
      {embedded.length > 0 && (
        <div className={styles.inner}>
          <EmbeddedList embedded={embedded} base={base} onFollow={onFollow} />
        </div>
      )}
    </>
  );
}
