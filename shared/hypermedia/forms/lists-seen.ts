import { nounOf, nounsOf, singularOf } from '../openapi/related-fields.ts';
import type { PageModel } from '../page.ts';
import { singular } from '../humanise.ts';
import { keyFormat, type FormField, type RelatedList } from './form-field.ts';
import type { PageForm } from './page-form.ts';

/**
 * A form whose keys are chosen from lists, where no description says which: a field that may hold one and is called as the
 * members of a list are that a page has led to, or been. The list is asked for when the field is opened, and not before.
 */
export function withListsSeen(form: PageForm, pages: readonly PageModel[]): PageForm {
  if (!form.fields.some(holdsKeys)) return form;
  const lists = listsIn(pages, form.url);
  return lists.size === 0 ? form : { ...form, fields: form.fields.map((field) => related(field, field.name, lists)) };
}

const holdsKeys = ({ format, item }: FormField): boolean => format === keyFormat || item?.format === keyFormat;

function related(field: FormField, name: string, lists: ReadonlyMap<string, string>): FormField {
  if (field.item) return { ...field, item: related(field.item, singularOf(name), lists) };
  const url = field.format === keyFormat && !field.readOnly ? lists.get(nounOf(name)) : undefined;
  return url === undefined ? field : { ...field, type: 'related', related: byId(url), format: '' };
}

/** What Django REST framework has unless a project says otherwise. */
const byId = (url: string): RelatedList => ({
  url,
  searchParam: 'search',
  value: { kind: 'member', name: 'id', isNumber: true },
  labelMember: null,
});

/** Addresses of lists on the origin of a form, by what one of their members is called; those seen first count. */
function listsIn(pages: readonly PageModel[], formUrl: string): Map<string, string> {
  const lists = new Map<string, string>();
  const { origin } = new URL(formUrl);
  for (const page of pages) {
    const led = page.links.filter(({ templated, place }) => !templated && place !== 'described').map(({ url }) => url);
    const found = [...(page.table === null ? [] : [page.url]), ...led].flatMap((url) =>
      nounsAt(url, origin).map((noun) => [noun, url] as const),
    );
    for (const [noun, url] of found) if (!lists.has(noun)) lists.set(noun, url.replace(/[?#].*$/, ''));
  }
  return lists;
}

/** What one of a list may be called, by the last step of its address; nothing where that is no plural. */
function nounsAt(address: string, origin: string): string[] {
  const url = URL.canParse(address) ? new URL(address) : null;
  const last = url?.origin === origin ? url.pathname.split('/').findLast((step) => step !== '') : undefined;
  if (last === undefined || !/^[a-z][a-z_-]*$/i.test(last) || singular(last) === last) return [];
  return nounsOf(last);
}
