import { headerValue } from '../../http/header-list';
import type { ExchangeRule } from '../advice-rule';
import { fromFieldNames, fromStatus } from '../quote';
import { isForReuse } from './reusable';

export const noValidator: ExchangeRule = {
  id: 'no-validator',
  title: 'No ETag and no Last-Modified',
  weight: 'style',
  reason:
    'With a validator a client asks “still the same?” and gets an empty 304, and it writes with If-Match, so that two people do not overwrite each other. Without one every look is the whole body, and the last write wins unseen.',
  source: { name: 'RFC 9110, 8.8: validator fields', url: 'https://www.rfc-editor.org/rfc/rfc9110#section-8.8' },
  example: { worse: '200 {"id": 21, …}', better: '200 {"id": 21, …}, ETag: "21.1"' },
  look(seen) {
    const { answer } = seen;
    if (!answer || !isForReuse(seen, answer)) return null;
    if (['ETag', 'Last-Modified'].some((name) => headerValue(answer.headers, name) !== null)) return null;
    return {
      says: 'Nothing in the head tells this version from the next.',
      evidence: [fromStatus(answer), fromFieldNames(answer.headers)],
      instead: 'ETag: "a version", and 304 for If-None-Match',
    };
  },
};
