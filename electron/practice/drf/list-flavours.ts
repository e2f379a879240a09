import type { HeaderPair } from '../frame/answer.ts';
import type { Ask } from '../frame/ask.ts';
import { askedFlavour, type FlavourName } from '../frame/flavours.ts';
import { linkWithQuery, type PageAsked } from './page-number.ts';

/** A page of a list as another framework hands it out. */
export interface FlavouredPage {
  readonly value: unknown;
  readonly headers?: readonly HeaderPair[];
}

type Shape = (ask: Ask, page: CountedPage, results: readonly unknown[]) => FlavouredPage;

export interface CountedPage extends PageAsked {
  readonly count: number;
}

/** Numbers of the pages there are around one; null where there is none. */
function around({ page, size, count }: CountedPage) {
  const last = Math.max(1, Math.ceil(count / size));
  return { first: 1, prev: page > 1 ? page - 1 : null, next: page < last ? page + 1 : null, last };
}

function addressOf(ask: Ask, page: number): string {
  const query = new URLSearchParams(ask.query);
  query.set('page', String(page));
  return linkWithQuery(ask, query);
}

/** The envelope of Laravel’s resource collections. */
export const laravelPage: Shape = (ask, asked, results) => {
  const { page, size, offset, count } = asked;
  const pages = around(asked);
  const [from, to] = results.length === 0 ? [null, null] : [offset + 1, offset + results.length];
  return {
    value: {
      data: results,
      links: Object.fromEntries(Object.entries(pages).map(([rel, at]) => [rel, at === null ? null : addressOf(ask, at)])),
      meta: { current_page: page, from, last_page: pages.last, path: ask.origin + ask.path, per_page: size, to, total: count },
    },
  };
};

/** A bare list with Link, Per-Page and Total, as the usual gem for Rails has it. */
export const railsPage: Shape = (ask, asked, results) => {
  const links = Object.entries(around(asked)).flatMap(([rel, at]) =>
    at === null ? [] : [`<${addressOf(ask, at)}>; rel="${rel}"`],
  );
  return {
    value: results,
    headers: [
      ['Link', links.join(', ')],
      ['Per-Page', String(asked.size)],
      ['Total', String(asked.count)],
    ],
  };
};

/** Express has no habit for pages, so there is a bare list and nothing that leads on. */
export const expressPage: Shape = (_ask, _page, results) => ({ value: results });

const shapes: Readonly<Partial<Record<FlavourName, Shape>>> = { laravel: laravelPage, rails: railsPage, express: expressPage };

/** How the caller wants lists; nothing where they are as DRF has them. */
export function askedListShape(ask: Ask): Shape | undefined {
  const flavour = ask.query.has('flavour') ? askedFlavour(ask) : undefined;
  return flavour && shapes[flavour];
}
