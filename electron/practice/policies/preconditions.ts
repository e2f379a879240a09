import type { IncomingHttpHeaders } from 'node:http';

/** What is there now, as conditions ask about it. */
export interface Current {
  /** Whether an opaque tag, in its quotes, names it; never where it has none. */
  isTag(tag: string): boolean;
  /** True where its tag is a weak one, which is good for sparing a copy and for nothing else. */
  readonly isWeak?: boolean;
  /** Milliseconds; the fraction of a second does not count, as dates in HTTP have none. */
  readonly modified?: number;
}

export type Verdict = 'go on' | 'not modified' | 'failed';

interface Conditional {
  readonly method: string;
  readonly headers: IncomingHttpHeaders;
}

/** What is there under one tag, or under none. */
export function current(etag: string | null, modified?: number): Current {
  return {
    isTag: (tag) => etag !== null && tag === opaque(etag),
    isWeak: etag?.startsWith('W/') === true,
    ...(modified !== undefined && { modified }),
  };
}

const names = ['if-match', 'if-none-match', 'if-modified-since', 'if-unmodified-since'] as const;

/** Most requests have none, and then nothing need be known of what is there. */
export const hasConditions = ({ headers }: Pick<Conditional, 'headers'>): boolean =>
  names.some((name) => headers[name] !== undefined);

/** The conditions of a request in the order of RFC 9110 section 13.2.2; `now` is null where nothing is there. */
export function judgeConditions(request: Conditional, now: Current | null): Verdict {
  const { headers } = request;
  const unmodified = dateOf(headers['if-unmodified-since']);
  if (headers['if-match'] !== undefined) {
    if (!matches(headers['if-match'], now, 'strong')) return 'failed';
  } else if (unmodified !== null && now?.modified !== undefined && seconds(now.modified) > seconds(unmodified)) return 'failed';
  return judgeAbsence(request, now);
}

function judgeAbsence({ method, headers }: Conditional, now: Current | null): Verdict {
  const reads = method === 'GET' || method === 'HEAD';
  const noneMatch = headers['if-none-match'];
  if (noneMatch !== undefined) {
    if (!matches(noneMatch, now, 'weak')) return 'go on';
    return reads ? 'not modified' : 'failed';
  }
  const since = reads ? dateOf(headers['if-modified-since']) : null;
  const isOld = since !== null && now?.modified !== undefined && seconds(now.modified) <= seconds(since);
  return isOld ? 'not modified' : 'go on';
}

/** RFC 9110 section 8.8.3.2: strongly, a weak tag equals nothing, itself included. */
function matches(header: string, now: Current | null, how: 'strong' | 'weak'): boolean {
  if (!now) return false;
  if (header.trim() === '*') return true;
  const tags = header.match(/(?:W\/)?"[^"]*"/g) ?? [];
  if (how === 'weak') return tags.some((tag) => now.isTag(opaque(tag)));
  return now.isWeak !== true && tags.some((tag) => !tag.startsWith('W/') && now.isTag(tag));
}

const opaque = (tag: string): string => tag.replace(/^W\//, '');
const seconds = (ms: number): number => Math.floor(ms / 1000);

function dateOf(value: string | undefined): number | null {
  const time = Date.parse(value ?? '');
  return Number.isNaN(time) ? null : time;
}
