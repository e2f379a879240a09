import { headerValue } from '../../http/header-list';
import type { ExchangeRule } from '../advice-rule';
import { fromFieldNames, fromStatus } from '../quote';

export const createdWithoutLocation: ExchangeRule = {
  id: 'created-without-location',
  title: '201 without Location',
  weight: 'trap',
  reason:
    'Without Location a 201 says that what was made lives at the address the POST went to, which is the list. The client has to guess the new address, or put it together from an id and knowledge of its own.',
  source: { name: 'RFC 9110, 15.3.2: 201 Created', url: 'https://www.rfc-editor.org/rfc/rfc9110#section-15.3.2' },
  example: { worse: '201 Created', better: '201 Created, Location: /books/241' },
  look({ method, answer }) {
    // What PUT makes lives where it was put.
    if (!answer || answer.status !== 201 || method === 'PUT') return null;
    if (['Location', 'Content-Location'].some((name) => headerValue(answer.headers, name) !== null)) return null;
    return {
      says: 'Something was made, and no field says where it lives.',
      evidence: [fromStatus(answer), fromFieldNames(answer.headers)],
      instead: 'Location: the address of what was made',
    };
  },
};
