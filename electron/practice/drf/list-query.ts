import { granted, refused, type Outcome } from '../frame/outcome.ts';
import type { Condition } from '../world/rows.ts';
import { searchConditions } from './filters.ts';
import type { Resource } from './resource.ts';

/** What the query of a list asks for, as SQL conditions and an order. */
export interface ListQuery {
  readonly where: readonly Condition[];
  readonly order: readonly string[];
}

/** Reads search, ordering and filters. Parameters nobody knows are ignored, as DRF ignores them. */
export function readListQuery(resource: Resource, query: URLSearchParams): Outcome<ListQuery> {
  const filtered = readFilters(resource, query);
  if (!filtered.ok) return filtered;
  const search = query.get('search');
  const found = search && resource.search ? searchConditions(resource.search, search) : [];
  return granted({ where: [...filtered.value, ...found], order: readOrder(resource, query.get('ordering') ?? '') });
}

function readFilters(resource: Resource, query: URLSearchParams): Outcome<Condition[]> {
  const conditions: Condition[] = [];
  const errors: Record<string, string[]> = {};
  for (const filter of resource.filters ?? []) {
    const text = query.get(filter.name);
    if (text === null || text === '') continue;
    const value = filter.read(text);
    if (!value.ok) errors[filter.name] = [value.error];
    else if (value.condition) conditions.push(value.condition);
  }
  if (Object.keys(errors).length === 0) return granted(conditions);
  return refused({ status: 400, detail: 'A filter has a value it cannot use.', fields: errors });
}

/** The id comes last, so that rows with equal values keep their places from page to page. */
function readOrder(resource: Resource, text: string): string[] {
  const order = text.split(',').flatMap((part) => {
    const name = part.trim();
    const column = resource.ordering?.[name.replace(/^-/, '')];
    return column ? [`${column} ${name.startsWith('-') ? 'desc' : 'asc'}`] : [];
  });
  return [...order, 'id'];
}
