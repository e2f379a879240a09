import type { PageEmbedded, PageField, PageModel, PageTable } from '../page';

/** Whether an address is one of http or https. */
export const isWeb = (address: string): boolean => /^https?:\/\//i.test(address);

/** Every address of a page that something could be sent to, or that could be pressed. */
export function addressesOf(page: PageModel): string[] {
  const ofTable = (table: PageTable | null): (string | null)[] =>
    table === null
      ? []
      : table.rows.flatMap(({ url, cells }) => [url, ...cells.map((cell) => (cell.kind === 'link' ? cell.url : null))]);
  const ofFields = (fields: readonly PageField[]): (string | null)[] =>
    fields.flatMap(({ cell, fields: inside, table, links }) => [
      cell.kind === 'link' ? cell.url : null,
      ...links.map(({ url }) => url),
      ...ofFields(inside),
      ...ofTable(table),
    ]);
  const ofEmbedded = ({ url, fields, table, links, embedded }: PageEmbedded): (string | null)[] => [
    url,
    ...ofFields(fields),
    ...ofTable(table),
    ...links.filter(({ templated }) => !templated).map((link) => link.url),
    ...embedded.flatMap(ofEmbedded),
  ];
  const { first, previous, next, last } = page.paging ?? { first: null, previous: null, next: null, last: null };
  const related = page.forms.flatMap(({ fields }) => fields.map((field) => field.related?.url ?? null));
  return [
    ...page.links.filter(({ templated }) => !templated).map(({ url }) => url),
    ...ofTable(page.table),
    ...ofFields(page.fields),
    ...page.embedded.flatMap(ofEmbedded),
    ...page.forms.map(({ url }) => url),
    ...page.actions.map(({ url }) => url),
    ...page.formats.map(({ url }) => url),
    ...related,
    first,
    previous,
    next,
    last,
  ].filter((url) => url !== null);
}
