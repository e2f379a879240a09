import type { Ask } from '../frame/ask.ts';
import type { Row } from '../world/rows.ts';

/** RFC 9110 section 13.2.2: If-None-Match decides alone when it is there; the date only without it. */
export function isNotModified(ask: Ask, etag: string, modified: string | undefined): boolean {
  const noneMatch = ask.headers['if-none-match'];
  if (noneMatch !== undefined) return noneMatch.trim() === '*' || tagsOf(noneMatch).some((tag) => weak(tag) === weak(etag));
  const since = ask.headers['if-modified-since'];
  return since !== undefined && modified !== undefined && wholeSeconds(Date.parse(modified)) <= Date.parse(since);
}

/**
 * Whether a change may go on. The tag of any representation of the current revision is good;
 * a weak one never is, because If-Match compares strongly.
 */
export function mayChangeNow(ask: Ask, row: Row | undefined): boolean {
  const match = ask.headers['if-match'];
  if (match !== undefined)
    return row !== undefined && (match.trim() === '*' || tagsOf(match).some((tag) => tag.startsWith(`"${revisionOf(row)}-`)));
  const noneMatch = ask.headers['if-none-match'];
  if (noneMatch !== undefined && row) {
    return noneMatch.trim() !== '*' && !tagsOf(noneMatch).some((tag) => weak(tag).startsWith(`"${revisionOf(row)}-`));
  }
  const unmodifiedSince = Date.parse(ask.headers['if-unmodified-since'] ?? '');
  return !row || Number.isNaN(unmodifiedSince) || wholeSeconds(Date.parse(row.updated)) <= unmodifiedSince;
}

/** Names one state of one object. */
export const revisionOf = (row: Row): string => `${row.id}.${row.revision}`;

const tagsOf = (header: string): string[] => header.match(/(?:W\/)?"[^"]*"/g) ?? [];
const weak = (tag: string): string => tag.replace(/^W\//, '');
const wholeSeconds = (ms: number): number => Math.floor(ms / 1000) * 1000;
