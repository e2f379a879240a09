import { headerValue } from '../../http/header-list';
import type { ExchangeRule } from '../advice-rule';
import { fromField, fromFieldNames, fromStatus } from '../quote';
import { isForReuse } from './reusable';

export const noCachePolicy: ExchangeRule = {
  id: 'no-cache-policy',
  title: 'Nothing said on caching',
  weight: 'style',
  reason:
    'Where nothing is said each cache guesses by a rule of its own: one keeps the answer for a tenth of its age, another not at all. One word, even no-cache, makes all of them do the same.',
  source: { name: 'RFC 9111, 4.2.2: heuristic freshness', url: 'https://www.rfc-editor.org/rfc/rfc9111#section-4.2.2' },
  example: { worse: '200 {"id": 21, …}', better: '200 {"id": 21, …}, Cache-Control: max-age=60' },
  look(seen) {
    const { answer } = seen;
    if (!answer || !isForReuse(seen, answer)) return null;
    if (['Cache-Control', 'Expires', 'Pragma'].some((name) => headerValue(answer.headers, name) !== null)) return null;
    const modified = fromField(answer.headers, 'Last-Modified');
    return {
      says:
        modified.length > 0
          ? 'How long this is good, caches guess from Last-Modified.'
          : 'How long this is good, and for whom, is left to each cache.',
      evidence: [fromStatus(answer), ...(modified.length > 0 ? modified : [fromFieldNames(answer.headers)])],
      instead: 'Cache-Control: no-cache, max-age=… or private',
    };
  },
};
