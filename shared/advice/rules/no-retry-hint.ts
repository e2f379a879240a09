import type { ExchangeRule } from '../advice-rule';
import { fromFieldNames, fromStatus } from '../quote';

export const noRetryHint: ExchangeRule = {
  id: 'no-retry-hint',
  title: 'Come back later, and not when',
  weight: 'style',
  reason:
    'A client that is not told when to come back tries at once and again and again, which is what the refusal was to prevent. One number spares both sides.',
  source: { name: 'RFC 9110, 10.2.3: Retry-After', url: 'https://www.rfc-editor.org/rfc/rfc9110#section-10.2.3' },
  example: { worse: '429 Too Many Requests', better: '429 Too Many Requests, Retry-After: 30' },
  look({ answer }) {
    if (!answer || (answer.status !== 429 && answer.status !== 503)) return null;
    if (answer.headers.some(([name]) => /^retry-after$|^(?:x-)?ratelimit(?:-reset.*)?$|^x-rate-limit-reset$/i.test(name)))
      return null;
    return {
      says:
        answer.status === 429
          ? 'The limit is reached, and no field says until when.'
          : 'The server is away, and no field says for how long.',
      evidence: [fromStatus(answer), fromFieldNames(answer.headers)],
      instead: 'Retry-After: the seconds to wait',
    };
  },
};
