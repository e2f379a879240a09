import { originOf, readTypedUrl } from '#shared/http/url-parts';
import { pathRowsFromUrl, rowsFromUrl } from '#shared/model/query-rows';
import { createDraft, type RequestDraft } from '#shared/model/request-draft';
import type { RequestOptions } from '#shared/model/request-options';
import type { Row } from '#shared/model/row';

export interface FollowTarget {
  readonly url: string;
  readonly method?: string | undefined;
  readonly draft?: Partial<RequestDraft> | undefined;
}

interface Followed {
  readonly draft: RequestDraft;
  /** What was left behind, as a sentence; null when nothing worth a word was. */
  readonly remark: string | null;
}

/** Headers that say nothing about who asks: they may go along to another origin. */
const harmless = /^(accept|accept-language|user-agent)$/i;
/** Headers that belong to one body or one earlier answer. */
const aboutThatMessage = /^(content-.*|if-.*|transfer-encoding|expect|range|trailer|te)$/i;
const credential = /^(authorization|cookie|proxy-authorization|x-api-key|.*(token|secret).*)$/i;

/**
 * The draft with which a link is followed. Credentials, headers and options of the draft go along to its own origin;
 * another origin gets only what tells nothing about the user.
 */
export function followDraft(from: RequestDraft, target: FollowTarget, defaults: RequestOptions): Followed {
  const blank = createDraft(target.url, target.method ?? 'GET');
  const isOwn = isSameOrigin(from.url, target.url);
  const headers = from.headers.filter(({ name }) => !aboutThatMessage.test(name.trim()) && (isOwn || harmless.test(name.trim())));
  const draft: RequestDraft = {
    ...blank,
    query: rowsFromUrl(target.url, []),
    path: pathRowsFromUrl(target.url, []),
    headers,
    auth: isOwn ? from.auth : blank.auth,
    options: isOwn ? from.options : defaults,
    ...target.draft,
  };
  return { draft, remark: isOwn ? null : leftBehind(from, target.url) };
}

/** Whether two typed addresses lead to the same scheme, host and port. What cannot be read is the same as nothing. */
export function isSameOrigin(one: string, other: string): boolean {
  const [first, second] = [readTypedUrl(one), readTypedUrl(other)];
  return first.ok && second.ok && originOf(first.value) === originOf(second.value);
}

function leftBehind({ auth, headers }: RequestDraft, url: string): string | null {
  const names = headers.filter(isCredential).map(({ name }) => name.trim());
  const left = [...(auth.kind === 'none' ? [] : ['the credentials of Auth']), ...new Set(names)];
  if (left.length === 0) return null;
  const parts = readTypedUrl(url);
  const there = parts.ok ? originOf(parts.value) : url;
  return `${there} is another origin: ${left.join(', ')} stayed behind.`;
}

const isCredential = ({ name, enabled }: Row): boolean => enabled && credential.test(name.trim());
