import { readTypedUrl, originOf } from '../http/url-parts';
import { createRow } from '../model/row';
import type { RequestDraft } from '../model/request-draft';
import type { PageQuestion } from './what-to-ask';

/** Headers that are about a body, or about having the resource already. */
const notAsked = /^(?:accept|content-.*|transfer-encoding|if-.*|range|idempotency-key)$/i;

/** Descriptions are small; what is longer is something else. */
export const longestDescription = 8 * 1024 * 1024;

/**
 * The request that asks a question about a page, sent as the page's own request was: the same credentials, where the page is
 * still on the origin that was asked, and the same way of sending. It waits less long, since the page does without.
 */
export function draftToAsk(sent: RequestDraft, { method, url, accept }: PageQuestion): RequestDraft {
  const isSame = originIn(sent.url) === originIn(url);
  const headers = isSame ? sent.headers.filter(({ name }) => !notAsked.test(name.trim())) : [];
  const { options } = sent;
  const { limits } = options;
  return {
    ...sent,
    method,
    url,
    query: [],
    path: [],
    headers: [...headers, createRow('Accept', accept)],
    body: { kind: 'none' },
    auth: isSame ? sent.auth : { kind: 'none' },
    options: {
      ...options,
      totalTimeoutMs: Math.min(options.totalTimeoutMs ?? Infinity, 15_000),
      limits: {
        ...limits,
        bodyBytes: Math.min(limits.bodyBytes, longestDescription),
        decodedBytes: Math.min(limits.decodedBytes, longestDescription),
      },
    },
  };
}

function originIn(url: string): string | null {
  const read = readTypedUrl(url);
  return read.ok ? originOf(read.value) : null;
}
