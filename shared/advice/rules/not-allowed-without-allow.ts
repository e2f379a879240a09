import { headerValue } from '../../http/header-list';
import type { ExchangeRule } from '../advice-rule';
import { fromFieldNames, fromStatus } from '../quote';

export const notAllowedWithoutAllow: ExchangeRule = {
  id: 'not-allowed-without-allow',
  title: '405 without Allow',
  weight: 'fault',
  reason:
    '405 is the answer that tells what can be done here; a client that reads Allow can go on by itself. Without it a person has to find the documentation.',
  source: { name: 'RFC 9110, 15.5.6: Allow must be sent with 405', url: 'https://www.rfc-editor.org/rfc/rfc9110#section-15.5.6' },
  example: { worse: '405 Method Not Allowed', better: '405 Method Not Allowed, Allow: GET, POST' },
  look({ method, answer }) {
    // An empty Allow is an answer too: nothing is allowed here for now.
    if (!answer || answer.status !== 405 || headerValue(answer.headers, 'Allow') !== null) return null;
    return {
      says: `${method} is refused, and no field says what is allowed.`,
      evidence: [fromStatus(answer), fromFieldNames(answer.headers)],
      instead: 'Allow: with the methods there are',
    };
  },
};
