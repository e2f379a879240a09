import { headerValue } from '../../http/header-list';
import type { ExchangeRule } from '../advice-rule';
import { fromField, fromStatus } from '../quote';

export const bodyInNoContent: ExchangeRule = {
  id: 'body-in-no-content',
  title: '204 with a body',
  weight: 'fault',
  reason:
    'A 204 ends with its head. Bytes that follow are read as the beginning of the next answer on the connection, which breaks it, or they are thrown away, so that nobody reads what they say.',
  source: { name: 'RFC 9110, 15.3.5: 204 No Content', url: 'https://www.rfc-editor.org/rfc/rfc9110#section-15.3.5' },
  example: { worse: '204 {"deleted": true}', better: '200 {"deleted": true}, or 204 and nothing' },
  look({ answer }) {
    if (!answer || answer.status !== 204) return null;
    const length = headerValue(answer.headers, 'Content-Length');
    const announces =
      (length !== null && !/^0*$/.test(length.trim())) || headerValue(answer.headers, 'Transfer-Encoding') !== null;
    if (!announces && answer.bodyBytes === 0) return null;
    return {
      says: announces ? 'The head of a 204 announces a body, which it cannot have.' : 'Bytes came after the head of a 204.',
      evidence: [
        fromStatus(answer),
        ...fromField(answer.headers, 'Content-Length'),
        ...fromField(answer.headers, 'Transfer-Encoding'),
      ],
      instead: '200 with the body, or 204 without it',
    };
  },
};
