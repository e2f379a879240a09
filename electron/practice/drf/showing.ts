import type { Ask } from '../frame/ask.ts';
import type { Showing } from './fields/field.ts';

/** How this caller wants objects shown: links made from its Host, and `?expand=`. */
export function showingFor(ask: Ask): Showing {
  // DRF hands an explicit format on to every link in the body, as it came: in the query, or at the end of the path.
  const format = ask.query.get('format');
  const query = format ? `?format=${encodeURIComponent(format)}` : '';
  const suffix = ask.params['format'];
  return {
    rows: ask.world.rows,
    link: (path) => `${ask.origin}${suffix === undefined ? path : path.replace(/\/$/, `.${suffix}`)}${query}`,
    expand: new Set(words(ask.query.get('expand'))),
  };
}

/** The fields `?fields=` keeps; undefined for all. */
export function fieldsFor(ask: Ask): ReadonlySet<string> | undefined {
  const names = words(ask.query.get('fields'));
  return names.length === 0 ? undefined : new Set(names);
}

const words = (text: string | null): string[] =>
  (text ?? '')
    .split(',')
    .map((word) => word.trim())
    .filter((word) => word !== '');
