import { nounOf, nounsOf, singularOf } from '../openapi/related-fields.ts';
import type { Cell, PageModel } from '../page.ts';
import { singular } from '../humanise.ts';
import { isUuid } from '../is-uuid.ts';
import { keyFormat, type FormField, type RelatedList } from './form-field.ts';
import type { PageForm } from './page-form.ts';
import { bareAddress, pagesOfKind, textsSeen } from './values-seen.ts';

/**
 * A form whose keys are chosen from lists, where no description says which: a field that may hold one and is called as the
 * members of a list are that a page has led to, or been. The list is asked for when the field is opened, and not before.
 */
export function withListsSeen(form: PageForm, pages: readonly PageModel[]): PageForm {
  if (!form.fields.some((field) => mayHoldKeys(field) || (field.item !== null && mayHoldKeys(field.item)))) return form;
  const lists = listsIn(pages, form.url);
  if (lists.size === 0) return form;
  const ofKind = pagesOfKind(form, pages);
  const relate = (field: FormField): FormField => {
    const name = field.item ? singularOf(field.name) : field.name;
    const holder = field.item ?? field;
    const list = mayHoldKeys(holder) && !field.readOnly ? lists.get(nounOf(name)) : undefined;
    const key = list && keyIn(holder, list, () => textsSeen(field, form, ofKind));
    if (!list || !key) return field;
    const found: Partial<FormField> = { type: 'related', related: relatedList(list, key, form), format: '' };
    return field.item ? { ...field, item: { ...field.item, ...found } } : { ...field, ...found };
  };
  return { ...form, fields: form.fields.map(relate) };
}

type Key = Extract<RelatedList['value'], { kind: 'member' }>;

/** A list that was led to, or seen. */
interface SeenList {
  readonly url: string;
  /** Its pages, as far as they were seen; none where it was only led to. */
  readonly pages: readonly PageModel[];
}

function mayHoldKeys({ type, format, choices, related, readOnly }: FormField): boolean {
  if (readOnly || choices !== null || related !== null) return false;
  return format === keyFormat || (type === 'text' && ['', 'uuid', 'slug'].includes(format));
}

/** What Django REST framework has unless a project says otherwise. */
const usualSearch = 'search';

function relatedList({ url, pages }: SeenList, value: Key, { source }: PageForm): RelatedList {
  const said = pages.map(({ filters }) => filters?.search?.param).find((param) => param !== undefined);
  return { url, searchParam: said ?? (source === 'OPTIONS' ? usualSearch : null), value, labelMember: null };
}

/** By which member of its rows a field refers to a list; null where that cannot be told. */
function keyIn({ format }: FormField, list: SeenList, textsOf: () => string[]): Key | null {
  if (format === keyFormat) return numberKey(list);
  const texts = [...new Set(textsOf())];
  if (format === 'uuid' || (texts.length > 0 && texts.every(isUuid))) return uuidKey(list, texts);
  return wordKey(list, texts);
}

const numberKey = (list: SeenList): Key | null =>
  memberOf(list, ['id', 'pk'], (cells) => cells.every(({ kind }) => kind === 'number'), { isNumber: true });

/** A UUID is nothing else than a key, so that a list which was only led to will do. */
const uuidKey = (list: SeenList, texts: readonly string[]): Key | null => {
  const areUuids = (cells: readonly Cell[]) => cells.every((cell) => isUuid(textOf(cell)));
  const names = ['id', 'uuid', 'guid', 'pk', 'key'];
  const holds = (cells: readonly Cell[]) => areUuids(cells) && cells.some((cell) => texts.includes(textOf(cell)));
  return memberOf(list, names, list.pages.length > 0 && names.some((name) => holds(cellsOf(list, name))) ? holds : areUuids, {});
};

/**
 * Any other text is a key only where the list is here to compare it with: each row has its own, it is called as keys are,
 * and what the field holds is found among them; all of it where the whole list is here, else most of it.
 */
function wordKey(list: SeenList, texts: readonly string[]): Key | null {
  if (list.pages.length === 0 || texts.length === 0 || !texts.every(isSlug)) return null;
  return memberOf(
    list,
    wordKeys,
    (cells) => {
      const keys = cells.map(textOf);
      if (new Set(keys).size < keys.length || !keys.every(isSlug)) return false;
      const found = texts.filter((text) => keys.includes(text)).length;
      return isWhole(list) ? found === texts.length : found * 2 > texts.length;
    },
    {},
  );
}

const wordKeys = ['id', 'slug', 'key', 'code', 'handle', 'login', 'username', 'sku', 'symbol', 'name'];

/** Nothing says that there is more of it than was seen. */
function isWhole({ pages }: SeenList): boolean {
  const rows = pages.reduce((sum, { table }) => sum + (table?.rowCount ?? 0), 0);
  return pages.some(({ paging }) => paging === null || paging.count === rows || paging.pages === 1);
}

/** A word as it stands in addresses: no spaces, and not so long that it would be a text. */
const isSlug = (text: string): boolean => text.length <= 64 && /^[a-z\d]+(?:[-_.][a-z\d]+)*$/i.test(text);

/** The first member whose values in all rows are as they should be; without any row the usual one. */
function memberOf(
  list: SeenList,
  names: readonly string[],
  fits: (cells: readonly Cell[]) => boolean,
  more: Pick<Key, 'isNumber'>,
): Key | null {
  const name = hasRows(list) ? names.find((one) => cellsOf(list, one).length > 0 && fits(cellsOf(list, one))) : 'id';
  return name === undefined ? null : { kind: 'member', name, isNumber: false, ...more };
}

const hasRows = ({ pages }: SeenList): boolean => pages.some(({ table }) => (table?.rows.length ?? 0) > 0);

const cellsOf = ({ pages }: SeenList, name: string): Cell[] =>
  pages.flatMap(({ table }) => {
    const at = table?.columns.findIndex((column) => column.name === name) ?? -1;
    return at < 0 ? [] : (table?.rows.flatMap(({ cells }) => cells[at] ?? []) ?? []);
  });

const textOf = (cell: Cell): string => ('text' in cell ? cell.text : '');

/** Lists on the origin of a form, by what one of their members is called; those seen first count. */
function listsIn(pages: readonly PageModel[], formUrl: string): Map<string, SeenList> {
  const lists = new Map<string, SeenList>();
  const { origin } = new URL(formUrl);
  // A page that was read again counts once, as it was last.
  const tables = pages.filter(({ table }) => table !== null).toReversed();
  const byUrl = new Map(tables.map((page): [string, PageModel] => [page.url, page]));
  const seen = Map.groupBy(byUrl.values(), ({ url }) => bareAddress(url));
  for (const page of pages) {
    const led = page.links.filter(({ templated, place }) => !templated && place !== 'described').map(({ url }) => url);
    const found = [...(page.table === null ? [] : [page.url]), ...led].flatMap((url) =>
      nounsAt(url, origin).map((noun) => [noun, url] as const),
    );
    for (const [noun, url] of found) {
      if (!lists.has(noun)) lists.set(noun, { url: url.replace(/[?#].*$/, ''), pages: seen.get(bareAddress(url)) ?? [] });
    }
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
