import type { Ask } from '../frame/ask.ts';
import type { Showing } from './fields/field.ts';

/** How this caller wants objects shown: links made from its Host, and `?expand=`. */
export function showingFor(ask: Ask): Showing {
  // DRF hands an explicit format on to every link in the body.
  const format = ask.query.get('format');
  const suffix = format ? `?format=${encodeURIComponent(format)}` : '';
  return {
    rows: ask.world.rows,
    link: (path) => `${ask.origin}${path}${suffix}`,
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
