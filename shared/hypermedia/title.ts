import { nameOf } from './own-names.ts';
import { humanise, singular } from './humanise.ts';
import type { KindReading } from './kinds/kind.ts';
import type { Crumb } from './page.ts';
import type { ReadInput } from './page-input.ts';

/** What a page is called: by the resource itself, else by its address. */
export function readTitle({ status }: ReadInput, { list, resource }: KindReading, crumbs: readonly Crumb[]): string {
  // The title of an error describes the error, not the page.
  const isResource = status < 400 && list === null && resource !== null;
  return (isResource ? nameOf(resource) : null) ?? titleFromAddress(crumbs);
}

function titleFromAddress(crumbs: readonly Crumb[]): string {
  const [last, parent] = [crumbs.at(-1), crumbs.at(-2)];
  if (!last) return '';
  return parent && crumbs.length > 2 && isIdentifier(last.label) ? `${singular(parent.label)} ${last.label}` : last.label;
}

/** `31`, a UUID, `b-42`: something with a digit in it that is not a version. */
const isIdentifier = (label: string): boolean => /\d/.test(label) && !/^v\d+$/i.test(label) && label === humanise(label);
