import { z } from 'zod';
import { renderers } from './negotiate.ts';
import { largestPageSize, defaultPageSize } from './page-number.ts';
import type { Resource } from './resource.ts';

const formats = renderers.map((renderer) => renderer.format).join(', ');
const said = (words: string) => z.string().optional().describe(words);

/** Parameters that shape an object, wherever it is shown. */
export const shapeQuery = z.object({
  format: said(`a format by name: ${formats}`),
  fields: said('names of fields to keep, with commas'),
  expand: said('names of links to show as whole objects, with commas'),
});

/** Everything a list can be asked. */
export function listQuery(resource: Resource, bare: boolean): z.ZodObject {
  const filters = (resource.filters ?? []).map(
    ({ name, help, schema }) => [name, z.string().meta({ description: help, ...schema })] as const,
  );
  return shapeQuery.extend({
    ...(!bare && {
      page: said('a number, or "last"'),
      page_size: said(`1 to ${largestPageSize}; ${defaultPageSize} when left out`),
    }),
    ...(resource.search && { search: said('every word must be found') }),
    ...(resource.ordering && { ordering: said(`${Object.keys(resource.ordering).join(', ')}; a minus turns one around`) }),
    ...Object.fromEntries(filters),
  });
}
