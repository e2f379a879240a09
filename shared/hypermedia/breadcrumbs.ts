import { titleOfStep } from './humanise.ts';
import type { Crumb } from './page.ts';

/** Deeper than any API; an address made to be long would otherwise make crumbs as long as it is, each with all that is before. */
const mostSegments = 50;

/** The way from the root of the origin to an address, one crumb for each segment of its path; of a very deep one the last fifty. */
export function readBreadcrumbs(address: string): Crumb[] {
  if (!URL.canParse(address)) return [];
  const url = new URL(address);
  const segments = url.pathname.split('/').filter((segment) => segment !== '');
  // Where the page's own path ends in a slash, so do those above it: DRF and its kin answer 301 otherwise.
  const end = url.pathname.endsWith('/') ? '/' : '';
  const skipped = Math.max(0, segments.length - mostSegments);
  const crumbs = segments.slice(skipped).map((segment, index, shown) => ({
    label: titleOfStep(decode(segment)),
    url: `${url.origin}/${segments.slice(0, skipped + index + 1).join('/')}${end}`,
    current: index === shown.length - 1,
  }));
  return [{ label: 'Root', url: `${url.origin}/`, current: segments.length === 0 }, ...crumbs];
}

function decode(segment: string): string {
  try {
    return decodeURIComponent(segment);
  } catch {
    return segment;
  }
}
