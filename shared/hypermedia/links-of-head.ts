import { headerValues } from '../http/header-list.ts';
import { readLinks, type HeaderLink } from '../http/link-header.ts';
import type { PageInput } from './page-input.ts';
import { webUrl } from './web-url.ts';

/** The links that the Link field of an answer says of the answer itself: those of something else (`anchor`) are not its own. */
export const linksOfHead = ({ headers, url }: Pick<PageInput, 'headers' | 'url'>): HeaderLink[] =>
  readLinks(headerValues(headers, 'Link')).filter(({ anchor }) => anchor === null || isPart(anchor, url));

/** Whether an anchor names the answer itself, or a part of it. */
export const isPart = (anchor: string, url: string): boolean =>
  webUrl(anchor, url)?.split('#')[0] === webUrl(url, url)?.split('#')[0];
