import type { IncomingHttpHeaders } from 'node:http';
import { joined } from './directives.ts';
import { hasValidator } from './freshness.ts';
import type { StoredAnswer } from './shared-cache.ts';

/** What to ask the replica with, so that it may say 304. */
export function conditionsFor(answer: StoredAnswer): Record<string, string> {
  if (!hasValidator(answer)) return {};
  const etag = joined(answer.headers, 'etag');
  const modified = joined(answer.headers, 'last-modified');
  return {
    ...(etag !== undefined && { 'if-none-match': etag }),
    ...(modified !== undefined && { 'if-modified-since': modified }),
  };
}

/** Whether the caller has it already (RFC 9110 section 13). */
export function callerHas(answer: StoredAnswer, request: IncomingHttpHeaders): boolean {
  const etag = joined(answer.headers, 'etag');
  const wanted = request['if-none-match'];
  if (wanted !== undefined) {
    const weak = (tag: string): string => tag.trim().replace(/^W\//, '');
    return wanted.trim() === '*' || (etag !== undefined && wanted.split(',').some((each) => weak(each) === weak(etag)));
  }
  const since = Date.parse(request['if-modified-since'] ?? '');
  const modified = Date.parse(joined(answer.headers, 'last-modified') ?? '');
  return modified <= since;
}
