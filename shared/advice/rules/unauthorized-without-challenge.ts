import { headerValue } from '../../http/header-list';
import type { ExchangeRule } from '../advice-rule';
import { fromFieldNames, fromStatus } from '../quote';

export const unauthorizedWithoutChallenge: ExchangeRule = {
  id: 'unauthorized-without-challenge',
  title: '401 without a challenge',
  weight: 'fault',
  reason:
    'A 401 asks who is there, and WWW-Authenticate says how to answer: which scheme, for which realm, with which scope. Without it no client can log in by itself. Where there is no way to log in, 403 is the word.',
  source: {
    name: 'RFC 9110, 15.5.2: a challenge must be sent with 401',
    url: 'https://www.rfc-editor.org/rfc/rfc9110#section-15.5.2',
  },
  example: { worse: '401 Unauthorized', better: '401 Unauthorized, WWW-Authenticate: Bearer realm="api"' },
  look({ answer }) {
    if (!answer || answer.status !== 401 || headerValue(answer.headers, 'WWW-Authenticate') !== null) return null;
    return {
      says: 'The server wants to know who is asking, and does not say how to tell it.',
      evidence: [fromStatus(answer), fromFieldNames(answer.headers)],
      instead: 'WWW-Authenticate: with the scheme it takes',
    };
  },
};
