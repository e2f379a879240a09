import { withListsSeen } from '#shared/hypermedia/forms/lists-seen';
import { withSuggestionsSeen } from '#shared/hypermedia/forms/suggestions-seen';
import { withSeen } from '#shared/hypermedia/forms/looked-at';
import type { PageForm } from '#shared/hypermedia/forms/page-form';
import type { PageModel } from '#shared/hypermedia/page';
import type { Exchange } from '#shared/model/exchange';
import { likeness } from './knowledge';
import { pagesOf } from './use-page-model';

/** So many pages are looked back at, the newest first. */
const mostPages = 12;

/**
 * Forms of pages that were read before and hold the same kind of resource as this one: its sisters, and the list it is one of.
 * What one of them leaves open, another may know.
 */
function seenForms(exchanges: Readonly<Record<string, Exchange>>, page: PageModel): PageForm[] {
  const kind = kindOf(page.url);
  const sisters = Object.values(exchanges)
    .toReversed()
    .flatMap(pagesOf)
    .filter((seen) => seen !== page && (kindOf(seen.url) === kind || holds(seen, page.url)));
  // A form for something done with the resource is sent elsewhere.
  const ofResource = sisters
    .slice(0, mostPages)
    .flatMap(({ forms, url: own }) => forms.filter(({ url }) => url === own || kindOf(url) === kind));
  // What was said counts before what was guessed.
  return ofResource.toSorted((one, other) => Number(one.source === 'GET') - Number(other.source === 'GET'));
}

/**
 * A form with what pages that were read before tell of its fields: its own kind, lists that its keys may be chosen from, and
 * words that stood in their places.
 */
export const withPagesSeen = (form: PageForm, exchanges: Readonly<Record<string, Exchange>>, page: PageModel): PageForm =>
  withAllSeen(
    withSeen(form, seenForms(exchanges, page)),
    Object.values(exchanges).toReversed().flatMap(pagesOf).slice(0, mostLists),
  );

const withAllSeen = (form: PageForm, pages: readonly PageModel[]): PageForm =>
  withSuggestionsSeen(withListsSeen(form, pages), pages);

/** In so many pages lists are looked for. */
const mostLists = 60;

/** What tells addresses of one kind of resource from others: a list and those in it are of one kind. */
export const kindOf = (url: string): string =>
  URL.canParse(url)
    ? likeness(url)
        .replace(/\/$/, '')
        .replace(/\/\{\}$/, '')
    : url;

const holds = ({ table }: PageModel, url: string): boolean => table?.rows.some((row) => row.url === url) ?? false;
