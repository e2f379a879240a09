import { isArray, isObject, textMember } from '../json-value.ts';
import type { PagingInput, PagingReading } from './paging-style.ts';

/** Where Dropbox lists; what has a version in front and a family of calls behind it. */
const lists = /^\/2\/(?:files|sharing|team|team_log|file_requests|paper)\//;

/** Dropbox goes on at an address of its own, where nothing but the cursor is sent. */
export function readDropbox({ json, url }: PagingInput): PagingReading | null {
  if (!isObject(json) || !URL.canParse(url) || typeof json.get('has_more') !== 'boolean') return null;
  const cursor = textMember(json, 'cursor');
  const { pathname } = new URL(url);
  if (cursor === null || cursor === '' || !lists.test(pathname) || ![...json.values()].some(isArray)) return null;
  const isLater = pathname.endsWith('/continue');
  const there = isLater ? url : new URL(`${pathname}/continue`, url).href;
  return {
    requests: { next: json.get('has_more') === true ? { kind: 'body', path: ['cursor'], value: cursor, url: there } : null },
    isLater,
    readFrom: ['cursor', 'has_more'],
    confidence: 'likely',
  };
}
