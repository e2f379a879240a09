import type { Ask } from '../frame/ask.ts';
import { current, hasConditions, judgeConditions, type Verdict } from '../policies/preconditions.ts';
import type { Row } from '../world/rows.ts';

/** What the conditions of a GET come to, for one representation with its tag. */
export function judgeRead(ask: Ask, etag: string, modified: string | undefined): Verdict {
  if (!hasConditions(ask)) return 'go on';
  return judgeConditions(ask, current(etag, modified === undefined ? undefined : Date.parse(modified)));
}

/**
 * Whether a change may go on. The tag of any representation of the current revision is good;
 * a weak one never is, because If-Match compares strongly.
 */
export function mayChangeNow(ask: Ask, row: Row | undefined): boolean {
  const now = row && {
    isTag: (tag: string) => tag.startsWith(`"${revisionOf(row)}-`),
    modified: Date.parse(row.updated),
  };
  return judgeConditions(ask, now ?? null) !== 'failed';
}

/** Names one state of one object. */
export const revisionOf = (row: Row): string => `${row.id}.${row.revision}`;
