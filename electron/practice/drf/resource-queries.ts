import { z } from 'zod';
import { renderers } from './negotiate.ts';
import { largestPageSize, defaultPageSize } from './page-number.ts';
import type { Resource } from './resource.ts';

/** A parameter as words and as a JSON Schema: values come as text, and are read leniently. */
const said = (words: string, schema: Readonly<Record<string, unknown>> = {}) =>
  z.string().optional().describe(words).meta(schema);

/** Several words with commas between. */
const several = (words: readonly string[]) => ({ type: 'array', items: { type: 'string', enum: words } });

/** Parameters that shape an object of a resource, wherever it is shown. */
export function shapeQuery({ fields }: Pick<Resource, 'fields'>): z.ZodObject {
  const links = fields.filter((field) => field.isLink).map(({ name }) => name);
  return z.object({
    format: said('a format by name', { enum: renderers.map((renderer) => renderer.format) }),
    fields: said('names of fields to keep, with commas', several(fields.map(({ name }) => name))),
    ...(links.length > 0 && { expand: said('names of links to show as whole objects, with commas', several(links)) }),
  });
}

/** Everything a list can be asked. */
export function listQuery(resource: Resource, bare: boolean): z.ZodObject {
  const filters = (resource.filters ?? []).map(({ name, help, schema }) => [name, said(help, schema)] as const);
  const columns = Object.keys(resource.ordering ?? {});
  const size = { type: 'integer', minimum: 1, maximum: largestPageSize, default: defaultPageSize };
  return shapeQuery(resource).extend({
    ...(!bare && {
      page: said('a number, or "last"', { pattern: '^([1-9]\\d*|last)$' }),
      page_size: said('how many on a page', size),
    }),
    ...(resource.search && { search: said('every word must be found') }),
    ...(columns.length > 0 && {
      ordering: said(
        'one or more, with commas; a minus turns one around',
        several(columns.flatMap((name) => [name, `-${name}`])),
      ),
    }),
    ...Object.fromEntries(filters),
  });
}
