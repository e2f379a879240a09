import type { ExchangeRule } from '../advice-rule';
import { fromField, fromRequest, fromStatus } from '../quote';

export const writeRedirected: ExchangeRule = {
  id: 'write-redirected',
  title: 'A write sent elsewhere by 301 or 302',
  weight: 'trap',
  reason:
    'Browsers, and many libraries with them, follow a 301 or 302 to a POST with a GET: the write is lost, and what comes back looks like success. 308 and 307 keep the method and the body.',
  source: { name: 'RFC 9110, 15.4.2 and 15.4.9: 301 and 308', url: 'https://www.rfc-editor.org/rfc/rfc9110#section-15.4.2' },
  example: { worse: 'POST /books → 301 /books/', better: 'POST /books → 308 /books/' },
  look(seen) {
    const { answer, method } = seen;
    if (!answer || !/^(?:POST|PUT|PATCH|DELETE)$/.test(method) || (answer.status !== 301 && answer.status !== 302)) return null;
    const location = fromField(answer.headers, 'Location');
    // After a form a 302 to a page is how browsers have always been sent on.
    if (location.length === 0 || (answer.status === 302 && seen.sentType?.essence === 'application/x-www-form-urlencoded'))
      return null;
    return {
      says: `The ${method} is pointed to another address in a way that many clients follow with GET.`,
      evidence: [fromRequest(seen), fromStatus(answer), ...location],
      instead: answer.status === 301 ? '308, or answering at this address' : '307, or 303 where a GET is meant',
    };
  },
};
