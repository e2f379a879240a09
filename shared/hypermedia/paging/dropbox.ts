import { isArray, isObject, textMember } from '../json-value.ts';
import { bodyTurns } from './body-turns.ts';
import type { PagingInput, PagingReading } from './paging-style.ts';

/** Where Dropbox lists; what has a version in front and a family of calls behind it. */
const lists = /^\/2\/(?:files|sharing|team|team_log|file_requests|paper)\//;

/** Calls that go on at their own address, with the cursor beside what was asked. */
const atOwnAddress = /^\/2\/(?:sharing\/list_shared_links|team\/(?:devices|linked_apps)\/list_\w+)$/;

const isContinued = /\/continue(?:_v\d)?$/;

/** Where calls that have a second version go on, which no rule says. */
const secondVersions: Readonly<Record<string, string>> = {
  '/2/files/search_v2': '/2/files/search/continue_v2',
  '/2/team/members/list_v2': '/2/team/members/list/continue_v2',
  '/2/file_requests/list_v2': '/2/file_requests/list/continue',
};

/** Where a call goes on; null where that is not known. */
function placeAfter(pathname: string): string | null {
  if (isContinued.test(pathname)) return pathname;
  return secondVersions[pathname] ?? (/_v\d$/.test(pathname) ? null : `${pathname}/continue`);
}

/** Dropbox goes on at an address of its own, where nothing but the cursor is sent; some calls go on where they are. */
export function readDropbox({ json, url }: PagingInput): PagingReading | null {
  if (!isObject(json) || !URL.canParse(url) || typeof json.get('has_more') !== 'boolean') return null;
  const cursor = textMember(json, 'cursor');
  const { pathname } = new URL(url);
  if (cursor === null || cursor === '' || !lists.test(pathname) || ![...json.values()].some(isArray)) return null;
  const requests = requestsOf(json.get('has_more') === true ? cursor : null, url);
  return requests && { requests, isLater: isContinued.test(pathname), readFrom: ['cursor', 'has_more'], confidence: 'likely' };
}

/** How the next page is asked for, where there is one; null where that is not known. */
function requestsOf(cursor: string | null, url: string): NonNullable<PagingReading['requests']> | null {
  const { pathname } = new URL(url);
  if (atOwnAddress.test(pathname)) return bodyTurns(['cursor'], cursor);
  const place = placeAfter(pathname);
  if (place === null) return null;
  return { next: cursor === null ? null : { kind: 'body', path: ['cursor'], value: cursor, url: new URL(place, url).href } };
}
