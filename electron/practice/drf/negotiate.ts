import type { Ask } from '../frame/ask.ts';
import { takesProblems } from '../frame/flavours.ts';
import { granted, refused, type Outcome } from '../frame/outcome.ts';
import { csvRenderer } from './renderers/csv.ts';
import { htmlRenderer } from './renderers/html.ts';
import { jsonRenderer } from './renderers/json.ts';
import type { Renderer } from './renderers/renderer.ts';
import { xmlRenderer } from './renderers/xml.ts';
import { yamlRenderer } from './renderers/yaml.ts';

/** In order of preference: the first is what a caller without a wish gets. */
export const renderers: readonly Renderer[] = [jsonRenderer, htmlRenderer, xmlRenderer, csvRenderer, yamlRenderer];

/**
 * Picks the renderer as DRF does: `.json` at the end of the path or `?format=` first, then how specific each type in `Accept` is.
 * Quality values are ignored, on purpose; /formats/ shows the proper way.
 */
export function negotiate(ask: Ask): Outcome<Renderer> {
  const format = ask.params['format'] ?? ask.query.get('format');
  const { accept = '*/*' } = ask.headers;
  if (!format && accept === '*/*') return usual;
  const offered = format ? renderers.filter((renderer) => renderer.format === format) : renderers;
  if (offered.length === 0) return refused({ status: 404, detail: 'Not found.' });
  const found = liked(accept, offered);
  if (found) return granted(found);
  // Whoever takes problem details takes JSON, or there would be no way to be told of anything but this.
  if (!format && takesProblems(accept)) return usual;
  return refused({ status: 406, detail: 'Could not satisfy the request Accept header.' });
}

function liked(accept: string, offered: readonly Renderer[]): Renderer | null {
  for (const group of bySpecificity(accept)) {
    const found = offered.find((renderer) => group.some((type) => fits(renderer.mediaType, type)));
    if (found) return found;
  }
  return null;
}

const usual = granted(jsonRenderer as Renderer);

function bySpecificity(accept: string): string[][] {
  const groups: string[][] = [[], [], [], []];
  for (const entry of accept.split(',')) {
    const [type = '', ...parameters] = entry.split(';').map((part) => part.trim().toLowerCase());
    const isNarrow = parameters.some((parameter) => !parameter.startsWith('q='));
    const rank = type === '*/*' || type === '*' ? 3 : type.endsWith('/*') ? 2 : isNarrow ? 0 : 1;
    groups[rank]?.push(type);
  }
  return groups;
}

function fits(mediaType: string, wanted: string): boolean {
  if (wanted === '*/*' || wanted === '*') return true;
  return wanted.endsWith('/*') ? mediaType.startsWith(wanted.slice(0, -1)) : mediaType === wanted;
}

/** `application/json` has no charset, everything else says UTF-8. */
export function contentTypeOf(renderer: Renderer): string {
  return renderer.charset ? `${renderer.mediaType}; charset=${renderer.charset}` : renderer.mediaType;
}
