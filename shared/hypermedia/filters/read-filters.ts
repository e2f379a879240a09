import type { FieldChoice, FormField } from '../forms/form-field.ts';
import { createField } from '../forms/create-field.ts';
import { textType } from '../forms/sources/field-from-value.ts';
import { humanise } from '../humanise.ts';
import { fieldOfParameter } from '../openapi/read-request.ts';
import type { OpenApiResource } from '../openapi/openapi-resource.ts';
import type { PageKind, PageLink, Paging, PageTable } from '../page.ts';
import type { FilterSource, OrderChoice, PageFilter, PageFilters } from '../page-filters.ts';
import { roleOf, type ParamRole } from './filter-names.ts';
import { placeParam } from '../paging/place-param.ts';
import { queryOf } from './query-of.ts';

/** What filters are read from. */
export interface FilterPlace {
  readonly url: string;
  readonly kind: PageKind;
  readonly paging: Paging | null;
  readonly table: PageTable;
  readonly links: readonly PageLink[];
  readonly openApi: OpenApiResource | null;
  /** What the kind itself offers: Hydra's search, queries of Collection+JSON. */
  readonly offered: readonly OfferedFilter[];
  /** Parameters that say what is asked, and narrow nothing. */
  readonly asking: readonly string[] | undefined;
  /** What a new row is made of, as far as it is known: a filter by one of these takes the same values. */
  readonly fields: readonly FormField[];
}

/** A parameter somebody knows of. */
export interface OfferedFilter {
  readonly field: FormField;
  readonly source: FilterSource;
}

/** How a list can be narrowed, searched and ordered: by what describes it, and by what its address has already. Null when by nothing. */
export function readFilters(place: FilterPlace): PageFilters | null {
  const asked = queryOf(place.url);
  const { url, paging } = place;
  const others = new Set([
    ...(place.asking ?? []),
    paging?.pageParam,
    paging?.offsetParam,
    paging?.sizeParam,
    placeParam(url, paging),
  ]);
  const offered = firstOfName([
    ...place.offered,
    ...fromOpenApi(place),
    ...fromTemplates(place),
    ...fromQuery(asked, place.fields),
  ]).filter(({ field }) => !others.has(field.name));
  const ofRole = (role: ParamRole) => offered.filter(({ field }) => roleOf(field.name) === role);
  const filters: PageFilters = {
    fields: ofRole('filters').map((one) => filterOf(one, asked)),
    search: searchOf(ofRole('searches')[0], asked),
    ordering: orderingOf(ofRole('orders')[0], asked, place),
  };
  return filters.fields.length > 0 || filters.search || filters.ordering ? filters : null;
}

function firstOfName(offered: readonly OfferedFilter[]): OfferedFilter[] {
  const byName = new Map<string, OfferedFilter>();
  for (const one of offered) if (!byName.has(one.field.name)) byName.set(one.field.name, one);
  return [...byName.values()];
}

function fromOpenApi({ openApi }: FilterPlace): OfferedFilter[] {
  const reading = openApi?.operations.find(({ method }) => method === 'GET');
  if (!openApi || !reading) return [];
  return reading.parameters
    .filter((parameter) => parameter.get('in') === 'query')
    .map((parameter) => ({ field: fieldOfParameter(parameter, openApi.document), source: 'OpenAPI' }));
}

/** A template that leads to this very list has its parameters as gaps. */
function fromTemplates({ links, url }: FilterPlace): OfferedFilter[] {
  return links
    .filter((link) => link.templated && pathOf(link.url, url) === pathOf(url, url))
    .flatMap(({ variables }) => variables.map((field) => ({ field, source: 'link' as const })));
}

function pathOf(address: string, base: string): string | null {
  const bare = address.replace(/[{?#].*$/, '');
  return URL.canParse(bare, base) ? new URL(bare, base).origin + new URL(bare, base).pathname : null;
}

function fromQuery(asked: ReadonlyMap<string, readonly string[]>, fields: readonly FormField[]): OfferedFilter[] {
  return [...asked].map(([name, [value = '']]) => {
    const own = fields.find((field) => field.name === name && (field.choices !== null || field.type === 'boolean'));
    const type = own?.type ?? (value === '' ? 'text' : typeOfText(value));
    return { field: createField(name, { label: labelOf(name), type, choices: own?.choices ?? null }), source: 'query' };
  });
}

/** `filter[author]` filters by author; `price__lte` and `$filter` are read as they stand. */
const labelOf = (name: string): string => humanise(/^filter\[([^\]]+)\]$/.exec(name)?.[1] ?? name);

function typeOfText(text: string): FormField['type'] {
  if (/^(?:true|false)$/.test(text)) return 'boolean';
  const type = textType(text, '', '');
  return type === 'date' || type === 'datetime' ? type : 'text';
}

function filterOf({ field, source }: OfferedFilter, asked: ReadonlyMap<string, readonly string[]>): PageFilter {
  const { name, label, type, choices, required, help } = field;
  return { name, label, type, choices, required, help, source, values: asked.get(name) ?? [] };
}

function searchOf(offered: OfferedFilter | undefined, asked: ReadonlyMap<string, readonly string[]>): PageFilters['search'] {
  return offered ? { param: offered.field.name, value: asked.get(offered.field.name)?.[0] ?? '' } : null;
}

function orderingOf(
  offered: OfferedFilter | undefined,
  asked: ReadonlyMap<string, readonly string[]>,
  place: FilterPlace,
): PageFilters['ordering'] {
  if (!offered) return null;
  const { name, choices, item } = offered.field;
  const said = choices ?? item?.choices ?? null;
  return { param: name, choices: said ? said.flatMap(saidOrder) : usualOrders(place), current: asked.get(name)?.[0] ?? null };
}

const saidOrder = ({ value, label }: FieldChoice): OrderChoice[] =>
  value.kind === 'text' || value.kind === 'number' ? [{ value: value.text, label }] : [];

/** Columns of plain values, both ways: with a minus as DRF, JSON:API and many others have it, or as OData says it. */
function usualOrders({ table, kind }: FilterPlace): OrderChoice[] {
  const plain = table.columns.filter((column, at) => column.kind !== 'mixed' && at !== table.urlColumn).slice(0, 40);
  const down = (name: string) => (kind === 'odata' ? `${name} desc` : `-${name}`);
  return plain.flatMap(({ name }) => [
    { value: name, label: humanise(name) },
    { value: down(name), label: `${humanise(name)}, falling` },
  ]);
}
