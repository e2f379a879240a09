import { templatedLink } from '../find-links.ts';
import { fieldsOfTemplate } from '../hydra/hydra-fields.ts';
import { hydraMember, hydraText } from '../hydra/hydra-terms.ts';
import { isArray, isObject, member, type JsonObject, type JsonValue } from '../json-value.ts';
import type { OfferedFilter } from '../filters/read-filters.ts';
import type { PageLink } from '../page.ts';
import { linksOfNode } from './json-ld.ts';
import { without, type Kind } from './kind.ts';

const ofTheFrame = ['@context', '@id', '@type', 'view', 'hydra:view', 'search', 'hydra:search', 'operation', 'hydra:operation'];

/** A Hydra collection in JSON-LD: `member` with `totalItems` and a `view`, each also as `hydra:…`. */
export const hydra: Kind = {
  name: 'hydra',
  read(body, { url }) {
    const key = memberKey(body);
    const items = member(body, key ?? '');
    if (!isObject(body) || key === null || !isArray(items)) return null;
    const rest = without(body, [key, ...ofTheFrame]);
    return {
      list: { items, pointer: `/${key}` },
      resource: rest.size > 0 ? rest : null,
      links: [...linksOfNode(rest, url), ...searchLink(body, url)],
      title: hydraText(body, 'title'),
      description: hydraText(body, 'description'),
      offered: searchFilters(body),
    };
  },
};

/** Under which name a collection has its members; null where it is none. */
export function memberKey(body: JsonValue | undefined): string | null {
  if (!isObject(body) || !(body.has('@id') || body.has('@type') || body.has('@context'))) return null;
  return ['member', 'hydra:member'].find((name) => isArray(body.get(name))) ?? null;
}

function searchLink(body: JsonObject, base: string): PageLink[] {
  const search = hydraMember(body, 'search');
  const template = hydraMember(search, 'template');
  if (typeof template !== 'string') return [];
  const place = { rel: 'search', pointer: body.has('hydra:search') ? '/hydra:search' : '/search', place: 'container' as const };
  const link = templatedLink({ ...place, template }, base, fieldsOfTemplate(search));
  return link === null ? [] : [link];
}

const searchFilters = (body: JsonObject): OfferedFilter[] =>
  fieldsOfTemplate(hydraMember(body, 'search')).map((field) => ({ field, source: 'Hydra' }));
