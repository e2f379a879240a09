import type { PageLink, PageModel } from '#shared/hypermedia/page';
import type { FollowOptions } from '../../ui/follow-link';
import { MarkedLink } from './marked-link';
import { TemplateLink } from './template-link';
import styles from './link-list.module.css';

interface Props {
  readonly page: PageModel;
  readonly onFollow: (url: string, options: FollowOptions) => void;
}

const turns = new Set(['first', 'prev', 'previous', 'next', 'last']);

/** Links that an answer, or the description of its API, offers beside its values. Those that turn pages are in the page bar. */
export function LinkList({ page, onFollow }: Props) {
  const shown = inCells(page);
  const links = page.links.filter((link) => isOffered(link, page) && !shown.has(link.url));
  if (links.length === 0) return null;
  return (
    <section aria-label="Links" className={styles.links}>
      <h2 className={styles.title}>Links</h2>
      <LinkRows links={links} base={page.url} onFollow={onFollow} />
    </section>
  );
}

interface RowsProps {
  readonly links: readonly PageLink[];
  /** Address of the page. */
  readonly base: string;
  readonly onFollow: Props['onFollow'];
}

/** Links below each other, each with where it leads and what it is from. */
export const LinkRows = ({ links, base, onFollow }: RowsProps) => (
  <ul className={styles.list}>
    {links.map((link, index) => (
      <li key={index} className={styles.link}>
        {link.templated ? (
          <TemplateLink link={link} base={base} onFollow={onFollow} />
        ) : (
          <MarkedLink url={link.url} newOrigin={link.newOrigin} onFollow={onFollow}>
            {link.label}
          </MarkedLink>
        )}
        <code className={styles.where}>{link.templated ? link.url : shortOf(link, base)}</code>
        <span className={styles.source} title={link.rel}>
          {sourceOf(link)}
        </span>
      </li>
    ))}
  </ul>
);

const isOffered = ({ place, rel }: PageLink, { paging }: PageModel): boolean =>
  place !== 'value' && rel !== 'self' && !(paging && turns.has(rel));

/** In XML an address is a link wherever it stands, in JSON:API a relationship is; those of cells and fields stand there already. */
function inCells({ kind, table, fields }: PageModel): ReadonlySet<string> {
  const ofRows = kind === 'plain-xml' ? (table?.rows ?? []).flatMap((row) => row.cells) : [];
  const ofFields = kind === 'json-api' ? fields.filter(({ links }) => links.length === 0).map(({ cell }) => cell) : [];
  const cells = [...ofRows, ...ofFields];
  return new Set(cells.flatMap((cell) => (cell.kind === 'link' ? [cell.url] : [])));
}

const shortOf = ({ url, newOrigin }: PageLink, base: string): string =>
  newOrigin ? url : url.slice(new URL(base).origin.length);

/** Places made for links. */
const holders = new Set(['_links', 'links']);

function sourceOf({ pointer, place, templated }: PageLink): string {
  const gaps = templated ? ', a template' : '';
  if (place === 'header' || place === 'described') return `from ${pointer}${gaps}`;
  const holder = pointer.split('/').findLast((step) => holders.has(step)) ?? pointer.split('/')[1];
  return `from ${holder ?? 'the body'}${gaps}`;
}
