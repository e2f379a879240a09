import type { Cell, PageField, PageModel } from '../page.ts';
import type { FormField } from './form-field.ts';
import type { FormValue } from './form-value.ts';
import type { PageForm } from './page-form.ts';
import { valueAt } from './value-at.ts';

/** An address without its query, and without the slash at its end. */
export const bareAddress = (url: string): string => url.replace(/[?#].*$/, '').replace(/\/$/, '');

const above = (address: string): string => address.slice(0, address.lastIndexOf('/'));

/** Pages that show what a form makes or changes: its own, the list it is in, and the others of that; each address once. */
export function pagesOfKind(form: PageForm, pages: readonly PageModel[]): PageModel[] {
  const own = bareAddress(form.url);
  const byUrl = new Map<string, PageModel>();
  for (const page of pages) {
    const address = bareAddress(page.url);
    const isOfKind = address === own || (page.table === null ? above(address) === own : address === above(own));
    if (isOfKind && !byUrl.has(page.url)) byUrl.set(page.url, page);
  }
  return [...byUrl.values()];
}

/** Cells that stand under the name of a field, one for each row or resource that has one. */
export function cellsSeen({ name, place }: FormField, pages: readonly PageModel[]): Cell[] {
  // What lies deeper is called the same by chance.
  if (place !== `/${name}` && place !== `/data/attributes/${name}`) return [];
  return pages.flatMap(({ fields, table }) => {
    const at = table?.columns.findIndex((column) => column.name === name) ?? -1;
    const inRows = at < 0 ? [] : (table?.rows.flatMap(({ cells }) => cells[at] ?? []) ?? []);
    const inFields = fields.filter((field: PageField) => field.name === name).map(({ cell }) => cell);
    return [...inRows, ...inFields];
  });
}

/** Texts that a field holds, or each of a list in it, in the form and on pages. */
export function textsSeen(field: FormField, form: PageForm, pages: readonly PageModel[]): string[] {
  const cells = cellsSeen(field, pages).flatMap((cell) => {
    if (cell.kind === 'text' || cell.kind === 'code') return [cell.text];
    return cell.kind === 'list' && cell.count > 0 ? cell.text.split(', ').filter((text) => text !== '…') : [];
  });
  return [...textsOf(valueAt(form.initial, field.place)), ...cells];
}

function textsOf(value: FormValue): string[] {
  if (value.kind === 'text') return value.text === '' ? [] : [value.text];
  return value.kind === 'list' ? value.items.flatMap(textsOf) : [];
}
